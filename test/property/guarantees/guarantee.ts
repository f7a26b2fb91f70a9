import type { Observation } from "../model/observation";

/** Something that holds whatever the sequence of commands. */
export interface Guarantee {
  /** Its own sentence, which is the error when it is broken. */
  readonly sentence: string;
  /** What was seen that breaks it; nothing when it holds. */
  broken(observation: Observation): string[];
}

/** A guarantee did not hold. */
export class BrokenGuarantee extends Error {
  override readonly name = "BrokenGuarantee";

  constructor(
    readonly sentence: string,
    readonly seen: readonly string[],
  ) {
    super(`${sentence}\n${seen.map((line) => `  seen: ${line}`).join("\n")}`);
  }
}
