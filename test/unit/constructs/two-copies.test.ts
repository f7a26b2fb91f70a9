import { TerraformStack, Testing } from "cdktf";
import * as here from "../../../lib";
import { testApp } from "../../support/app";
import { otherCopy, otherCopyOfAll } from "../../support/other-copy";

const there = otherCopy();

const ACCOUNT = { name: "payments", accountId: "123456789012", awsConnection: "aws", regions: ["eu-west-1"] };
const newStack = () => new TerraformStack(testApp(), "prod");
const synth = (stack: TerraformStack) => JSON.parse(Testing.synth(stack, true));

describe("constructs of two copies of the package in one stack", () => {
  test("share a provider", () => {
    const stack = newStack();
    new there.CckmProvider(stack, "cckm", { install: false });
    new here.AwsKmsAccount(stack, "payments", ACCOUNT);
    expect(() => synth(stack)).not.toThrow();
  });

  test("that has no provider are told once", () => {
    const stack = newStack();
    new here.AwsKmsAccount(stack, "payments", ACCOUNT);
    new there.AwsKmsAccount(stack, "invoices", { ...ACCOUNT, name: "invoices", regions: ["eu-west-2"] });
    expect(stack.node.validate().filter((error) => error.includes("Missing provider"))).toHaveLength(1);
  });

  test("set permissions twice: that is refused, once", () => {
    const stack = newStack();
    new here.CckmProvider(stack, "cckm", { install: false });
    new here.AwsKmsAcl(stack, "one", { kms: "0b90f8de-8617-498d-ad63-ca18eb717ae7", actions: ["view"], group: "A" });
    new there.AwsKmsAcl(stack, "two", { kms: "0b90f8de-8617-498d-ad63-ca18eb717ae7", actions: ["view"], group: "A" });
    expect(stack.node.validate().filter((error) => error.includes("Permissions set twice"))).toHaveLength(1);
  });

  test("grant to one principal together", () => {
    const stack = newStack();
    new here.CckmProvider(stack, "cckm", { install: false });
    const payments = new here.AwsKmsAccount(stack, "payments", ACCOUNT);
    new there.AwsKmsAcl(stack, "acl", { kms: payments, actions: ["keycreate"], group: "Users" });
    payments.grant(here.Principal.group("Users"), ["keyrotate"]);
    payments.grant(there.Principal.group("Users"), ["keydelete"]);
    expect(Object.values(synth(stack).resource.cckm_aws_kms_acl)).toMatchObject([
      { actions: ["keycreate", "keyrotate", "keydelete"], group: "Users" },
    ]);
  });

  test("are marked by one release, take one secret's variable, and are installed once", () => {
    const stack = newStack();
    new here.CckmProvider(stack, "cckm");
    new there.CckmProvider(stack, "second", { alias: "second" });
    new there.AzureSyncJob(stack, "sync", { item: there.AzureSyncItem.KEYS, synchronizeAll: true });
    new here.Release(stack, "release", { releaseId: "1" });
    const vault = "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863";
    new here.AzureSecret(stack, "a", { secretName: "a", keyVault: vault, value: there.SecretInput.fromVariable("db") });
    new there.AzureSecret(stack, "b", { secretName: "b", keyVault: vault, value: here.SecretInput.fromVariable("db") });
    const { resource, variable } = synth(stack);
    expect(Object.keys(resource.cckm_azure_sync_job.sync.triggers)).toEqual(["null_resource.release"]);
    expect(Object.keys(variable)).toEqual(["db"]);
  });
});

describe("constructs of two copies of the package with a copy of cdktf each", () => {
  const { cdktf, lib } = otherCopyOfAll();
  const vault = "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863";

  test("tell a variable that is declared twice", () => {
    const stack = newStack();
    new here.CckmProvider(stack, "cckm", { install: false });
    new cdktf.TerraformVariable(stack as never, "db", {});
    new here.AzureSecret(stack, "a", { secretName: "a", keyVault: vault, value: here.SecretInput.fromVariable("db") });
    expect(() => synth(stack)).toThrow('A variable named "db" is declared at prod/db too.');
  });

  test("say that a release marks nothing, where cdktf does not ask it", () => {
    const stack = newStack();
    new here.CckmProvider(stack, "cckm", { install: false });
    new here.AzureSyncJob(stack, "sync", { item: here.AzureSyncItem.KEYS, synchronizeAll: true });
    new lib.Release(stack as never, "release", { releaseId: "1" });
    expect(() => synth(stack)).toThrow("[prod/release] Release without effect. Its stack is of another copy of cdktf");
  });

  test("of two versions have no provider in common: that is refused, once", () => {
    const stack = newStack();
    new here.CckmProvider(stack, "cckm", { install: false });
    const provider = new there.CckmProvider(stack, "second", { alias: "second", install: false });
    const { terraformGeneratorMetadata: metadata } = provider;
    Object.assign(provider, { terraformGeneratorMetadata: { ...metadata, providerVersion: "0.2.0" } });
    const told = stack.node.validate().filter((error) => error.includes("Two versions in a stack"));
    expect(told).toEqual([expect.stringMatching(/got .+ in prod\/cckm and 0\.2\.0 in prod\/second/)]);
  });
});
