import { type Bench, startBench } from "../support/acceptance";
import { ACCOUNT, acl } from "../support/aws-kms-acl";
import { secretHcl } from "../support/azure-secret";
import { fastTime } from "../support/fast-time";

fastTime();

const PLAN = ["plan", "-no-color", "-input=false"];
const DESTROY = ["destroy", "-auto-approve", "-no-color", "-input=false"];
const EVERYTHING = [
  ACCOUNT,
  acl(),
  secretHcl({ on_destroy: "purge" }),
  'resource "cckm_azure_sync_job" "keys" {\n  item = "keys"\n  synchronize_all = true\n}',
  'resource "cckm_azure_report" "audit" {\n  name = "audit"\n}',
].join("\n");
const VARIABLES = `
variable "address" { default = null }
variable "domain" { default = "payments" }
variable "aka" {
  type    = list(string)
  default = []
}
`;
const PROVIDER = "address = var.address\n domain = var.domain\n also_known_as = var.aka";

let bench: Bench;
afterEach(() => bench.close());

/** A bench whose provider signs in to the domain `payments`, with one object of every type. */
async function startInDomain(hcl = EVERYTHING): Promise<Bench> {
  bench = await startBench({ provider: PROVIDER });
  bench.configure(VARIABLES + hcl);
  await bench.tf.apply();
  return bench;
}

/** What the bench has in the domain `payments`. */
function kept() {
  const { kms, secrets, reports } = bench.sim.storeOf("payments");
  return { accounts: kms.size, secrets: [...secrets.values()].map(({ status }) => status), reports: reports.size };
}
const ALL = { accounts: 1, secrets: ["AVAILABLE"], reports: 1 };

/** Takes out of the state what the provider keeps with each object, as a version before would have left it. */
async function forgetPlaces(): Promise<void> {
  const state = JSON.parse(await bench.tf.must(["state", "pull"]));
  for (const { instances } of state.resources) for (const instance of instances) delete instance.private;
  state.serial += 1;
  bench.tf.write("old.tfstate", JSON.stringify(state));
  await bench.tf.must(["state", "push", "old.tfstate"]);
}

const ROOT = ["-var", "domain="];

describe("signed in without the domain", () => {
  it("a plan takes nothing for removed, and a destroy neither empties the state nor leaves anything behind", async () => {
    const { tf } = await startInDomain();
    const before = (await tf.resources()).length;
    const planned = await tf.refused([...PLAN, ...ROOT]);
    expect(planned).toContain(
      `The state has it in the domain "payments" of ${bench.sim.url}. This run works in the root domain of ${bench.sim.url}`,
    );
    expect(planned).toContain("CIPHERTRUST_DOMAIN");
    // The permissions are not asked for once their account is in error.
    expect(planned.match(/this is not where it was/g)).toHaveLength(4);
    await tf.refused([...DESTROY, ...ROOT]);
    await tf.refused([...DESTROY, ...ROOT, "-refresh=false"]);
    expect(await tf.resources()).toHaveLength(before);
    expect(kept()).toEqual(ALL);
    expect(await tf.plan()).toEqual([]);
    await tf.destroy();
    expect(kept()).toEqual({ accounts: 0, secrets: [], reports: 0 });
  });

  it("a change that was not refreshed is refused before it is sent", async () => {
    const { tf, configure } = await startInDomain(ACCOUNT);
    configure(VARIABLES + ACCOUNT.replace("eu-west-1", "eu-west-2"));
    const refused = await tf.refused(["apply", "-auto-approve", "-no-color", "-refresh=false", ...ROOT]);
    expect(refused).toContain("the state was written at another place");
    expect(bench.sim.requests.filter(({ method }) => method === "PATCH")).toEqual([]);
  });

  it("revoked permissions of an account that is there are gone, and nothing of another address", async () => {
    const { tf } = await startInDomain(ACCOUNT + acl());
    const [kms] = [...bench.sim.storeOf("payments").kms.values()];
    kms!.acls = [];
    expect(await tf.must(PLAN)).toContain("lists none for it any more");
  });
});

describe("a state without whereabouts, from before,", () => {
  it("is no proof that anything was removed until each object was read once", async () => {
    const { tf } = await startInDomain();
    await forgetPlaces();
    expect(await tf.refused([...PLAN, ...ROOT])).toContain("the state does not say where it was");
    await tf.refused([...DESTROY, ...ROOT, "-refresh=false"]);
    expect(kept()).toEqual(ALL);
    await tf.apply();
    bench.sim.storeOf("payments").kms.clear();
    const planned = await tf.must(PLAN);
    expect(planned).toContain('The AWS KMS account "payments" is gone from CCKM');
    expect(planned).toContain("2 to add");
  });

  it("can be destroyed without a refresh where its objects are", async () => {
    const { tf } = await startInDomain();
    await forgetPlaces();
    await tf.destroy("-refresh=false");
    expect(kept()).toEqual({ accounts: 0, secrets: [], reports: 0 });
  });
});

describe("the same server and domain under another name", () => {
  const atLocalhost = () => ["-var", `address=${bench.sim.url.replace("127.0.0.1", "localhost")}`];

  it("is no news as long as everything is found, and is remembered", async () => {
    const { tf } = await startInDomain(ACCOUNT);
    expect(await tf.plan(...atLocalhost())).toEqual([]);
    await tf.apply(...atLocalhost());
    bench.sim.storeOf("payments").kms.clear();
    expect((await tf.plan(...atLocalhost())).map(({ action }) => action)).toEqual(["create"]);
  });

  it("has to be said before what is not found there is taken for gone", async () => {
    const { tf } = await startInDomain(ACCOUNT);
    bench.sim.storeOf("payments").kms.clear();
    const refused = await tf.refused([...PLAN, ...atLocalhost()]);
    expect(refused).toContain(`also_known_as = ["${bench.sim.url}"]`);
    expect(await tf.plan(...atLocalhost(), "-var", `aka=["${bench.sim.url}"]`)).toMatchObject([{ action: "create" }]);
    const other = await tf.refused([...PLAN, ...atLocalhost(), "-var", 'aka=["https://other.example.com"]']);
    expect(other).toContain("this is not where it was");
    expect(await tf.refused([...PLAN, "-var", 'aka=["payments"]'])).toContain(
      "Give <address>, <address>#<domain> or #<domain>",
    );
  });

  it("is known by the domain's id where the domain was renamed", async () => {
    const { tf } = await startInDomain(ACCOUNT);
    bench.sim.renameDomain("payments", "payments-emea");
    const renamed = ["-var", "domain=payments-emea"];
    expect(await tf.plan(...renamed)).toEqual([]);
    bench.sim.storeOf("payments-emea").kms.clear();
    expect(await tf.plan(...renamed)).toMatchObject([{ action: "create" }]);
    await tf.destroy("-refresh=false", ...renamed);
    expect(await tf.resources()).toEqual([]);
  });

  it("is another one where a domain of the same name was made anew", async () => {
    const { tf } = await startInDomain(ACCOUNT);
    bench.sim.renameDomain("payments", "payments-before");
    expect(await tf.refused(PLAN)).toMatch(/its id is [0-9a-f-]{36}, and was [0-9a-f-]{36}/);
    await tf.refused([...DESTROY, "-refresh=false"]);
    expect(await tf.resources()).toHaveLength(1);
  });
});
