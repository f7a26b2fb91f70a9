/** API paths below /api, for the lists of rights. */
export const API = {
  awsConnections: "/v1/connectionmgmt/services/aws/connections",
  azureConnections: "/v1/connectionmgmt/services/azure/connections",
  kms: "/v1/cckm/aws/kms",
  azure: "/v1/cckm/azure",
  vaults: "/v1/cckm/azure/vaults",
  secrets: "/v1/cckm/azure/secrets",
  keyJobs: "/v1/cckm/azure/synchronization-jobs",
  secretJobs: "/v1/cckm/azure/secrets/synchronization-jobs",
  reports: "/v1/cckm/azure/reports",
} as const;
