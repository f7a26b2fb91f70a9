import { accessSync, constants, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { CommandFailure, Refusal } from "../endings";
import type { Prepared } from "./prepare";
import * as words from "./words";

/** A record of an apply, for auditors. */
export interface Receipt {
  readonly format: "cckm-receipt";
  readonly version: 1;
  readonly at: string;
  /** SHA-256 of the change set file; null if it was planned in the same run. */
  readonly changeSet: string | null;
  readonly intent: string;
  /** The digest of the policy it passed; null if there was none. */
  readonly policy: string | null;
  /** Whether it was approved, or applied as unreviewed. */
  readonly approved: boolean;
  /** Who ran it, as far as the CI variables say. */
  readonly by: Readonly<Record<string, string>>;
  readonly stacks: readonly StackReceipt[];
}

/** The result of one stack. */
export interface StackReceipt {
  readonly name: string;
  readonly result: "applied" | "nothing to do" | "refused" | "failed" | "not begun";
  readonly changes: readonly ({
    readonly address: string;
    readonly action: string;
    readonly object: string | null;
    /** Whether it was carried out; for a failed stack, what the engine reported as complete. */
    readonly done: boolean;
  } & Pick<ReadBack, "rights">)[];
}

const WHO = [
  "GITHUB_ACTOR",
  "GITHUB_REPOSITORY",
  "GITHUB_RUN_ID",
  "GITHUB_SHA",
  "GITLAB_USER_LOGIN",
  "CI_PROJECT_PATH",
  "CI_PIPELINE_ID",
  "CI_JOB_ID",
  "CI_COMMIT_SHA",
  "BUILD_BUILDID",
  "USER",
];

/** Variables of CI systems and local shells that identify who applies. */
export function whoApplies(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(WHO.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
}

/** An object in the state after an apply. */
export interface ReadBack {
  readonly id: string | null;
  /** Rights as read from CCKM; null for other objects. */
  readonly rights: readonly string[] | null;
}

/** The result of applying a stack. */
export interface StackOutcome {
  /** The objects in the state afterwards, by address. */
  readonly after?: ReadonlyMap<string, ReadBack>;
  /** Addresses of the changes that were carried out. */
  readonly done?: ReadonlySet<string>;
  /** Whether the provider refused everything before anything was sent. */
  readonly refused?: boolean;
}

/** The receipt of a stack: what was done, and what the state contains afterwards. */
export function stackReceipt(
  { stack, intent }: Prepared,
  result: StackReceipt["result"],
  { after = new Map(), done = new Set(), refused = false }: StackOutcome = {},
): StackReceipt {
  const changes = intent.changes.map(({ address, action, object }) => ({
    address,
    action,
    object: after.get(address)?.id ?? object,
    done: result === "applied" || done.has(address),
    rights: after.get(address)?.rights ?? null,
  }));
  return { name: stack.name, result: refused ? "refused" : result, changes };
}

const state = z.looseObject({
  values: z
    .looseObject({
      root_module: z.looseObject({
        resources: z
          .array(z.looseObject({ address: z.string(), values: z.record(z.string(), z.unknown()) }))
          .optional(),
      }),
    })
    .optional(),
});
const texts = z.array(z.string());

/** The objects of a state in the engine's JSON output, by address. */
export function readBack(shown: string): Map<string, ReadBack> {
  const resources = state.safeParse(JSON.parse(shown)).data?.values?.root_module.resources ?? [];
  return new Map(
    resources.map(({ address, values }) => {
      const rights = texts.safeParse(values.effective_actions);
      return [
        address,
        { id: typeof values.id === "string" ? values.id : null, rights: rights.success ? rights.data : null },
      ];
    }),
  );
}

/**
 * Makes the folder for receipts.
 * @throws Refusal if nothing can be written in it
 */
export function requireReceipts(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Refusal(words.noReceipts({ folder, reason: (error as Error).message }));
  }
}

/** Writes a receipt to a folder; its file name contains the time and the intent. */
export function writeReceipt(folder: string, receipt: Receipt, told: string): void {
  const name = `${receipt.at.replaceAll(/[:.]/g, "-")}-${receipt.intent.slice(0, 12)}.json`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), `${JSON.stringify(receipt, null, 2)}\n`, { flag: "wx" });
  } catch (error) {
    throw new CommandFailure(words.receiptNotWritten({ reason: (error as Error).message, told }));
  }
}
