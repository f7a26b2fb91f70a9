import type { AwsKms, CckmClient } from "../../cckm";
import { alikeName, hasOtherForms, sameName } from "../../cckm/api/same-name";
import { ifFound } from "../../cckm/http/errors";
import { failure } from "../../plugin";
import { attempting } from "../shared/explain";
import * as words from "./words";

/**
 * The KMS with a name. The list's filter may match more than the exact name, and also less, because CCKM may store another
 * Unicode form than Terraform sends.
 */
export async function findKmsByName(client: CckmClient, name: string): Promise<AwsKms | undefined> {
  return attempting(words.attempts.find({ name }), async () => {
    const among = (found: AwsKms[]) => found.find((kms) => sameName(kms.name, name));
    const found = among(await client.awsKms.list({ name }));
    return found || !hasOtherForms(name) ? found : among(await client.awsKms.list());
  });
}

/**
 * The KMS with exactly that name, or else the only one whose name differs just in case, spaces or Unicode form: CCKM may
 * have normalized the name. Only a create that found the name free can tell.
 */
export async function findKmsKept(client: CckmClient, name: string): Promise<AwsKms | undefined> {
  const exact = await findKmsByName(client, name);
  return exact ?? attempting(words.attempts.find({ name }), async () => onlyAlike(await client.awsKms.list(), name));
}

/** The only KMS whose name may be CCKM's form of a name. */
export function onlyAlike(among: readonly AwsKms[], name: string): AwsKms | undefined {
  const [found, ...more] = among.filter((kms) => alikeName(kms.name, name));
  return more.length === 0 ? found : undefined;
}

/** The KMS with an id or, if no id matches, with a name. Throws if there is neither. */
export async function findKms(client: CckmClient, idOrName: string): Promise<AwsKms> {
  const byId = await attempting(words.attempts.lookUp({ idOrName }), () => ifFound(client.awsKms.get(idOrName)));
  const found = byId ?? (await findKmsByName(client, idOrName));
  if (found) return found;
  throw failure(words.notFound({ idOrName }));
}
