import type { NaturalKey } from "./natural-key";

/** The file next to a stack to which synth writes what the app's other stacks declare. */
export const DECLARED_FILE = "cckm-other-stacks.json";

/** An object that another stack of the app declares. */
export interface DeclaredElsewhere {
  readonly stack: string;
  readonly type: string;
  readonly key: NaturalKey;
  /**
   * The other stack's server address as written there; null if it comes from the environment, `${…}` if only Terraform
   * knows it.
   */
  readonly address: string | null;
  /** The same for the domain. */
  readonly domain: string | null;
}

/** Permissions or a secret declared by another stack of the app, whose account or vault only Terraform knows. */
export interface DeclaredInPart extends Omit<DeclaredElsewhere, "key"> {
  /** The parts of the natural key; null for an unknown part. */
  readonly parts: readonly (string | null)[];
  /** Path of the other stack's folder, relative to this one's. */
  readonly folder: string;
}

/** The file's content. */
export interface DeclaredFile {
  readonly objects: readonly DeclaredElsewhere[];
  readonly inPart?: readonly DeclaredInPart[];
}
