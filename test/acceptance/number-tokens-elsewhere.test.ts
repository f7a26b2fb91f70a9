import { TerraformLocal, TerraformResource, TerraformStack, TerraformVariable } from "cdktf";
import { AwsKmsAccount, AzureSyncItem, AzureSyncJob, CckmProvider, DataAwsKmsAccounts } from "../../lib";
import { applyToSimulator } from "../../lib/testing";
import { testApp } from "../support/app";

// cdktf writes a number as a literal where a hyphen is before it. Of locals and other elements this package has no say.
const refused = async (add: (stack: TerraformStack, text: string) => void) => {
  const stack = new TerraformStack(testApp(), "prod");
  new CckmProvider(stack, "cckm", { install: false });
  const count = new TerraformVariable(stack, "count_of_teams", { type: "number", default: 3 });
  add(stack, new TerraformLocal(stack, "text", `team-${count.numberValue}`).asString);
  return applyToSimulator(stack).then(
    async (applied) => {
      const names = [...applied.sim.store.kms.values()].map(({ name }) => name);
      await applied.close();
      return JSON.stringify(names);
    },
    (error: Error) => error.message.replace(/\s+/g, " "),
  );
};

const account = { accountId: "123456789012", awsConnection: "aws", regions: ["eu-west-1"] };

test.each<[string, string, (stack: TerraformStack, text: string) => void]>([
  ["a name", "name", (stack, name) => new AwsKmsAccount(stack, "team", { ...account, name })],
  ["part of a name", "name", (stack, text) => new AwsKmsAccount(stack, "team", { ...account, name: `aws-${text}` })],
  [
    "a value of a map",
    "triggers",
    (stack, team) =>
      new AzureSyncJob(stack, "keys", { item: AzureSyncItem.KEYS, synchronizeAll: true, triggers: { team } }),
  ],
  ["a filter", "name", (stack, name) => new DataAwsKmsAccounts(stack, "found", { name })],
  [
    "a resource that is no construct of ours",
    "name",
    (stack, name) => {
      const raw = new TerraformResource(stack, "team", { terraformResourceType: "cckm_aws_kms_account" });
      const values = { name, account_id: "123456789012", aws_connection: "aws", regions: ["eu-west-1"] };
      for (const [argument, value] of Object.entries(values)) raw.addOverride(argument, value);
    },
  ],
])("a number that a local's text brings as a literal is refused in %s", async (_what, argument, add) => {
  expect(await refused(add)).toContain(
    `Expected ${argument} without numbers that only Terraform knows, got one that cdktf wrote as a literal. Where a local, an output or a module brings it, put it there as text: Token.asString(number). Code: provider-token-number`,
  );
});
