import { tell } from "../save-text";
import { keepState } from "./keep-state";
import type { Prepared } from "./prepare";
import { type ReadBack, readBack, type StackReceipt, stackReceipt } from "./receipt";

/** Applies stacks one after the other. The first failure stops it: later stacks are not started. */
export async function applyStacks(prepared: readonly Prepared[], signal: AbortSignal): Promise<StackReceipt[]> {
  const done: StackReceipt[] = [];
  for (const one of prepared) {
    const ended = signal.aborted || done.some(isFailure);
    done.push(ended ? stackReceipt(one, "not begun") : await applyStack(one, signal));
  }
  return done;
}

async function applyStack(one: Prepared, signal: AbortSignal): Promise<StackReceipt> {
  const { stack, folder, engine, plan, note } = one;
  if (note !== undefined) tell(`${stack.name}: ${note}`);
  if (plan === undefined || stack.changes === 0) return stackReceipt(one, "nothing to do");
  tell(`${stack.name}: applying…`);
  const { code, stdout, stderr } = await engine.run(folder, ["apply", "-input=false", "-no-color", plan], signal);
  process.stderr.write(stdout + stderr);
  keepState(stack.name, folder);
  const done = finished(stdout);
  // Without the signal, after which there is still to be told what was done.
  const shown = await engine.run(folder, ["show", "-json"]);
  const after = shown.code === 0 ? readBack(shown.stdout) : new Map<string, ReadBack>();
  return stackReceipt(one, code === 0 ? "applied" : "failed", {
    after,
    done,
    refused: done.size === 0 && isRefusal(stderr),
  });
}

// Whether all errors are refusals of the provider because something differs from the plan; then nothing was sent.
function isRefusal(errors: string): boolean {
  const lines = errors.split("\n").map((line) => line.replace(/^[│\s]+/, ""));
  const codes = lines.filter((line) => line.startsWith("Code: ")).map((line) => line.slice("Code: ".length).trim());
  const told = lines.filter((line) => line.startsWith("Error: ")).length;
  return told > 0 && told === codes.length && codes.every((code) => REFUSALS.includes(code));
}

/** Codes of provider errors after which nothing has changed. */
export const REFUSALS: readonly string[] = ["changed-since-plan", "changed-since-plan-delete", "place-other"];

const ENDS = [": Creation complete", ": Modifications complete", ": Destruction complete"];

/** Addresses of the objects that the engine's output reports as complete. */
function finished(output: string): ReadonlySet<string> {
  const addresses = output.split("\n").flatMap((line) => {
    const end = Math.max(...ENDS.map((text) => line.indexOf(text)));
    return end > 0 ? [line.slice(0, end)] : [];
  });
  return new Set(addresses.map((address) => address.split(" (deposed object ")[0]!));
}

/** Whether a stack's apply did not complete. */
export function isFailure({ result }: Pick<StackReceipt, "result">): boolean {
  return result === "failed" || result === "refused";
}

/** The result of each stack, and of each change of a failed one, one per line. */
export function inWords(stacks: readonly StackReceipt[]): string {
  return stacks.map(stackInWords).join("\n");
}

function stackInWords({ name, result, changes }: StackReceipt): string {
  if (!isFailure({ result })) return `${name}: ${result}.`;
  const named = (done: boolean) =>
    changes
      .filter((change) => change.done === done)
      .map(({ address, action }) => `${address} (${action})`)
      .join(", ") || "nothing";
  return `${name}: ${result}. Applied: ${named(true)}. Not applied: ${named(false)}.`;
}
