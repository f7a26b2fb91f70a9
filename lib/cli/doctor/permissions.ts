import { type CckmClient, CckmError, isRefused } from "../../cckm";
import { type CheckResult, callFailed, notWell, ok } from "./check-result";
import * as words from "./words";

/** The clouds that stacks use. */
export type Cloud = "aws" | "azure";

const ONE = { limit: 1 };

/** The API calls of a plan, by cloud. */
const READS: readonly { cloud: Cloud; what: string; read: (client: CckmClient) => Promise<unknown> }[] = [
  { cloud: "aws", what: "AWS KMS accounts", read: (client) => client.awsKms.page(ONE) },
  { cloud: "azure", what: "Azure vaults", read: (client) => client.azureVaults.page(ONE) },
  { cloud: "azure", what: "Azure secrets", read: (client) => client.azureSecrets.page(ONE) },
  { cloud: "azure", what: "Azure key synchronizations", read: (client) => client.azureSyncJobs("keys").page(ONE) },
  {
    cloud: "azure",
    what: "Azure secret synchronizations",
    read: (client) => client.azureSyncJobs("secrets").page(ONE),
  },
  { cloud: "azure", what: "Azure reports", read: (client) => client.azureReports.page(ONE) },
];

/** Checks whether the user may list what plans read. Write permissions cannot be checked without writing. */
export async function checkPermissions(client: CckmClient, clouds: readonly Cloud[]): Promise<CheckResult[]> {
  const asked = READS.filter(({ cloud }) => clouds.includes(cloud));
  return Promise.all(
    asked.map(async ({ what, read }) => {
      const topic = `List ${what}`;
      try {
        await read(client);
        return ok(topic, "permitted");
      } catch (error) {
        if (!(error instanceof CckmError)) throw error;
        if (!isRefused(error, 401, 403)) return callFailed(topic, error);
        return notWell(topic, words.listRefused({ status: error.status }));
      }
    }),
  );
}
