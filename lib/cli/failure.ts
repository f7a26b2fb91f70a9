/** What a subcommand throws when it could not do its work: the message goes to stderr and the exit status is 1. */
export class CommandFailure extends Error {}

/** What a subcommand throws when it did its work and refuses what it was asked about: the exit status is 3. */
export class Refusal extends Error {}
