import { inOneLine, type Message } from "../words";

/** What a platform did not let happen, in sentences for whoever runs the job. */
export class PublishError extends Error {
  constructor(readonly told: Message) {
    super(inOneLine({ summary: told.summary, detail: told.detail }));
  }
}

/** The platform takes no text of this length. */
export class TooLong extends PublishError {}
