import type { AzureVault } from "../../cckm";
import { azureVaultAcl, azureVaultRights, isCckmId } from "../../contract";
import { failure } from "../../plugin";
import type { AclKind, AclSchema } from "../acl/kind";
import { aclResource } from "../acl/resource";
import { azureVaultTarget } from "../shared/acl-targets";
import * as words from "./words";

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

function noSuchVault(vaultId: string): Error {
  return failure(isCckmId(vaultId) ? words.vaultUnknown({ vaultId }) : words.vaultByName({ vaultId }), ["vault_id"]);
}
