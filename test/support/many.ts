import type { Bench } from "./acceptance";

/** How many objects of a type a test has, and how many of them belong to others. */
export const COUNT = 100;

/** Requests of what is done, without sign-ins. */
export async function requestsOf({ sim }: Bench, work: () => Promise<unknown>): Promise<number> {
  const before = sim.requests.length;
  await work();
  return sim.requests.slice(before).filter(({ path }) => !path.includes("/auth/")).length;
}

/** So many accounts as HCL. */
export const accounts = (count = COUNT) => `
resource "cckm_aws_kms_account" "many" {
  count          = ${count}
  name           = "account-\${count.index}"
  account_id     = format("%012d", count.index)
  aws_connection = "aws-any"
  regions        = ["eu-west-1"]
}`;
