import type { AwsKms, CckmClient } from "../../cckm";
import { hasOtherForms, sameName } from "../../cckm/api/same-name";
import { ifFound } from "../../cckm/http/errors";
import { failure } from "../../plugin";
import { attempting } from "../shared/explain";
import * as words from "./words";

/**
 * The KMS of a name. The list's filter may match more than the exact name; and less, where CCKM keeps the same letters in
 * another form of Unicode than Terraform sends.
 */
export async function findKmsByName(client: CckmClient, name: string): Promise<AwsKms | undefined> {
  return attempting(words.attempts.find({ name }), async () => {
    const among = (found: AwsKms[]) => found.find((kms) => sameName(kms.name, name));
    const found = among(await client.awsKms.list({ name }));
    return found || !hasOtherForms(name) ? found : among(await client.awsKms.list());
  });
}

/** The KMS of an id or, where no id is like that, of a name. Throws when there is neither. */
export async function findKms(client: CckmClient, idOrName: string): Promise<AwsKms> {
  const byId = await attempting(words.attempts.lookUp({ idOrName }), () => ifFound(client.awsKms.get(idOrName)));
  const found = byId ?? (await findKmsByName(client, idOrName));
  if (found) return found;
  throw failure(words.notFound({ idOrName }));
}
