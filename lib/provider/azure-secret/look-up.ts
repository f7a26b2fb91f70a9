import type { AzureSecret, CckmClient } from "../../cckm";
import { newestVersion, type SecretKey } from "../../cckm/reads";
import { doing } from "../shared/explain";
import { secretText } from "./refusals";

/** The newest version of a secret; undefined if CCKM knows none. */
export function findSecret(client: CckmClient, key: SecretKey): Promise<AzureSecret | undefined> {
  return doing(`look for the ${secretText(key)}`, () => newestVersion(client, key));
}
