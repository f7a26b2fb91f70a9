export { isDeleted } from "../api/azure-secret-types";
export { otherNameOn, principalsOn, rightsOn, withAcls } from "./acl-rights";
export { isInVault, isVersionOf, type SecretKey, secretKeyText } from "./azure-secret-key";
export { isNewer, newestOf } from "./azure-secret-order";
export { currentVersion, newestVersion } from "./azure-secret-versions";
export { forgetVaults, vaultId, vaultText } from "./azure-vault-rows";
export { ReadCache, type ReadCacheOptions, type ReadSource } from "./read-cache";
export { type ListSource, RunList, type RunListOptions, SEEN_FOR_MS, type Seen } from "./run-list";
export { SharedReads } from "./shared-reads";
