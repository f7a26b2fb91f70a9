/**
 * The id of a KMS that is given as itself or by its id.
 *
 * @throws Error for anything else, such as an account's construct of another kind.
 */
export function kmsIdOf(kms: { readonly kmsId: string } | string, path: string): string {
  const id = typeof kms === "string" ? kms : kms?.kmsId;
  if (typeof id === "string") return id;
  const fix = "set it to an AwsKmsAccount or to the id of a KMS";
  if (kms === undefined || kms === null)
    throw new Error(`[${path}] kms: Missing argument. kms_id is required; ${fix}.`);
  throw new Error(`[${path}] kms: Invalid type. Got a ${typeof kms} without kmsId; ${fix}.`);
}
