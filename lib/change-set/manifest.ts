import { z } from "zod";
import { nameProblem } from "./names";

/** The version of the file's form. */
export const CHANGE_SET_VERSION = 1;

const hex = z.string().regex(/^[0-9a-f]{64}$/, "expected a SHA-256 in hexadecimal");
const size = z.number().int().nonnegative();

/** The path of a file, as a change set has it. */
const entryName = z.string().superRefine((name, context) => {
  const problem = nameProblem(name);
  if (problem !== undefined) context.addIssue({ code: "custom", message: problem });
});

const file = z.strictObject({ name: entryName, size, sha256: hex });

const absolute = z
  .string()
  .max(4096)
  .regex(/^(\/|[A-Za-z]:)/, "expected an absolute path");
/** A path that may lead out of the folder it starts from. */
const relativePath = z
  .string()
  .max(1000)
  .regex(/^[^\p{C}/\\][^\p{C}\\]*$/u, "expected a relative path");
const version = z.string().regex(/^[0-9A-Za-z.+-]{1,100}$/, "expected a version");

/** A state as Terraform tells two of them apart. */
export const stateMark = z.strictObject({ lineage: z.string().min(1), serial: z.number().int().nonnegative() });

/** Where a state in a file is. */
export const localPlace = z.strictObject({
  /** The stack's folder, from which names of the file and of its folder are looked for. */
  folder: absolute,
  /** What of it is looked for there: the file, or the folder of all workspaces. */
  links: z.array(relativePath),
  /** The folder of the state. */
  state: absolute,
  /** Tells that folder, on that machine, from every other. */
  machine: hex,
});

/** One stack of a change set. */
export const plannedStack = z.strictObject({
  name: z.string().min(1),
  workspace: z.string().min(1),
  /** Stacks that are applied before it. */
  dependsOn: z.array(z.string()),
  changes: z.number().int().nonnegative(),
  /** The fingerprint of what an approval of this stack is bound to. */
  intent: hex,
  backend: z.strictObject({
    type: z.string().min(1),
    /** A state in a file of the machine that planned: only there it can be applied. */
    local: z.boolean(),
    /** Where that file is; left out for a state that other machines reach. */
    place: localPlace.optional(),
  }),
  /** The state that it was planned on; null where there was none. */
  state: stateMark.nullable(),
  /** Providers by address: version and hashes, as the lock file has them. */
  providers: z.record(z.string(), z.strictObject({ version: z.string(), hashes: z.array(z.string()) })),
});

/** The first entry of a change set: what is in it, and what it was made of. */
export const manifest = z.strictObject({
  format: z.literal("cckm-change-set"),
  version: z.literal(CHANGE_SET_VERSION),
  madeAt: z.string(),
  commit: z.string().nullable(),
  branch: z.string().nullable(),
  package: version,
  engine: z.strictObject({ name: z.enum(["terraform", "tofu"]), version, sha256: hex }),
  intent: hex,
  /** The digest of the policy that it was judged by; left out where there was none. */
  policy: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/, "expected the digest of a policy")
    .optional(),
  stacks: z.array(plannedStack),
  /** Stacks that wait for another change set, since they depend on what this one makes. */
  left: z.array(z.strictObject({ name: z.string(), because: z.string() })),
  /** Every other entry, in the order of the file. */
  files: z.array(file),
});

export type Manifest = z.infer<typeof manifest>;
export type PlannedStack = z.infer<typeof plannedStack>;
export type LocalPlace = z.infer<typeof localPlace>;
export type StateMark = z.infer<typeof stateMark>;
