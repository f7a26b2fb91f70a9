import { inOneLine, type Message } from "../../lib/words";

/** A message of a catalogue as synth tells it of an argument of a construct. */
export function ofArgument(construct: string, argument: string, message: Message): string {
  return `[${construct}] ${argument}: ${inOneLine(message)}`;
}
