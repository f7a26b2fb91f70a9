/** What a subcommand throws when it could not do its work: the message goes to stderr and the exit status is 1. */
export class CommandFailure extends Error {}
