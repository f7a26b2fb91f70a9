import type { ReviewModel } from "./model";

/** The input of a review. It is data only: neither Terraform nor CCKM is called. */
export interface ReviewInput {
  /** The parsed output of `terraform show -json` or `tofu show -json` for a saved plan. */
  readonly plan: unknown;
  /** The synthesized configuration (cdk.tf.json), parsed: for construct paths and source lines. */
  readonly configuration?: unknown;
  /** The synthesized configuration of the target branch, parsed: for the previous source of a secret's value. */
  readonly base?: unknown;
  /** The CCKM, resolved from the configuration and the environment. */
  readonly target?: Partial<ReviewModel["target"]>;
  /** The CCKM of each provider configuration, by name: `cckm`, or with an alias `cckm.eu`. */
  readonly targets?: Readonly<Record<string, Partial<ReviewModel["target"]>>>;
  /**
   * The provider configuration of each object by its address, from the state: needed for objects that are no longer in
   * the code.
   */
  readonly configurationsInState?: Readonly<Record<string, string>> | undefined;
  /** The CCKM on the target branch. */
  readonly baseTarget?: Partial<ReviewModel["target"]> | undefined;
  /** The CCKM of each provider configuration on the target branch. */
  readonly baseTargets?: Readonly<Record<string, Partial<ReviewModel["target"]>>> | undefined;
  readonly environment?: Partial<ReviewModel["environment"]>;
  /** Provider versions by source address, from the plan's lock file. */
  readonly providers?: Readonly<Record<string, string>> | undefined;
  /** The version of this package. */
  readonly packageVersion?: string;
  /** The digest of the policy that the plan is checked against; only intents contain it. */
  readonly policy?: string | undefined;
  /** SHA-256 of further files that the apply reads, by path; only intents contain them. */
  readonly files?: Readonly<Record<string, string>>;
}
