import type { Bench } from "./acceptance";
import { reportsOf } from "./azure-report";

/** The group that {@link permissions} grants rights to. */
export const GROUP = "CCKM Users";

/** An account in HCL's terms. */
export interface Account {
  readonly label?: string;
  readonly region?: string;
  readonly lifecycle?: string;
  readonly name?: string;
}

/** An account as HCL. */
export const account = ({
  label = "payments",
  region = "eu-west-1",
  lifecycle = "",
  name = '"payments"',
}: Account = {}) => `
resource "cckm_aws_kms_account" "${label}" {
  name           = ${name}
  account_id     = "123456789012"
  aws_connection = "aws"
  regions        = ["${region}"]
  ${lifecycle && `lifecycle {\n${lifecycle}\n}`}
}`;

/** Permissions of {@link GROUP} as HCL. */
export const permissions = (label: string, kmsId: string, actions = ["keycreate"]) => `
resource "cckm_aws_kms_acl" "${label}" {
  kms_id  = ${kmsId}
  group   = "${GROUP}"
  actions = ${JSON.stringify(actions)}
}`;

/** What CCKM has at a bench, and what was written to it there. */
export function keptAt(bench: () => Bench) {
  return {
    reports: reportsOf(bench).reports,
    kms: () => [...bench().sim.store.kms.values()],
    secrets: () => [...bench().sim.store.secrets.values()],
    wrote: () => bench().sim.requests.filter(({ method, path }) => method !== "GET" && path.includes("/cckm/")),
    applied: async (hcl: string) => {
      bench().configure(hcl);
      await bench().tf.apply();
    },
  };
}
