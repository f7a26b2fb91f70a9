import { DESTROY } from "../ownership/in-words";
import { error } from "../shared/one-line";

export const accountUnknown = error("aws-kms-acl-account-unknown", {
  when: "`kms_id` has the form of an id, and CCKM has no account with it.",
  text: ({ kmsId }: { kmsId: string }) => ({
    summary: "No such AWS KMS account",
    detail: `Expected kms_id to be the id of a KMS in this CipherTrust Manager domain, got ${JSON.stringify(kmsId)}. It has the form of an id: of an account that was removed, or one of another server or domain.`,
    remedy: `The data source cckm_aws_kms_accounts lists those that are there. ${DESTROY}`,
  }),
  examples: [{ kmsId: "0b90f8de-8617-498d-ad63-ca18eb717ae7" }],
});

export const accountByName = error("aws-kms-acl-account-by-name", {
  when: "`kms_id` is no id: it may be the account's name.",
  text: ({ kmsId }: { kmsId: string }) => ({
    summary: "No such AWS KMS account",
    detail: `Expected kms_id to be the id of a KMS in this CipherTrust Manager domain, got ${JSON.stringify(kmsId)}.`,
    remedy:
      "It takes the id, not the name: refer to cckm_aws_kms_account.<name>.id. The data source cckm_aws_kms_accounts lists those that are there.",
  }),
  examples: [{ kmsId: "payments" }],
});

export const moveIncomplete = error<void>("aws-kms-acl-move-incomplete", {
  when: "A `moved` block leads from a `ciphertrust_aws_acl` whose state does not say whose permissions on what it has.",
  text: () => ({
    summary: "Cannot move these permissions",
    detail: "The state of the ciphertrust_aws_acl names no KMS or no user or group.",
    remedy: "Refresh it with the ciphertrust provider first, or import the permissions instead.",
  }),
  examples: [undefined],
});
