import { inOneLine, type Message } from "../words";

/** A rejection by the platform, in sentences for whoever runs the job. */
export class PublishError extends Error {
  constructor(readonly told: Message) {
    super(inOneLine({ summary: told.summary, detail: told.detail }));
  }
}

/** The text is too long for the platform. */
export class TooLong extends PublishError {}
