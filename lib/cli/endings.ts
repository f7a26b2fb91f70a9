import { asLines, type Message } from "../words";

/** What a subcommand throws to end: the message, where there is one, goes to stderr, its code in a line of its own. */
export abstract class Ending extends Error {
  /** The message with its code, where it has one. */
  readonly told: Message | undefined;

  constructor(message: Message | string, options?: ErrorOptions) {
    super(typeof message === "string" ? message : asLines(message), options);
    this.told = typeof message === "string" ? undefined : message;
  }

  /** The exit status. */
  abstract readonly status: number;
}

/** It could not do its work: 1. */
export class CommandFailure extends Ending {
  readonly status = 1;
}

/** It did its work and refuses what it was asked about: 3. */
export class Refusal extends Ending {
  readonly status = 3;
}

/** It did its work and found what it looks for: 2. */
export class SomethingFound extends Ending {
  readonly status = 2;
}
