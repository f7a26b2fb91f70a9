import type { NaturalKey } from "./natural-key";

/** The file beside a stack in which synth writes what the app's other stacks declare. */
export const DECLARED_FILE = "cckm-other-stacks.json";

/** An object that another stack of the app declares. */
export interface DeclaredElsewhere {
  readonly stack: string;
  readonly type: string;
  readonly key: NaturalKey;
  /** The other stack's server: as written there, null where the environment gives it, `${…}` where only Terraform knows. */
  readonly address: string | null;
  /** The same for the domain. */
  readonly domain: string | null;
}
