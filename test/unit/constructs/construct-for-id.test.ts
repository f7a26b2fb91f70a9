import { TerraformStack } from "cdktf";
import { AwsKmsAccount, AwsKmsAcl, AzureVault, AzureVaultAcl, CckmProvider } from "../../../lib";
import { problemsOf, testApp } from "../../support/app";

let stack: TerraformStack;
let account: AwsKmsAccount;
let vault: AzureVault;
beforeEach(() => {
  stack = new TerraformStack(testApp(), "prod");
  new CckmProvider(stack, "cckm", { install: false });
  const regions = ["eu-west-1"];
  account = new AwsKmsAccount(stack, "a", { name: "a", accountId: "123456789012", awsConnection: "aws", regions });
  const subscriptionId = "260ecbe7-777b-4d3c-84ea-887620498863";
  vault = new AzureVault(stack, "v", { name: "payments-kv", subscriptionId, azureConnection: "azure" } as never);
});

const problemsAt = (path: string) => problemsOf(stack).filter((one) => one.includes(`[${path}]`));
const GRANT = { group: "g", actions: ["view"] };

test("a construct for the id of what permissions are on is refused with what to give", () => {
  new AwsKmsAcl(stack, "k", { ...GRANT, kmsId: account } as never);
  new AzureVaultAcl(stack, "w", { ...GRANT, vaultId: vault } as never);
  expect(problemsAt("prod/k")).toEqual([
    "[prod/k] kms: Incorrect attribute value type. Expected kms to be string, or a construct that has its kmsId, got the construct prod/a. Give its kmsId, or the construct itself as kms. (type-invalid)",
  ]);
  expect(problemsAt("prod/w")).toEqual([
    expect.stringContaining("got the construct prod/v. Give its vaultId, or the construct itself as vault."),
  ]);
});

test("a construct of another kind is refused with what has the id", () => {
  new AwsKmsAcl(stack, "k", { ...GRANT, kms: vault as never });
  expect(problemsAt("prod/k")).toEqual([
    "[prod/k] kms: Incorrect attribute value type. Expected kms to be string, or a construct that has its kmsId, got the construct prod/v. (type-invalid)",
  ]);
});
