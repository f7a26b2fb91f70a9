import { report, YEAR } from "./azure-report";
import { secretHcl } from "./azure-secret";
import { sync } from "./azure-sync-job";

/** An account with permissions on it, which are others with a second region. */
export const account = (regions: readonly string[], role?: string) => `
resource "cckm_aws_kms_account" "payments" {
  name            = "payments"
  account_id      = "123456789012"
  aws_connection  = "aws"
  regions         = ${JSON.stringify(regions)}
  assume_role_arn = ${JSON.stringify(role ?? null)}
}
resource "cckm_aws_kms_acl" "users" {
  kms_id  = cckm_aws_kms_account.payments.id
  group   = "CCKM Users"
  actions = ${JSON.stringify(regions.length > 1 ? ["keycreate", "keyupdate"] : ["keycreate"])}
}
`;

/** One of every type that has something to change; `changed` changes all of them in place. */
export const everything = (changed = false) =>
  [
    account(changed ? ["eu-west-1", "eu-central-1"] : ["eu-west-1"]),
    secretHcl({ content_type: changed ? "password" : "text/plain" }),
    report(YEAR),
    sync(changed ? { triggers: { release: "2" } } : {}),
  ].join("\n");
