import { parseAclId } from "../../contract";

type Values = Readonly<Record<string, unknown>>;

const WORDS: Readonly<Record<string, (values: Values) => string>> = {
  cckm_aws_kms_account: ({ name }) => `AWS KMS account ${quoted(name)}`,
  cckm_aws_kms_acl: (values) => {
    const { group, user_id, kms_id } = values;
    const who = typeof group === "string" ? `group ${quoted(group)}` : `user ${quoted(user_id)}`;
    return `permissions of ${who} on the AWS KMS account ${typeof kms_id === "string" ? kms_id : "that is not known yet"}`;
  },
  cckm_azure_secret: ({ secret_name, key_vault }) =>
    `secret ${quoted(secret_name)} of the vault ${typeof key_vault === "string" ? key_vault : "that is not known yet"}`,
  cckm_azure_report: ({ name }) => `Azure report ${quoted(name)}`,
};

/** An object as messages name it, by its type and its arguments or state. */
export function objectInWords(type: string, values: Values): string {
  return WORDS[type]?.(values) ?? type;
}

/** The id by which an object is imported. */
export function importIdOf(type: string, { id }: Values): string {
  const text = typeof id === "string" ? id : "";
  return type === "cckm_aws_kms_acl" && !parseAclId(text) ? "<kms id>::group::<name>" : text;
}

/** The way out of a refusal at plan that stands in the way of a destroy: Terraform plans everything before that, to refresh. */
export const DESTROY = "To destroy all of it as it is: terraform destroy -refresh=false.";

/** What to write to bring an object under Terraform. */
export function importLine(type: string, id: string): string {
  return `terraform import ${type}.<name> '${id}' (in CDKTF: .importFrom("${id}"))`;
}

function quoted(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : "that is not known yet";
}
