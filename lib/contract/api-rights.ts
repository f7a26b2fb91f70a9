/** What one type asks of CCKM's API: methods and paths, in which `{id}` stands for an object's id. */
export interface ApiRights {
  /** For a plan, a refresh and an import. */
  readonly read: readonly string[];
  /** In addition, for an apply and a destroy. */
  readonly write: readonly string[];
}

const KMS = "/v1/cckm/aws/kms";
const SECRETS = "/v1/cckm/azure/secrets";
const VAULTS = "/v1/cckm/azure/vaults";
const KEY_JOBS = "/v1/cckm/azure/synchronization-jobs";
const SECRET_JOBS = `${SECRETS}/synchronization-jobs`;
const REPORTS = "/v1/cckm/azure/reports";

const reads = (...read: readonly string[]): ApiRights => ({ read, write: [] });

/** The rights that the automation's user needs, by type. A test runs each type with exactly these, and uses each of them. */
export const apiRights: Readonly<Record<string, ApiRights>> = {
  cckm_aws_kms_account: {
    read: [`GET ${KMS}`, `GET ${KMS}/{id}`],
    write: [`POST ${KMS}`, `PATCH ${KMS}/{id}`, `DELETE ${KMS}/{id}`],
  },
  cckm_aws_kms_acl: { read: [`GET ${KMS}/{id}`], write: [`POST ${KMS}/{id}/update-acls`] },
  cckm_azure_secret: {
    // Whether a vault by name and one by id are the same is looked up.
    read: [`GET ${SECRETS}`, `GET ${SECRETS}/{id}`, `GET ${VAULTS}`],
    write: [
      `POST ${SECRETS}`,
      `PATCH ${SECRETS}/{id}`,
      `POST ${SECRETS}/{id}/soft-delete`,
      `POST ${SECRETS}/{id}/hard-delete`,
      `POST ${SECRETS}/{id}/recover`,
      `DELETE ${SECRETS}/{id}`,
    ],
  },
  cckm_azure_sync_job: {
    // Before a start the jobs that there are, so that a lost reply is not taken for one of them.
    read: [`GET ${KEY_JOBS}`, `GET ${KEY_JOBS}/{id}`, `GET ${SECRET_JOBS}`, `GET ${SECRET_JOBS}/{id}`],
    write: [
      `POST ${KEY_JOBS}`,
      `POST ${SECRET_JOBS}`,
      `POST ${KEY_JOBS}/{id}/cancel`,
      `POST ${SECRET_JOBS}/{id}/cancel`,
    ],
  },
  cckm_azure_report: {
    read: [`GET ${REPORTS}`, `GET ${REPORTS}/{id}`],
    write: [`POST ${REPORTS}`, `DELETE ${REPORTS}/{id}`],
  },
  cckm_aws_account: reads("POST /v1/cckm/aws/accounts"),
  cckm_aws_kms_accounts: reads(`GET ${KMS}`),
  cckm_azure_sync_jobs: reads(`GET ${KEY_JOBS}`, `GET ${SECRET_JOBS}`),
  cckm_azure_reports: reads(`GET ${REPORTS}`),
  cckm_azure_report_contents: reads(`GET ${REPORTS}/{id}`, `GET ${REPORTS}/{id}/contents`),
  cckm_azure_report_csv: reads(`GET ${REPORTS}/{id}`, `GET ${REPORTS}/{id}/download`),
};
