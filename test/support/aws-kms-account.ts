import { applyCleanly, type Bench } from "./acceptance";

/** Address of the account that {@link account} writes. */
export const ADDRESS = "cckm_aws_kms_account.payments";

/** An account in HCL's terms; what is left out has a usual value, or none. */
export interface Account {
  name?: string;
  accountId?: string;
  connection?: string;
  regions?: string[];
  role?: string;
  externalId?: string;
}

/** An account as HCL. */
export const account = (a: Account = {}, label = "payments") => `
resource "cckm_aws_kms_account" "${label}" {
  name                    = "${a.name ?? "payments"}"
  account_id              = "${a.accountId ?? "123456789012"}"
  aws_connection          = "${a.connection ?? "aws"}"
  regions                 = ${JSON.stringify(a.regions ?? ["eu-west-1", "us-east-1"])}
  assume_role_arn         = ${JSON.stringify(a.role ?? null)}
  assume_role_external_id = ${JSON.stringify(a.externalId ?? null)}
}`;

/** The accounts of a bench, and the requests for them. */
export function accountsOf(bench: () => Pick<Bench, "sim">) {
  return {
    kms: () => [...bench().sim.store.kms.values()],
    writes: (method: string) => bench().sim.requests.filter((r) => r.method === method && r.path.includes("/aws/kms")),
  };
}

/** The life of an account on a bench: created, changed, forgotten, imported and destroyed. */
export async function liveOn(bench: Bench): Promise<void> {
  const { kms } = accountsOf(() => bench);
  bench.configure(account());
  await applyCleanly(bench.tf);
  const { id } = kms()[0]!;
  bench.configure(account({ connection: "aws-prod", regions: ["eu-west-2", "us-east-1", "eu-west-3"] }));
  await applyCleanly(bench.tf);
  expect(kms()).toMatchObject([{ id }]);
  await bench.tf.must(["state", "rm", ADDRESS]);
  await bench.tf.must(["import", "-no-color", "-input=false", ADDRESS, "payments"]);
  await applyCleanly(bench.tf);
  await bench.tf.destroy();
  expect(kms()).toEqual([]);
}
