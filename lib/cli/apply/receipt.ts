import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { CommandFailure } from "../endings";
import type { Prepared } from "./prepare";
import * as words from "./words";

/** What an apply did, for auditors. */
export interface Receipt {
  readonly format: "cckm-receipt";
  readonly version: 1;
  readonly at: string;
  /** SHA-256 of the change set's file; null where it was planned in the same run. */
  readonly changeSet: string | null;
  readonly intent: string;
  /** The digest of the policy that let it pass; null where there was none. */
  readonly policy: string | null;
  /** Whether an approval was given, or the apply was said to be unreviewed. */
  readonly approved: boolean;
  /** Who ran it, as far as the CI tells. */
  readonly by: Readonly<Record<string, string>>;
  readonly stacks: readonly StackReceipt[];
}

/** What became of one stack. */
export interface StackReceipt {
  readonly name: string;
  readonly result: "applied" | "nothing to do" | "refused" | "failed" | "not begun";
  readonly changes: readonly ({
    readonly address: string;
    readonly action: string;
    readonly object: string | null;
    /** Whether it was carried out; of a stack that failed, what the engine told to be complete. */
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

/** The variables of a CI, or of a person's machine, that tell who applies. */
export function whoApplies(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(WHO.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
}

/** An object as the state has it after an apply. */
export interface ReadBack {
  readonly id: string | null;
  /** Rights as CCKM told them; null for what is no right. */
  readonly rights: readonly string[] | null;
}

/** How an apply of a stack went. */
export interface StackOutcome {
  /** What stands in the state after it, by address. */
  readonly after?: ReadonlyMap<string, ReadBack>;
  /** Addresses of what was carried out. */
  readonly done?: ReadonlySet<string>;
  /** Whether the provider refused all of it before anything was sent. */
  readonly refused?: boolean;
}

/** What is told of a stack: what was done, and what stands in the state after. */
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

/** The objects of a state as the engine shows it in JSON, by address. */
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

/** Writes a receipt into a folder, under a name that tells when and what. */
export function writeReceipt(folder: string, receipt: Receipt): void {
  const name = `${receipt.at.replaceAll(/[:.]/g, "-")}-${receipt.intent.slice(0, 12)}.json`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), `${JSON.stringify(receipt, null, 2)}\n`, { flag: "wx" });
  } catch (error) {
    throw new CommandFailure(words.receiptNotWritten({ reason: (error as Error).message }));
  }
}
