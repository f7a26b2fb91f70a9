import type { ReviewModel } from "./model";

/** What a review is made of. All of it is data: nothing is asked of Terraform or CCKM. */
export interface ReviewInput {
  /** What `terraform show -json` or `tofu show -json` prints of a saved plan, parsed. */
  readonly plan: unknown;
  /** The synthesized configuration (cdk.tf.json), parsed: paths of constructs and lines of code. */
  readonly configuration?: unknown;
  /** The synthesized configuration of the target branch, parsed: where a secret's value came from before. */
  readonly base?: unknown;
  /** Which CCKM, resolved from the configuration and the environment. */
  readonly target?: Partial<ReviewModel["target"]>;
  /** The same for each of the provider's configurations, by name: `cckm`, and with an alias `cckm.eu`. */
  readonly targets?: Readonly<Record<string, Partial<ReviewModel["target"]>>>;
  /** The names of these by the addresses of objects, as the state has them: what is no longer in the code is reached so. */
  readonly configurationsInState?: Readonly<Record<string, string>> | undefined;
  /** The target as the target branch has it. */
  readonly baseTarget?: Partial<ReviewModel["target"]> | undefined;
  /** The targets as the target branch has them. */
  readonly baseTargets?: Readonly<Record<string, Partial<ReviewModel["target"]>>> | undefined;
  readonly environment?: Partial<ReviewModel["environment"]>;
  /** Versions of providers by their addresses, as the plan's lock file has them. */
  readonly providers?: Readonly<Record<string, string>> | undefined;
  /** The version of this package. */
  readonly packageVersion?: string;
  /** The digest of the policy that the plan is judged by; only an intent holds it. */
  readonly policy?: string | undefined;
  /** SHA-256 of files beside the configuration that the apply reads, by their paths; only an intent holds them. */
  readonly files?: Readonly<Record<string, string>>;
}
