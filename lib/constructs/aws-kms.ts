/** An AWS KMS account in CCKM: an `AwsKmsAccount`, or anything else that has a KMS's id. */
export interface IAwsKms {
  /** CCKM's id of the KMS. */
  readonly kmsId: string;
}

/**
 * The id of a KMS that is given as itself or by its id.
 *
 * @throws Error for anything else, such as an account's construct of another kind.
 */
export function kmsIdOf(kms: IAwsKms | string, path: string): string {
  const id = typeof kms === "string" ? kms : kms?.kmsId;
  if (typeof id === "string") return id;
  const fix = "set it to an AwsKmsAccount or to the id of a KMS";
  if (kms === undefined || kms === null)
    throw new Error(`[${path}] kms: Missing argument. kms_id is required; ${fix}.`);
  throw new Error(`[${path}] kms: Invalid type. Got a ${typeof kms} without kmsId; ${fix}.`);
}
