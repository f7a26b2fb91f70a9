import { parseAclId, resources } from "../../contract";

type Values = Readonly<Record<string, unknown>>;

const contractOf = (type: string) => resources.find((contract) => contract.type === type);

/** Describes an object for messages, by its type and its arguments or state. */
export function objectInWords(type: string, values: Values): string {
  return contractOf(type)?.inWords(values) ?? type;
}

/** The id by which an object is imported. */
export function importIdOf(type: string, { id }: Values): string {
  const text = typeof id === "string" ? id : "";
  const { argument } = contractOf(type)?.permissionsOn ?? {};
  return argument !== undefined && !parseAclId(text) ? `<${argument.replace("_", " ")}>::group::<name>` : text;
}

/** What to do about a refusal at plan time that blocks a destroy: Terraform plans everything before that, to refresh. */
export const DESTROY = "To destroy all of it as it is: terraform destroy -refresh=false.";

/** How to import an object into Terraform. */
export function importLine(type: string, id: string): string {
  return `terraform import ${type}.<name> '${id}' (in CDKTF: .importFrom("${id}"))`;
}
