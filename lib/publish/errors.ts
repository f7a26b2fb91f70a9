/** What a platform did not let happen, in a sentence for whoever runs the job. */
export class PublishError extends Error {}

/** The platform takes no text of this length. */
export class TooLong extends PublishError {}
