import type { AwsKms } from "../../cckm";
import { awsKmsAcl, awsKmsRights, isCckmId } from "../../contract";
import { failure } from "../../plugin";
import { fromOfficial } from "../acl/import";
import type { AclKind, AclSchema } from "../acl/kind";
import { aclResource } from "../acl/resource";
import { warnArchived } from "../aws-kms-account/archived";
import { awsKmsTarget } from "../shared/acl-targets";
import * as words from "./words";

/**
 * Permissions on AWS KMS accounts.
 *
 * API page: [aws-kms, Managing User Permissions on AWS KMS](../../../docs/api-pages.md#aws-kms).
 */
export const onAwsKms: AclKind<AwsKms> = {
  type: awsKmsAcl.type,
  schema: awsKmsAcl.schema as unknown as AclSchema,
  rights: awsKmsRights,
  on: {
    ...awsKmsTarget,
    listedBy: "The data source cckm_aws_kms_accounts lists every KMS with its id and permissions.",
    missing: noSuchKms,
    warn: warnArchived,
  },
  moves: [
    {
      fromType: "ciphertrust_aws_acl",
      convert(source) {
        const moved = fromOfficial(onAwsKms, source, "kms_actions");
        if (moved) return moved;
        throw failure(words.moveIncomplete());
      },
    },
  ],
};

/** `cckm_aws_kms_acl`. */
export const awsKmsAclResource = aclResource(onAwsKms);

/** The error for the id of a KMS that CCKM does not have. */
function noSuchKms(kmsId: string): Error {
  return failure(isCckmId(kmsId) ? words.accountUnknown({ kmsId }) : words.accountByName({ kmsId }), ["kms_id"]);
}
