import type { AwsKms, AwsKmsCreate } from "../../cckm";
import { awsKmsAccount, isCckmId } from "../../contract";
import type { PrivateState } from "../../plugin";
import type { PlanOf, StateOf } from "../../schema";
import type { CckmSession } from "../session";
import { rememberReplied } from "../shared/replied";
import { rightsSeen, type Sighting, type TargetLook } from "../sighting";
import { isArchived } from "./archived";
import * as words from "./words";

/** A KMS account in Terraform's state. */
export type KmsState = StateOf<typeof awsKmsAccount.schema>;

/** A KMS account in a plan. */
export type KmsPlan = PlanOf<typeof awsKmsAccount.schema>;

/** The state of a KMS; connection and name are in the user's spelling. */
export function kmsState(kms: AwsKms, awsConnection: string, name: string = kms.name): KmsState {
  return {
    id: kms.id,
    name,
    account_id: kms.account_id,
    aws_connection: awsConnection,
    regions: [...kms.regions],
    assume_role_arn: kms.assume_role_arn ?? null,
    assume_role_external_id: kms.assume_role_external_id ?? null,
    arn: kms.arn ?? null,
    cloud_name: kms.cloud_name ?? null,
  };
}

/** What a plan shows of a KMS that an update overwrites or a destroy removes. */
export function kmsSighting(kms: AwsKms): Sighting {
  const rights = rightsSeen(kms);
  return {
    values: { name: kms.name, aws_connection: kms.connection, ...comparable(kms) },
    ...(rights && { rights }),
    updatedAt: kms.updatedAt,
  };
}

// These exist in a state too, in CCKM's spelling.
function comparable(of: Pick<AwsKms | KmsState, "regions" | "assume_role_arn" | "assume_role_external_id">) {
  return {
    regions: [...of.regions].sort().join(", "),
    assume_role_arn: of.assume_role_arn ?? "not set",
    assume_role_external_id: of.assume_role_external_id ?? "not set",
  };
}

/** How a KMS is read before it is changed or destroyed. */
export function kmsLook(
  state: KmsState,
  doing: "update" | "destroy",
  { session: { reads } }: { readonly session: CckmSession },
): TargetLook<AwsKms> {
  const { id, name } = state;
  return {
    id,
    what: awsKmsAccount.inWords({ name }),
    doing,
    inState: { values: comparable(state) },
    attempt: words.attempts.lookUp({ idOrName: name }),
    reads: reads.kms,
    sightingOf: kmsSighting,
  };
}

/** Stores how CCKM spells connection and name, where a state spells them differently. */
export function rememberSpellings(kms: AwsKms, inState: KmsState, seen: PrivateState): void {
  rememberReplied("connection", kms.connection, inState.aws_connection, seen);
  rememberReplied("name", kms.name, inState.name, seen);
}

/** The request that adds a planned KMS. */
export function kmsRequest(plan: KmsPlan): AwsKmsCreate {
  return {
    name: plan.name,
    account_id: plan.account_id,
    connection: plan.aws_connection,
    regions: plan.regions,
    ...(plan.assume_role_arn === null ? {} : roleRequest(plan.assume_role_arn, plan.assume_role_external_id)),
  };
}

/** The role as CCKM expects it: ARN and external id are one parameter. */
export function roleRequest(
  arn: string,
  externalId: string | null,
): { assume_role_arn: string; assume_role_external_id?: string } {
  return { assume_role_arn: arn, ...(externalId === null ? {} : { assume_role_external_id: externalId }) };
}

/**
 * How a KMS differs from a plan, in words; empty if it does not.
 * @param sameConnection whether both are known to have the same connection
 */
export function kmsDifferences(kms: AwsKms, plan: KmsPlan, sameConnection: boolean): string[] {
  const differences: string[] = [];
  const compare = (name: string, actual: string | undefined, asked: string | null) => {
    if ((actual ?? null) !== asked) differences.push(`${name} is ${actual ?? "not set"}, asked for ${asked ?? "none"}`);
  };
  if (isArchived(kms)) differences.push(`it is ${kms.status}`);
  compare("account_id", kms.account_id, plan.account_id);
  // An id in the reply cannot be compared with a name in the configuration.
  if (!sameConnection && (!isCckmId(kms.connection) || isCckmId(plan.aws_connection))) {
    compare("aws_connection", kms.connection, plan.aws_connection);
  }
  if (!sameRegions(kms.regions, plan.regions)) {
    differences.push(
      `regions are ${[...kms.regions].sort().join(", ")}, asked for ${[...plan.regions].sort().join(", ")}`,
    );
  }
  compare("assume_role_arn", kms.assume_role_arn, plan.assume_role_arn);
  compare("assume_role_external_id", kms.assume_role_external_id, plan.assume_role_external_id);
  return differences;
}

/** Whether two lists contain the same regions. */
export function sameRegions(a: readonly string[], b: readonly string[]): boolean {
  return new Set(a).size === new Set(b).size && a.every((region) => b.includes(region));
}
