import { type AwsKms, type CckmClient, isNotFound } from "../../cckm";
import { failure } from "../../plugin";
import { doing } from "../shared/explain";

/** The KMS of a name; the list's filter may match more than the exact name. */
export async function findKmsByName(client: CckmClient, name: string): Promise<AwsKms | undefined> {
  const found = await doing(`look for an AWS KMS account named "${name}"`, () => client.awsKms.list({ name }));
  return found.find((kms) => kms.name === name);
}

/** The KMS of an id or, where no id is like that, of a name. Throws when there is neither. */
export async function findKms(client: CckmClient, idOrName: string): Promise<AwsKms> {
  const byId = await doing(`look up the AWS KMS account "${idOrName}"`, async () => {
    try {
      return await client.awsKms.get(idOrName);
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  });
  const found = byId ?? (await findKmsByName(client, idOrName));
  if (found) return found;
  throw failure(
    "No such AWS KMS account",
    `Got ${JSON.stringify(idOrName)}, which is neither the id nor the name of a KMS in this CipherTrust Manager domain. The data source cckm_aws_kms_accounts lists them all.`,
  );
}
