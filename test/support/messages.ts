import { inOneLine, type Message } from "../../lib/words";

/** A message of a catalogue as synth tells it of an argument of a construct. */
export function ofArgument(construct: string, argument: string, message: Message): string {
  return `[${construct}] ${argument}: ${inOneLine(message)}`;
}

/** A message of a catalogue as a guard tells it of a construct. */
export function ofGuard(construct: string, guard: string, message: Message): string {
  return `[${construct}] ${guard}: ${inOneLine(message)}`;
}
