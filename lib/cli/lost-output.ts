import { escapeUnseenInLines } from "../text";
import { asLines } from "../words";
import { cannotWrite } from "./words";

/**
 * Reports a standard output that takes no more, such as on a full disk; a reader that has stopped reading, such as `head`, has
 * what it wants. What the command is doing, such as an apply, goes on. Returns whether output was lost.
 */
export function watchOutput(): () => boolean {
  let lost = false;
  process.stdout.on("error", ({ code, message }: NodeJS.ErrnoException) => {
    if (code === "EPIPE" || lost) return;
    lost = true;
    process.exitCode = 1;
    const told = asLines(cannotWrite({ file: "The standard output", reason: message }));
    process.stderr.write(`cckm: ${escapeUnseenInLines(told)}\n`);
  });
  // There is nobody left to tell.
  process.stderr.on("error", () => {});
  return () => lost;
}
