import { App, TerraformStack, Testing } from "cdktf";
import * as backends from "../../../examples/reference/backends";
import { AwsKmsAccount, CckmProvider } from "../../../lib";
import { synthToObjects } from "../../../lib/testing";
import { exampleStack } from "../../../scripts/docs/example";
import { otherCopy } from "../../support/other-copy";

const VAULT = "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863";

const expression = (text: string) => `\${${text}}`;

/** What is synthesized of the example that a page shows. */
const synthesized = async (name: string) => synthToObjects(await exampleStack(name, "prod"));

const RELEASE = process.env.RELEASE;
beforeEach(() => {
  process.env.RELEASE = "1.4.0";
});
afterAll(() => {
  if (RELEASE === undefined) delete process.env.RELEASE;
  else process.env.RELEASE = RELEASE;
});

test("the example of CckmEnvironment makes accounts with their grants, secrets, and synchronizations after them", async () => {
  const { resources } = await synthesized("environment");
  expect(Object.keys(resources.cckm_aws_kms_acl!)).toHaveLength(2);
  expect(Object.values(resources.cckm_azure_secret!)).toMatchObject([{ value: expression("var.db_password") }]);
  expect(Object.values(resources.cckm_azure_sync_job!)).toMatchObject([
    {
      depends_on: ["cckm_azure_secret.db-password"],
      triggers: { "null_resource.release": expression("null_resource.release.id") },
    },
  ]);
});

test("the example of Release marks the synchronization with the release", async () => {
  const { resources } = await synthesized("release");
  expect(Object.values(resources.null_resource!)).toMatchObject([{ triggers: { release: "1.4.0" } }]);
  expect(Object.values(resources.cckm_azure_sync_job!)).toMatchObject([
    { key_vaults: [VAULT], triggers: { "null_resource.release": expression("null_resource.release.id") } },
  ]);
});

test("the example of Principal permits a group and a user", async () => {
  const { resources } = await synthesized("principal");
  expect(Object.values(resources.cckm_aws_kms_acl!)).toMatchObject([
    { group: "CCKM Users", actions: ["keycreate", "keyrotate"] },
    { user_id: "local|d1c53366-10cb-4121-a37d-42ca39d73cfc" },
  ]);
});

test("the example of SecretInput refers to a variable and to an ephemeral resource", async () => {
  const { resources } = await synthesized("secret-input");
  expect(Object.values(resources.cckm_azure_secret!)).toMatchObject([
    { value: expression("var.db_password") },
    { value: expression("ephemeral.vault_kv_secret_v2.api.data.token") },
  ]);
});

test.each([
  ["this", () => AwsKmsAccount],
  ["another", () => otherCopy().AwsKmsAccount],
])("the example of a guard of one's own refuses a name in a construct of %s copy of the package", async (_, of) => {
  const stack = await exampleStack("guard-of-your-own", "prod");
  const props = { accountId: "123456789012", awsConnection: "aws", regions: ["eu-west-1"] };
  new (of())(stack, "billing", { name: "billing", ...props });
  expect(() => synthToObjects(stack)).toThrow("[prod/billing] The name billing does not begin with pay-.");
});

test.each(Object.entries(backends))("the example %s of a backend has no credential among its arguments", (_, put) => {
  const stack = new TerraformStack(new App(), "prod");
  new CckmProvider(stack, "cckm", { install: false });
  put(stack);
  const { terraform } = JSON.parse(Testing.synth(stack, true)) as { terraform: { backend: Record<string, object> } };
  const [[, given]] = Object.entries(terraform.backend) as [[string, object]];
  expect(JSON.stringify(given)).toContain("prod");
  expect(Object.keys(given).filter((name) => /password|secret|token|credential|_key$/.test(name))).toEqual([]);
});
