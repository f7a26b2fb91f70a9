import { type Bench, startBench } from "../support/acceptance";
import { ADDRESS, account, accountsOf } from "../support/aws-kms-account";
import { OFFICIAL_IN_STATES, OFFICIAL_SOURCE, officialProvider } from "../support/official-provider";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ others: { [OFFICIAL_SOURCE]: officialProvider } });
});
afterEach(() => bench.close());

const { kms, writes } = accountsOf(() => bench);

describe("taking over an account that exists", () => {
  const byHand = async () => {
    bench.configure(account());
    await bench.tf.apply();
    await bench.tf.must(["state", "rm", ADDRESS]);
    return kms()[0]!;
  };

  it.each(["id", "name"] as const)("imports by %s, with nothing left to change", async (by) => {
    const existing = await byHand();
    await bench.tf.must(["import", "-no-color", "-input=false", ADDRESS, existing[by]]);
    expect(await bench.tf.state(ADDRESS)).toMatchObject({ id: existing.id, aws_connection: "aws" });
    expect(await bench.tf.plan()).toEqual([]);
  });

  it("says so when there is nothing to import", async () => {
    bench.configure(account());
    const output = await bench.tf.refused(["import", "-no-color", "-input=false", ADDRESS, "no-such-kms"]);
    expect(output).toContain("Code: aws-kms-account-not-found");
  });

  it("refuses to adopt anything else and names the import", async () => {
    const existing = await byHand();
    bench.configure(account({ regions: ["eu-west-2"] }));
    const output = await bench.tf.refused();
    expect(output).toContain("regions are eu-west-1, us-east-1, asked for eu-west-2");
    expect(output).toContain(`terraform import cckm_aws_kms_account.<name> '${existing.id}'`);
    expect(kms()).toHaveLength(1);
  });

  it("takes over the official provider's state by a moved block, touching nothing in CCKM", async () => {
    const existing = await byHand();
    const state = JSON.parse(await bench.tf.must(["state", "pull"])) as { resources: unknown[]; serial: number };
    state.resources = [officialAccount(existing.id)];
    state.serial += 1;
    bench.tf.write("official.tfstate.json", JSON.stringify(state));
    await bench.tf.must(["state", "push", "official.tfstate.json"]);
    bench.configure(`${account()}\nmoved {\n  from = ciphertrust_aws_kms.old\n  to = ${ADDRESS}\n}`);
    const before = writes("POST").length + writes("PATCH").length + writes("DELETE").length;
    await bench.tf.apply();
    expect(await bench.tf.state(ADDRESS)).toMatchObject({ id: existing.id, name: "payments" });
    expect(await bench.tf.plan()).toEqual([]);
    expect(writes("POST").length + writes("PATCH").length + writes("DELETE").length).toBe(before);
  });
});

function officialAccount(id: string) {
  const attributes = {
    id,
    name: "payments",
    account_id: "123456789012",
    aws_connection: "aws",
    regions: ["us-east-1", "eu-west-1"],
    assume_role_arn: null,
    assume_role_external_id: null,
    arn: "arn:aws:iam::123456789012:user/user1",
    uri: "kylo:kylo:cckm:kms:payments",
  };
  return {
    mode: "managed",
    type: "ciphertrust_aws_kms",
    name: "old",
    provider: `provider["${OFFICIAL_IN_STATES}"]`,
    instances: [{ schema_version: 0, attributes, sensitive_attributes: [] }],
  };
}
