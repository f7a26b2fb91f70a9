import { type Bench, startBench } from "../support/acceptance";
import { account } from "../support/aws-kms-account";
import { report, reportsOf, YEAR } from "../support/azure-report";
import { secretHcl, VAULTS } from "../support/azure-secret";
import { addVault, vault, vaultIn } from "../support/azure-vault";
import { APPLY, PLAN } from "../support/commands";
import { addKms } from "../support/kms";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ provider: 'adopt = "identical"' });
});
afterEach(() => bench.close());

const ADD_SECRET = { secret_name: "db-password", key_vault: VAULTS.usual, azure_param: { value: "not-a-real-value" } };
const { reports } = reportsOf(() => bench);

/** What is there already, and how it goes after the plan. */
const cases: Readonly<Record<string, () => Promise<readonly [hcl: string, go: () => void]>>> = {
  account: async () => {
    const kms = addKms(bench.sim, "payments", { regions: ["eu-west-1", "us-east-1"] });
    return [account(), () => void bench.sim.store.kms.delete(kms.id)];
  },
  vault: async () => {
    await addVault(bench);
    return [vault(), () => void bench.sim.store.vaults.delete(vaultIn(bench)!.id)];
  },
  secret: async () => {
    await bench.sim.outside("POST", "/v1/cckm/azure/secrets", ADD_SECRET);
    return [secretHcl(), () => bench.sim.store.secrets.clear()];
  },
  report: async () => {
    bench.configure(report(YEAR));
    await bench.tf.apply();
    await bench.tf.must(["state", "rm", "cckm_azure_report.audit"]);
    return [report(YEAR), () => void bench.sim.store.reports.delete(reports()[0]!.id)];
  },
};

const SAVED = [...PLAN, "-out=plan"];
const APPLY_SAVED = ["apply", "-no-color", "-input=false", "plan"];

describe.each(Object.keys(cases))("the %s that was to be taken over at a plan is gone since", (of) => {
  beforeEach(async () => {
    const [hcl, go] = await cases[of]!();
    bench.configure(hcl);
    expect(await bench.tf.must(SAVED)).toContain("Will take over");
    go();
  });

  it("and the apply of that plan says so; it makes it, or else the next plan does", async () => {
    const { output, code } = await bench.tf.run(APPLY_SAVED);
    expect(output.replaceAll(/\s+/g, " ")).toContain("is no longer there");
    if (code !== 0) expect(await bench.tf.must(APPLY)).toContain("1 added");
    expect(await bench.tf.plan()).toEqual([]);
  });

  it("and a later plan says so once, and makes it", async () => {
    expect((await bench.tf.must(SAVED)).replaceAll(/\s+/g, " ")).toContain("is no longer there");
    expect(await bench.tf.must(PLAN)).not.toContain("is no longer there");
    expect(await bench.tf.must(APPLY_SAVED)).toContain("1 added");
  });
});
