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

/** Permissions or a secret that another stack of the app declares, of which only Terraform knows on what account or in which vault. */
export interface DeclaredInPart extends Omit<DeclaredElsewhere, "key"> {
  /** The parts of the natural key; null for what is not known. */
  readonly parts: readonly (string | null)[];
  /** The folder of the other stack, from this one's. */
  readonly folder: string;
}

/** What the file holds. */
export interface DeclaredFile {
  readonly objects: readonly DeclaredElsewhere[];
  readonly inPart?: readonly DeclaredInPart[];
}
