import type { AzureVault } from "../../cckm";
import { azureVaultAcl, azureVaultRights } from "../../contract";
import { failure } from "../../plugin";
import type { AclKind, AclSchema } from "../acl/kind";
import { aclResource } from "../acl/resource";
import { azureVaultTarget } from "../shared/acl-targets";
import { isUuid } from "../shared/uuid";

/** Permissions on Azure vaults. */
export const onAzureVault: AclKind<AzureVault> = {
  type: azureVaultAcl.type,
  schema: azureVaultAcl.schema as unknown as AclSchema,
  rights: azureVaultRights,
  on: {
    ...azureVaultTarget,
    listedBy: "GET /v1/cckm/azure/vaults lists every vault with its id and permissions.",
    missing: noSuchVault,
  },
};

/** `cckm_azure_vault_acl`. */
export const azureVaultAclResource = aclResource(onAzureVault);

function noSuchVault(id: string): Error {
  const advice = isUuid(id)
    ? "It has the form of an id: of a vault that was removed from CCKM, or one of another server or domain."
    : "It takes the id, not the name: refer to cckm_azure_vault.<name>.id.";
  return failure(
    "No such Azure vault",
    `Got vault_id ${JSON.stringify(id)}; CCKM manages no vault with this id in this domain. ${advice} GET /v1/cckm/azure/vaults lists those that are there.`,
    ["vault_id"],
  );
}
