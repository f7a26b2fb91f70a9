import type { AwsKms, AzureSecret, AzureVault } from "../../cckm";
import { fromUnixSeconds } from "../../cckm/api/azure-secret-types";
import {
  awsKmsAccount,
  awsKmsAcl,
  awsKmsRights,
  azureSecret,
  azureVault,
  azureVaultAcl,
  azureVaultRights,
  type ResourceContract,
} from "../../contract";
import { validateConfig } from "../../schema";
import { inOneLine } from "../../words";
import type { FoundAcl } from "./read";

/** Arguments that are set, by attribute name. */
export type Arguments = Readonly<Record<string, unknown>>;

/** An object's arguments, without those that a configuration cannot contain. */
export interface Checked {
  readonly arguments_: Arguments;
  /** Arguments listed under ignore_changes, because they break a rule for new objects. */
  readonly ignored: readonly string[];
  /** Why the object cannot be configured at all. */
  readonly impossible?: string;
}

export function accountArguments(kms: AwsKms): Arguments {
  const { name, account_id, connection: aws_connection, regions, assume_role_arn, assume_role_external_id } = kms;
  return { name, account_id, aws_connection, regions: [...regions].sort(), assume_role_arn, assume_role_external_id };
}

export function aclArguments({ on, principal, actions }: FoundAcl): Arguments {
  return { kms_id: on.id, ...principal, actions: awsKmsRights.shortestRequest(actions) };
}

export function vaultArguments(vault: AzureVault): Arguments {
  const [name, subscription] = vault.name.split("::");
  return {
    name: vault.azure_name ?? name,
    subscription_id: vault.subscription_id ?? subscription,
    azure_connection: vault.connection,
    // The usual type is the default, so it can be omitted.
    type: vault.type === "vault" ? undefined : vault.type,
    cloud_key_backup_limit: vault.cloud_key_backup_limit,
  };
}

export function vaultAclArguments({ on, principal, actions }: FoundAcl): Arguments {
  return { vault_id: on.id, ...principal, actions: azureVaultRights.shortestRequest(actions) };
}

export function secretArguments(secret: AzureSecret): Arguments {
  const { attributes, content_type, tags } = secret.azure_param;
  return {
    secret_name: secret.secret_name,
    key_vault: secret.key_vault,
    content_type: content_type || undefined,
    tags: Object.keys(tags).length > 0 ? tags : undefined,
    enabled: attributes.enabled,
    exp: instant(attributes.exp),
    nbf: instant(attributes.nbf),
  };
}

function instant(seconds: number | undefined): string | undefined {
  return seconds === undefined ? undefined : fromUnixSeconds(seconds);
}

const CONTRACTS: Readonly<Record<"account" | "acl" | "vault" | "vaultAcl" | "secret", ResourceContract>> = {
  account: awsKmsAccount,
  acl: awsKmsAcl,
  vault: azureVault,
  vaultAcl: azureVaultAcl,
  secret: azureSecret,
};

/** Checks the values in CCKM against the rules for a configuration. */
export function check(kind: keyof typeof CONTRACTS, given: Arguments): Checked {
  const { schema } = CONTRACTS[kind];
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== null));
  const errors = validateConfig(schema, set).filter(({ severity }) => severity === "error");
  const broken = new Set(errors.map(({ path }) => String(path[0])));
  const required = [...broken].find((name) => schema.attributes[name]?.options.required || !Object.hasOwn(set, name));
  if (required !== undefined) {
    const problem = errors.find(({ path }) => path[0] === required)!;
    return { arguments_: set, ignored: [], impossible: `${required}: ${inOneLine(problem)}` };
  }
  const kept = Object.entries(set).filter(([name]) => !broken.has(name));
  return { arguments_: Object.fromEntries(kept), ignored: [...broken] };
}
