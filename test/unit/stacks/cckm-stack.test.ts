import { Testing } from "cdktf";
import { CckmStack } from "../../../stacks/cckm-stack";
import { environmentShapes } from "../../../stacks/environment-shapes";
import { dev } from "../../../stacks/environments/dev";
import { environmentSettings } from "../../../stacks/settings";
import { testApp } from "../../support/app";

const synth = (context: Record<string, unknown> = {}) =>
  JSON.parse(Testing.synth(new CckmStack(testApp(context), dev)));

test("everything of an environment's settings is in its stack, with its outputs", () => {
  const { resource, output } = synth();
  const made = (type: string) => Object.values<Record<string, unknown>>(resource[type]);
  expect(made("cckm_aws_kms_account")).toEqual(
    dev.accounts.map(({ name, accountId, awsConnection, regions }) =>
      expect.objectContaining({ name, account_id: accountId, aws_connection: awsConnection, regions }),
    ),
  );
  expect(Object.fromEntries(made("cckm_aws_kms_acl").map(({ group, actions }) => [group, actions]))).toEqual(
    Object.fromEntries(dev.accounts.flatMap(({ grants }) => grants.map(({ group, actions }) => [group, actions]))),
  );
  expect(
    made("cckm_azure_secret")
      .map(({ secret_name }) => secret_name)
      .sort(),
  ).toEqual(dev.secrets.map(({ name }) => name).sort());
  expect(
    made("cckm_azure_sync_job")
      .map(({ item }) => item)
      .sort(),
  ).toEqual(dev.syncs.map(({ item }) => item).sort());
  expect(made("cckm_azure_report").map(({ name }) => name)).toEqual(dev.reports.map(({ name }) => name));
  expect(Object.keys(output).sort()).toEqual([
    "db-password_status",
    "kms-name_arn",
    "kms-name_id",
    "kms-name_regions",
    "r1_id",
    "sync-keys_status",
    "sync-secrets_status",
    "test-secret_status",
  ]);
});

test("an environment file may hold every kind of object that a CckmEnvironment makes", () => {
  const settings = {
    name: "dev",
    vaults: [{ name: "billing-kv", subscriptionId: "260ecbe7-777b-4d3c-84ea-887620498863", azureConnection: "azure" }],
  };
  const { resource, output } = JSON.parse(Testing.synth(new CckmStack(testApp(), settings)));
  expect(resource.cckm_azure_vault["billing-kv"]).toMatchObject({ name: "billing-kv", azure_connection: "azure" });
  expect(Object.keys(output)).toEqual(["billing-kv_id"]);
  expect(Object.keys(environmentSettings.shape)).toEqual(expect.arrayContaining(Object.keys(environmentShapes)));
});

test("the state lies in the project, wherever that is", () => {
  expect(synth().terraform.backend.local).toEqual({ path: "../../../terraform.dev.tfstate" });
});

test("a context value under the environment's name replaces settings for one run", () => {
  const [account] = dev.accounts;
  const changed = { ...account, awsConnection: "aws", regions: ["us-east-1"] };
  const { resource } = synth({ dev: { accounts: [changed] } });
  expect(resource.cckm_aws_kms_account["kms-name"]).toMatchObject({ aws_connection: "aws", regions: ["us-east-1"] });
});
