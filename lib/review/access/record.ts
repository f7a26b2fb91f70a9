import type { AccessTarget, PrincipalModel } from "../model";

/** A right that a principal has. */
export interface HeldRight {
  /** The action under its name in newer releases: `view` becomes `viewnative` and `viewbyok`. */
  readonly action: string;
  /** CCKM adds it to another action that needs it. */
  readonly implied?: boolean;
  /** It was granted outside of Terraform. */
  readonly outside?: boolean;
}

/** The rights of one principal on one target before and after a change; equal if nothing changes. */
export interface RightsRecord {
  readonly target: AccessTarget;
  /** A principal without an id is known only after the apply, and matches no other. */
  readonly principal: PrincipalModel;
  readonly before: readonly HeldRight[];
  /** Undefined if known only after the apply. */
  readonly after: readonly HeldRight[] | undefined;
  /** The number of the change that causes it. */
  readonly change?: number;
}
