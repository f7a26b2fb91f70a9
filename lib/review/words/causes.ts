import { DRIFT_CAUSES, type Drift } from "../model";

/** Headings of drift, by cause. */
export const DRIFT_WORDS: Readonly<Record<Drift["cause"], string>> = {
  grantedOutside: "Rights granted outside of Terraform",
  revokedOutside: "Rights revoked outside of Terraform",
  removedOutside: "Removed outside of Terraform",
  newVersionOutside: "Secrets with another value than Terraform gave them",
  changedOutside: "Changed by hand or by another program",
  wentOn: "Went on by itself: no drift",
  movedInCode: "Moved in the code, which an apply tells the state: no drift",
};

/** Drift by cause, worst first. */
export function byCause<T>(all: readonly T[], causeOf: (one: T) => Drift["cause"]): [Drift["cause"], T[]][] {
  return DRIFT_CAUSES.map((cause): [Drift["cause"], T[]] => [
    cause,
    all.filter((one) => causeOf(one) === cause),
  ]).filter(([, of]) => of.length > 0);
}

/** The attributes to show for drift: for a continued job, its status is enough. */
export function toldAttributes({ cause, attributes }: Pick<Drift, "cause" | "attributes">): Drift["attributes"] {
  return cause === "wentOn" ? attributes.filter(({ name }) => name === "overallStatus") : attributes;
}
