import { asLines, type Message } from "../words";

/** Thrown by a subcommand to exit: the message, if any, goes to stderr, with its code on a separate line. */
export abstract class Ending extends Error {
  /** The message with its code, if it has one. */
  readonly told: Message | undefined;

  constructor(message: Message | string, options?: ErrorOptions) {
    super(typeof message === "string" ? message : asLines(message), options);
    this.told = typeof message === "string" ? undefined : message;
  }

  /** The exit status. */
  abstract readonly status: number;
}

/** The command failed: exit status 1. */
export class CommandFailure extends Ending {
  readonly status = 1;
}

/** The command worked, and refuses the request: exit status 3. */
export class Refusal extends Ending {
  readonly status = 3;
}

/** The command worked, and found what it looked for: exit status 2. */
export class SomethingFound extends Ending {
  readonly status = 2;
}
