import { z } from "zod";
import { nameProblem } from "./names";

/** Version of the file format. */
export const CHANGE_SET_VERSION = 1;

const hex = z.string().regex(/^[0-9a-f]{64}$/, "expected a SHA-256 in hexadecimal");
const size = z.number().int().nonnegative();

/** The path of a file in a change set. */
const entryName = z.string().superRefine((name, context) => {
  const problem = nameProblem(name);
  if (problem !== undefined) context.addIssue({ code: "custom", message: problem });
});

const file = z.strictObject({ name: entryName, size, sha256: hex });

const absolute = z
  .string()
  .max(4096)
  .regex(/^(\/|[A-Za-z]:)/, "expected an absolute path");
/** A path that may lead out of its base folder. */
const relativePath = z
  .string()
  .max(1000)
  .regex(/^[^\p{C}/\\][^\p{C}\\]*$/u, "expected a relative path");
const version = z.string().regex(/^[0-9A-Za-z.+-]{1,100}$/, "expected a version");

/** Identifies a state, as Terraform does. */
export const stateMark = z.strictObject({ lineage: z.string().min(1), serial: z.number().int().nonnegative() });

/** The location of a local state file. */
export const localPlace = z.strictObject({
  /** The stack's folder, which the links are relative to. */
  folder: absolute,
  /** The paths that must lead to the state: the file, or the folder of all workspaces. */
  links: z.array(relativePath),
  /** The state's folder. */
  state: absolute,
  /** Identifies that folder on that machine. */
  machine: hex,
});

/** One stack of a change set. */
export const plannedStack = z.strictObject({
  name: z.string().min(1),
  workspace: z.string().min(1),
  /** Stacks that must be applied before this one. */
  dependsOn: z.array(z.string()),
  changes: z.number().int().nonnegative(),
  /** Fingerprint of what an approval of this stack is bound to. */
  intent: hex,
  backend: z.strictObject({
    type: z.string().min(1),
    /** Whether the state is a file on the machine that planned: it can only be applied there. */
    local: z.boolean(),
    /** The location of that file; omitted for a state that other machines can access. */
    place: localPlace.optional(),
  }),
  /** The state that the plan is based on; null if there was none. */
  state: stateMark.nullable(),
  /** Providers by address: version and hashes, as in the lock file. */
  providers: z.record(z.string(), z.strictObject({ version: z.string(), hashes: z.array(z.string()) })),
});

/** The first entry of a change set: its content, and what it was created from. */
export const manifest = z.strictObject({
  format: z.literal("cckm-change-set"),
  version: z.literal(CHANGE_SET_VERSION),
  madeAt: z.string(),
  commit: z.string().nullable(),
  branch: z.string().nullable(),
  package: version,
  engine: z.strictObject({ name: z.enum(["terraform", "tofu"]), version, sha256: hex }),
  intent: hex,
  /** Digest of the policy that was evaluated; omitted if there was none. */
  policy: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/, "expected the digest of a policy")
    .optional(),
  stacks: z.array(plannedStack),
  /** Stacks left for another change set, because they depend on what this one creates. */
  left: z.array(z.strictObject({ name: z.string(), because: z.string() })),
  /** Every other entry, in file order. */
  files: z.array(file),
});

export type Manifest = z.infer<typeof manifest>;
export type PlannedStack = z.infer<typeof plannedStack>;
export type LocalPlace = z.infer<typeof localPlace>;
export type StateMark = z.infer<typeof stateMark>;
