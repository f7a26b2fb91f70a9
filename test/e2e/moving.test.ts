import { CckmSimulator } from "../../lib/simulator";
import { CdktfProject } from "../support/cdktf";
import { rightsOf } from "../support/kms";

const GROUP = "CCKM Users";

const ACCOUNT = `
  const payments = new AwsKmsAccount(stack, "payments", {
    name: "payments", accountId: "123456789012", awsConnection: "aws", regions: ["eu-west-1"],
  });
  const users = new AwsKmsAcl(stack, "users", { kms: payments, group: "${GROUP}", actions: ["keycreate"] });`;

const FORGET = `
  const forget = (from) => ({ from, lifecycle: { destroy: false } });
  stack.addOverride("removed", ["cckm_aws_kms_account.payments", "cckm_aws_kms_acl.users"].map(forget));`;

const main = (one: string, two: string) => `
const { App, TerraformStack } = require("cdktf");
const { AwsKmsAccount, AwsKmsAcl, CckmProvider } = require("cdktf-cckm");
const app = new App();
const newStack = (id) => {
  const stack = new TerraformStack(app, id);
  new CckmProvider(stack, "cckm");
  return stack;
};
{
  const stack = newStack("one");${one}
}
{
  const stack = newStack("two");${two}
}
app.synth();
`;

let sim: CckmSimulator;
let project: CdktfProject;
beforeEach(async () => {
  sim = await CckmSimulator.start();
  project = new CdktfProject({
    main: main(ACCOUNT, ""),
    env: { CIPHERTRUST_ADDRESS: sim.url, CIPHERTRUST_USERNAME: "admin", CIPHERTRUST_PASSWORD: "test-password" },
  });
});
afterEach(async () => {
  await sim.stop();
  project.remove();
});

const deploy = () => project.cdktf("deploy", "*", "--auto-approve");
const kms = () => [...sim.store.kms.values()];
const changes = () => sim.requests.filter(({ method, path }) => method !== "GET" && path.includes("/cckm/"));

it("an account and its rights stay when their construct moves to another stack, and move by removed and import", async () => {
  expect((await deploy()).code).toBe(0);
  const [{ id } = { id: "" }] = kms();
  const before = changes().length;
  const lives = () => {
    expect(kms()).toMatchObject([{ id }]);
    expect(rightsOf(kms()[0]!, GROUP)).toEqual(["keycreate", "viewbyok", "viewnative"]);
    expect(changes()).toHaveLength(before);
  };

  project.write("main.js", main("", ACCOUNT));
  const moved = await deploy();
  expect(moved.code).not.toBe(0);
  expect(moved.output.replaceAll(/[\s│]+/g, " ")).toContain("Code: ownership-declared-elsewhere");
  lives();

  const imported = `${ACCOUNT}
  payments.importFrom("payments");
  users.importFrom("${id}::group::${GROUP}");`;
  project.write("main.js", main(FORGET, imported));
  expect(await deploy()).toMatchObject({ code: 0 });
  lives();

  project.write("main.js", main("", ACCOUNT));
  for (const stack of ["one", "two"]) {
    await project.synth();
    expect(await project.terraform(stack, "plan", "-detailed-exitcode", "-input=false")).toMatchObject({ code: 0 });
  }
  lives();
});
