import { type Bench, startBench } from "../support/acceptance";
import { account } from "../support/aws-kms-account";
import { secretHcl, VAULTS } from "../support/azure-secret";
import { addVault, vault, vaultIn } from "../support/azure-vault";
import { addKms } from "../support/kms";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ provider: 'adopt = "identical"' });
});
afterEach(() => bench.close());

const ADD_SECRET = { secret_name: "db-password", key_vault: VAULTS.usual, azure_param: { value: "not-a-real-value" } };

/** What is there already, how somebody changes it after the plan, and what then differs. */
const cases: Readonly<Record<string, () => Promise<readonly [hcl: string, change: () => void, differs: string]>>> = {
  account: async () => {
    const kms = addKms(bench.sim, "payments", { regions: ["eu-west-1", "us-east-1"] });
    return [account(), () => void kms.regions.pop(), "regions are eu-west-1, asked for eu-west-1, us-east-1"];
  },
  vault: async () => {
    await addVault(bench);
    const change = () => void Object.assign(vaultIn(bench)!, { cloud_key_backup_limit: 7 });
    return [vault(), change, "cloud_key_backup_limit is 7, asked for none"];
  },
  secret: async () => {
    await bench.sim.outside("POST", "/v1/cckm/azure/secrets", ADD_SECRET);
    const change = () => void Object.assign([...bench.sim.store.secrets.values()][0]!, { tags: { team: "other" } });
    return [secretHcl(), change, "tags is"];
  },
};

it.each(Object.keys(cases))("an apply tells how the %s differs that was to be taken over at its plan", async (of) => {
  const [hcl, change, differs] = await cases[of]!();
  bench.configure(hcl);
  expect(await bench.tf.must(["plan", "-out=plan", "-no-color", "-input=false"])).toContain("Will take over");
  change();
  const refused = await bench.tf.refused(["apply", "-no-color", "-input=false", "plan"]);
  expect(refused).toContain(`It differs: ${differs}`);
  expect(refused).not.toContain("bug in the provider");
});
