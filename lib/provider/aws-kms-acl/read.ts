import { type AwsKms, isNotFound } from "../../cckm";
import type { AclKey } from "../../contract";
import { failure } from "../../plugin";
import { isUuid } from "../aws-kms-account/connection";
import type { CckmSession } from "../session";
import { rightsOn } from "./state";

/** What a principal may do on a KMS; undefined when there is no such KMS. */
export async function readRights(
  session: CckmSession,
  key: AclKey,
  signal: AbortSignal,
  name?: string,
): Promise<string[] | undefined> {
  const kms = await readKms(session, key, signal, name);
  return kms && rightsOn(kms, key.principal, name);
}

/**
 * The KMS with what a principal may do on it; undefined when there is none. One read of a KMS serves all its permissions;
 * that somebody has none is believed only to a GET by id, as a list may leave permissions out.
 */
export async function readKms(
  session: CckmSession,
  { kmsId, principal }: AclKey,
  signal: AbortSignal,
  name?: string,
): Promise<AwsKms | undefined> {
  try {
    const kms = await session.kms.get(kmsId, { signal });
    if (rightsOn(kms, principal, name).length > 0) return kms;
    return await session.client.awsKms.get(kmsId, { signal });
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** The error for the id of a KMS that CCKM does not have. */
export function noSuchKms(kmsId: string): Error {
  const advice = isUuid(kmsId)
    ? "It has the form of an id: of an account that was removed, or one of another server or domain."
    : "It takes the id, not the name: refer to cckm_aws_kms_account.<name>.id.";
  return failure(
    "No such AWS KMS account",
    `Got kms_id ${JSON.stringify(kmsId)}; CCKM has no KMS with this id in this domain. ${advice} The data source cckm_aws_kms_accounts lists those that are there.`,
    ["kms_id"],
  );
}
