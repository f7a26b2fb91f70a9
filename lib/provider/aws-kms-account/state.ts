import type { AwsKms, AwsKmsCreate } from "../../cckm";
import type { awsKmsAccount } from "../../contract";
import type { PrivateState, PrivateValues } from "../../plugin";
import type { PlanOf, StateOf } from "../../schema";
import { isUuid } from "../shared/uuid";
import { isArchived } from "./archived";

/** A KMS account in Terraform's state. */
export type KmsState = StateOf<typeof awsKmsAccount.schema>;

/** A KMS account in a plan. */
export type KmsPlan = PlanOf<typeof awsKmsAccount.schema>;

const CONNECTION_AS_REPLIED = "connection";
const NAME_AS_REPLIED = "name";

/** The state of a KMS; connection and name are in the user's own words. */
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

/** Remembers how CCKM spells the connection: some releases answer with its id where its name was given. */
export function rememberConnection(kms: AwsKms, seen: PrivateState): void {
  seen.set(CONNECTION_AS_REPLIED, kms.connection);
}

/** Remembers how CCKM spells the name: it may keep another form of it than was sent. */
export function rememberName(kms: AwsKms, seen: PrivateState): void {
  seen.set(NAME_AS_REPLIED, kms.name);
}

/** The name as the state should have it: the user's word as long as CCKM still answers as it did to that. */
export function nameOf(kms: AwsKms, prior: string | null, seen: PrivateValues): string {
  return prior !== null && seen.get(NAME_AS_REPLIED) === kms.name ? prior : kms.name;
}

/** How CCKM spelled the connection last. */
export function repliedConnection(seen: PrivateValues): string | undefined {
  const replied = seen.get(CONNECTION_AS_REPLIED);
  return typeof replied === "string" ? replied : undefined;
}

/** The connection as the state should have it: the user's word as long as CCKM still answers as it did to that. */
export function connectionOf(kms: AwsKms, prior: string | null, seen: PrivateValues): string {
  return prior !== null && seen.get(CONNECTION_AS_REPLIED) === kms.connection ? prior : kms.connection;
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

/** The role as CCKM takes it: ARN and external id are one parameter. */
export function roleRequest(
  arn: string,
  externalId: string | null,
): { assume_role_arn: string; assume_role_external_id?: string } {
  return { assume_role_arn: arn, ...(externalId === null ? {} : { assume_role_external_id: externalId }) };
}

/**
 * How a KMS differs from a plan, in words; empty when it is exactly that.
 * @param sameConnection whether the connections of both are known to be one
 */
export function kmsDifferences(kms: AwsKms, plan: KmsPlan, sameConnection: boolean): string[] {
  const differences: string[] = [];
  const compare = (name: string, actual: string | undefined, asked: string | null) => {
    if ((actual ?? null) !== asked) differences.push(`${name} is ${actual ?? "not set"}, asked for ${asked ?? "none"}`);
  };
  if (isArchived(kms)) differences.push(`it is ${kms.status}`);
  compare("account_id", kms.account_id, plan.account_id);
  // An id in the reply says nothing about a name in the configuration.
  if (!sameConnection && (!isUuid(kms.connection) || isUuid(plan.aws_connection))) {
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

/** Whether two lists of regions are the same set. */
export function sameRegions(a: readonly string[], b: readonly string[]): boolean {
  return new Set(a).size === new Set(b).size && a.every((region) => b.includes(region));
}
