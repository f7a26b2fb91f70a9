import type { AccessTarget, PrincipalModel } from "../model";

/** A right that somebody holds. */
export interface HeldRight {
  /** The action, in the names of new releases: `view` is given as `viewnative` and `viewbyok`. */
  readonly action: string;
  /** CCKM adds it by itself to an action that needs it. */
  readonly implied?: boolean;
  /** It was granted outside of Terraform. */
  readonly outside?: boolean;
}

/** What one principal may do on one target: before and after a change; the same twice where nothing changes. */
export interface RightsRecord {
  readonly target: AccessTarget;
  /** Without an id it is known only after the apply, and is taken for nobody else. */
  readonly principal: PrincipalModel;
  readonly before: readonly HeldRight[];
  /** Undefined where it is known only after the apply. */
  readonly after: readonly HeldRight[] | undefined;
  /** The number of the change that it comes from. */
  readonly change?: number;
}
