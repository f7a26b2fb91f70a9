import { awsKmsAcl } from "../../contract";
import type { AclKind } from "../acl/unique";

/** Permissions on AWS KMS accounts. */
export const onAwsKms: AclKind = {
  contract: awsKmsAcl,
  argument: "kms_id",
  what: "AWS KMS account",
  short: "an account",
  one: "KMS",
  prop: "kms",
};

/** The id of a KMS given as a construct or an id. Anything else is returned unchanged, and synth rejects it. */
export function kmsIdOf(kms: { readonly kmsId: string } | string): unknown {
  return (typeof kms === "object" && kms !== null && "kmsId" in kms ? kms.kmsId : undefined) ?? kms;
}
