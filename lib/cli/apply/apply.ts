import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { type ChangeSet, DamagedChangeSet, type PlannedStack, readChangeSet, sha256 } from "../../change-set";
import { fingerprintOfAll } from "../../review";
import { CommandFailure, Refusal } from "../endings";
import { notEmpty, once } from "../not-empty";
import { levelsUp } from "../plan/local-state";
import { makeChangeSet } from "../plan/make";
import { checkPolicy, type Judging, judgingOf } from "../policy";
import { tell } from "../save-text";
import { Engine, inPrivateFolder } from "../stacks";
import { applyStacks, inWords, isFailure } from "./apply-stacks";
import { checkPrograms } from "./check-programs";
import { type Prepared, prepare } from "./prepare";
import { type Receipt, requireReceipts, whoApplies, writeReceipt } from "./receipt";
import * as words from "./words";

interface Flags {
  expect?: string;
  digest?: string;
  unreviewed?: true;
  stack: string[];
  app?: string;
  receipts?: string;
  policy?: string;
}

/**
 * `cckm apply`: applies exactly what was approved. Exit status: 0 done, 1 failed, 3 refused without touching anything.
 */
export function applyCommand(): Command {
  return new Command("apply")
    .description("Apply a change set that was approved, and nothing else.")
    .argument(
      "[file]",
      "the change set; without it, the app is planned afresh and applied when its intent is the expected one",
    )
    .option("--expect <intent>", "intent that was approved, as cckm plan prints it: sha256:<64 digits>", once)
    .option("--digest <sha256>", "SHA-256 that the file must have, as cckm plan prints it: sha256:<64 digits>", once)
    .option("--unreviewed", "apply without an approval, and say so in the receipt")
    .option(
      "--stack <name>",
      "without a file: stack to plan, * for any characters; may be given several times",
      (name: string, before: string[]) => [...before, name],
      [],
    )
    .option("--app <folder>", "without a file: what synth wrote (cdktf.out)", notEmpty)
    .option(
      "--policy <file>",
      "the policy that it was planned with, from the protected branch; judged again here",
      once,
    )
    .option("--receipts <folder>", "folder to write a receipt of what was done to, in JSON", notEmpty)
    .addHelpText(
      "after",
      `
  cckm apply prod.changes --expect sha256:…
  cckm apply --expect sha256:…                plan afresh; apply when it is what was approved

Everything is checked before anything is applied. Stacks are applied one after the other, and the first failure ends it. Run it
again with the file then: what is done is left alone, the rest is planned again and must be what was approved.

Exit status: 0 done; 1 failed; 3 refused, nothing was touched.`,
    )
    .action(run);
}

async function run(file: string | undefined, flags: Flags): Promise<void> {
  const { env } = process;
  requireFitting(file, flags);
  const expected = expectedOf(flags);
  const judging = await refusing(async () => judgingOf(flags.policy, new Date()));
  const bytes = file === undefined ? await planAfresh(flags, judging, env) : readBytes(file);
  checkDigest(bytes, flags.digest);
  const set = await opened(bytes);
  checkPolicy(set.manifest.policy, judging);
  if (expected !== undefined && set.manifest.intent !== expected) {
    throw new Refusal(
      words.otherIntent({ expected, file: file ?? "what is planned now", intent: set.manifest.intent }),
    );
  }
  await inPrivateFolder(async (folder, signal) => {
    if (flags.receipts !== undefined) requireReceipts(flags.receipts);
    const prepared = await refusing(() => prepareAll(set, folder, judging, env, signal));
    const receipt = {
      format: "cckm-receipt",
      version: 1,
      at: new Date().toISOString(),
      changeSet: file === undefined ? null : sha256(bytes),
      intent: set.manifest.intent,
      policy: set.manifest.policy ?? null,
      approved: expected !== undefined,
      by: whoApplies(env),
    } as const;
    const stacks = await applyStacks(prepared, signal);
    if (flags.receipts !== undefined)
      writeReceipt(flags.receipts, { ...receipt, stacks } satisfies Receipt, inWords(stacks));
    const failed = stacks.find(isFailure);
    if (failed?.result === "refused" && stacks.every(({ result }) => result !== "applied")) {
      throw new Refusal(words.stacksRefused({ told: inWords(stacks) }));
    }
    if (failed) throw new CommandFailure(words.stackFailed({ told: inWords(stacks), again: again(file) }));
    tell(inWords(stacks));
  });
}

async function prepareAll(
  set: ChangeSet,
  folder: string,
  judging: Judging | undefined,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<Prepared[]> {
  const { manifest } = set;
  if (fingerprintOfAll(manifest.stacks.map(({ intent }) => intent)) !== manifest.intent) {
    throw new Refusal(words.intentOfOthers({}));
  }
  const built = await checkPrograms(manifest, new Engine(env), env);
  const prepared: Prepared[] = [];
  for (const [index, stack] of manifest.stacks.entries()) {
    const own = stackFolder(join(folder, String(index)), stack);
    prepared.push(await prepare(set, stack, { folder: own, built, judging }, env, signal));
  }
  return prepared;
}

// Nested so deeply that paths above the configuration, which a backend may use, are still in the private folder.
function stackFolder(folder: string, { backend: { place } }: PlannedStack): string {
  const levels = place === undefined ? 0 : levelsUp(place);
  if (levels > MOST_LEVELS) throw new Refusal(words.stateTooFarUp({ levels: String(levels) }));
  const own = join(folder, ...Array.from({ length: levels }, () => "in"));
  mkdirSync(own, { recursive: true });
  return own;
}

const MOST_LEVELS = 50;

// Nothing has changed if something fails before the first apply.
async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    const { told, message } = error;
    if (told === undefined) throw new Refusal(words.notStarted({ reason: message }));
    const gap = told.detail === "" || told.detail.endsWith("\n") ? "" : " ";
    throw new Refusal({ ...told, detail: `${told.detail}${gap}Nothing is applied.` });
  }
}

function again(file: string | undefined): string {
  return file === undefined
    ? "When the cause is mended: plan again, and have what is left approved."
    : "When the cause is mended, run the same again with this file: what is done is left alone, the rest is planned again and has to be what was approved.";
}

function requireFitting(file: string | undefined, { expect, unreviewed, stack, app, digest }: Flags): void {
  if (expect !== undefined && unreviewed) {
    const remedy =
      "Give --expect alone to apply what was approved, or --unreviewed alone to apply without an approval.";
    throw new Refusal(words.excludeEachOther({ one: "--expect", other: "--unreviewed", remedy }));
  }
  if (file === undefined) {
    if (digest !== undefined) throw new Refusal(words.digestOfNoFile({}));
    return;
  }
  for (const [other, isGiven] of [["--stack", stack.length > 0] as const, ["--app", app !== undefined] as const]) {
    const remedy = `A change set is applied whole, as it was planned: leave ${other} out, or the file to plan afresh.`;
    if (isGiven) throw new Refusal(words.excludeEachOther({ one: "The change set's file", other, remedy }));
  }
}

function expectedOf({ expect, unreviewed }: Flags): string | undefined {
  if (expect === undefined) {
    if (unreviewed) return undefined;
    throw new Refusal(words.notApproved({}));
  }
  const hex = /^sha256:([0-9a-f]{64})$/.exec(expect)?.[1];
  if (hex === undefined) throw new Refusal(words.noIntent({ expect: JSON.stringify(expect) }));
  return hex;
}

function checkDigest(bytes: Buffer, digest: string | undefined): void {
  const own = `sha256:${sha256(bytes)}`;
  if (digest === undefined || digest === own) return;
  throw new Refusal(words.otherDigest({ own, digest: JSON.stringify(digest) }));
}

async function planAfresh(
  { stack, app }: Flags,
  judging: Judging | undefined,
  env: NodeJS.ProcessEnv,
): Promise<Buffer> {
  const origin = { commit: null, branch: null };
  const { bytes } = await makeChangeSet({ patterns: stack, app, origin, judging }, env, tell);
  return bytes;
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new CommandFailure(words.setNotRead({ file, reason: (error as Error).message }));
  }
}

async function opened(bytes: Buffer): Promise<ChangeSet> {
  try {
    return await readChangeSet(bytes);
  } catch (error) {
    throw error instanceof DamagedChangeSet ? new Refusal(error.told) : error;
  }
}
