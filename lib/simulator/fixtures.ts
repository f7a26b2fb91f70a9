import { readFileSync } from "node:fs";
import type { Fixtures, VaultFixture } from "./fixture-kinds";
import { refuseWrongFixtures } from "./fixture-names";
import { flag, list, type OptionKinds, refuseWrong, text } from "./option-kinds";

/**
 * The regions of the API page's account, in the page's order.
 *
 * API page: [aws-kms, Listing AWS Account and Regions](../../docs/api-pages.md#aws-kms).
 */
export const DEFAULT_REGIONS: readonly string[] = [
  "eu-north-1",
  "ap-south-1",
  "eu-west-3",
  "eu-west-2",
  "eu-west-1",
  "ap-northeast-2",
  "ap-northeast-1",
  "sa-east-1",
  "ca-central-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "eu-central-1",
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
];

const CLOUD_REGIONS: Readonly<Record<string, readonly string[]>> = {
  aws: DEFAULT_REGIONS,
  "aws-us-gov": ["us-gov-west-1", "us-gov-east-1"],
  "aws-cn": ["cn-north-1", "cn-northwest-1"],
  "aws-eusc": ["eusc-de-east-1"],
  "aws-iso": ["us-iso-east-1", "us-iso-west-1"],
  "aws-iso-b": ["us-isob-east-1", "us-isob-west-1"],
  "aws-iso-e": ["eu-isoe-west-1"],
  "aws-iso-f": ["us-isof-east-1", "us-isof-south-1"],
};

/** The regions of an account without a fixture; none in a partition that the simulator does not know. */
export const regionsOfCloud = (cloud: string): string[] =>
  Object.hasOwn(CLOUD_REGIONS, cloud) ? [...CLOUD_REGIONS[cloud]!] : [];

interface VaultOptions {
  /** Id in CCKM. Default: a generated one. */
  id?: string;
  /** Default `vault`. A managed HSM does not accept secrets. */
  type?: VaultFixture["type"];
  /** Whether deleted secrets can be recovered for 90 days. Default true. */
  softDelete?: boolean;
  /** Whether Azure forbids purging. Default false. */
  purgeProtection?: boolean;
}

const VAULT_OPTIONS: OptionKinds<VaultOptions> = { id: text, type: text, softDelete: flag, purgeProtection: flag };

/**
 * A vault fixture: with soft delete and 90 days of retention, without purge protection, unless set otherwise. Throws an error
 * for an option that does not exist or has a wrong value.
 */
export function azureVault(
  azure_name: string,
  subscription_id: string,
  location: string,
  options: VaultOptions = {},
): VaultFixture {
  refuseWrong("azureVault", options, VAULT_OPTIONS);
  return {
    ...(options.id ? { id: options.id } : {}),
    ...(options.type ? { type: options.type } : {}),
    azure_name,
    subscription_id,
    subscription_name: `subscription-${subscription_id.slice(0, 8)}`,
    connection: "azure",
    cloud_name: "AzureCloud",
    location,
    tenant: "d27d849e-e487-4b0e-a54c-a6e177867d10",
    properties: {
      tenantId: "d27d849e-e487-4b0e-a54c-a6e177867d10",
      vaultUri: `https://${azure_name.toLowerCase()}.vault.azure.net/`,
      sku: { family: "A", name: "premium" },
      enableSoftDelete: options.softDelete ?? true,
      enablePurgeProtection: options.purgeProtection ?? false,
      softDeleteRetentionInDays: 90,
      enableRbacAuthorization: false,
    },
  };
}

const PKV = "260ecbe7-777b-4d3c-84ea-887620498863";
const SOFTKEYS = "12e533dd-b5c2-4e58-a264-0cd812dc5a34";

/**
 * The data in the API pages' examples, and more of each kind.
 *
 * User `admin` with the password `test-password`. AWS connections `aws`, `test_aws-connection` and `aws-prod` of account
 * 123456789012, `aws-staging` (210987654321), `aws-sandbox` (345678901234), `aws-gov` (456789012345, us-gov regions),
 * `aws-china` (567890123456) and `aws-any`, which reaches every account without a role. Vaults with soft delete:
 * keyvault-softkeys, pkv-softkeys, CCKM-Soft-Delete, cckm-test-soft-delete, payments-kv; `cckm-no-soft-delete` has none,
 * `cckm-purge-protected` forbids purging, `cckm-managed-hsm` is a managed HSM, which does not accept secrets. Azure
 * connections `azure` and `azure-prod`. In Azure, not yet in CCKM: the vaults billing-kv, ledger-kv and Archive-KV, and the
 * managed HSM ledger-hsm.
 */
export const DEFAULT_FIXTURES: Fixtures = {
  users: [{ username: "admin", password: "test-password" }],
  awsAccounts: [{ account_id: "123456789012", regions: [...DEFAULT_REGIONS] }],
  awsConnections: [
    { name: "aws", cloud_name: "aws", account_id: "123456789012" },
    { name: "test_aws-connection", cloud_name: "aws", account_id: "123456789012" },
    { name: "aws-prod", cloud_name: "aws", account_id: "123456789012" },
    { name: "aws-staging", cloud_name: "aws", account_id: "210987654321" },
    { name: "aws-sandbox", cloud_name: "aws", account_id: "345678901234" },
    { name: "aws-gov", cloud_name: "aws-us-gov", account_id: "456789012345" },
    { name: "aws-china", cloud_name: "aws-cn", account_id: "567890123456" },
    { name: "aws-any", cloud_name: "aws", account_id: "123456789012", any_account: true },
  ],
  azureConnections: [
    { name: "azure", cloud_name: "AzureCloud" },
    { name: "azure-prod", cloud_name: "AzureCloud" },
  ],
  azureVaults: [
    azureVault("keyvault-softkeys", SOFTKEYS, "eastus", { id: "bedb82b9-582c-402d-9874-f3368722cf46" }),
    azureVault("pkv-softkeys", PKV, "northcentralus"),
    azureVault("CCKM-Soft-Delete", PKV, "northcentralus"),
    azureVault("cckm-test-soft-delete", "1cda5d8b-c825-4976-9999-26022adb76b5", "eastus", {
      id: "9ae64517-7249-42a9-bf86-9252add02ef9",
    }),
    azureVault("payments-kv", PKV, "westeurope"),
    azureVault("cckm-no-soft-delete", PKV, "westeurope", { softDelete: false }),
    azureVault("cckm-purge-protected", PKV, "westeurope", { purgeProtection: true }),
    azureVault("cckm-managed-hsm", PKV, "westeurope", { type: "managedHsm" }),
  ],
  azureUnmanagedVaults: [
    azureVault("billing-kv", PKV, "westeurope"),
    azureVault("ledger-kv", PKV, "northeurope", { purgeProtection: true }),
    azureVault("Archive-KV", PKV, "westeurope"),
    azureVault("ledger-hsm", PKV, "westeurope", { type: "managedHsm" }),
  ],
};

/**
 * Completes fixtures with the defaults.
 *
 * @param given the fixtures, or the path of a JSON file with them
 * @throws Error if the file cannot be read or is not JSON
 */
export function loadFixtures(given: Partial<Fixtures> | string = {}): Fixtures {
  if (typeof given !== "string") return completed("The fixtures", given);
  try {
    return completed("It", JSON.parse(readFileSync(given, "utf8")) as Partial<Fixtures>);
  } catch (cause) {
    throw new Error(`The fixtures file ${given} cannot be used: ${(cause as Error).message}`, { cause });
  }
}

/** The same fixtures for another domain, in which every record gets its own id. */
export function withoutIds(fixtures: Fixtures): Fixtures {
  return {
    ...fixtures,
    awsConnections: fixtures.awsConnections.map(({ id: _, ...connection }) => connection),
    azureConnections: fixtures.azureConnections.map(({ id: _, ...connection }) => connection),
    azureVaults: fixtures.azureVaults.map(({ id: _, ...vault }) => vault),
  };
}

const KINDS = Object.fromEntries(Object.keys(DEFAULT_FIXTURES).map((name) => [name, list])) as OptionKinds<Fixtures>;

function completed(what: string, given: Partial<Fixtures>): Fixtures {
  refuseWrong(what, given, KINDS);
  refuseWrongFixtures(what, given);
  return { ...DEFAULT_FIXTURES, ...given };
}
