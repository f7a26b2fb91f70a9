import { Testing } from "cdktf";
import type { BackendSettings } from "../../../stacks/backend-settings";
import { CckmStack } from "../../../stacks/cckm-stack";
import { testApp } from "../../support/app";

function terraformWith(backend?: BackendSettings) {
  const { terraform } = JSON.parse(Testing.synth(new CckmStack(testApp(), { name: "staging", backend })));
  return terraform;
}

test("without a setting the state is a file in the project's folder", () => {
  expect(terraformWith().backend).toEqual({ local: { path: "../../../terraform.staging.tfstate" } });
});

test("a backend in S3 has locks beside the state and encryption", () => {
  const roleArn = "arn:aws:iam::123456789012:role/state";
  const settings = { bucket: "b", key: "k", region: "eu-west-1" };
  expect(terraformWith({ type: "s3", ...settings }).backend).toEqual({
    s3: { ...settings, encrypt: true, use_lockfile: true },
  });
  expect(
    terraformWith({ type: "s3", ...settings, roleArn, endpoint: "https://s3.example.com" }).backend.s3,
  ).toMatchObject({
    assume_role: { role_arn: roleArn },
    endpoints: { s3: "https://s3.example.com" },
    use_path_style: true,
  });
});

test("a backend in Azure Blob Storage signs in with Microsoft Entra ID", () => {
  const settings = { storageAccountName: "a", containerName: "c", key: "k", useOidc: true };
  expect(terraformWith({ type: "azurerm", ...settings }).backend).toEqual({
    azurerm: { storage_account_name: "a", container_name: "c", key: "k", use_oidc: true, use_azuread_auth: true },
  });
});

test("a backend in PostgreSQL has a schema for each environment, and an address of its own or the environment's", () => {
  expect(terraformWith({ type: "pg" }).backend).toEqual({ pg: { schema_name: "cckm_staging" } });
  const connStr = "postgres://db.example.com/terraform";
  expect(terraformWith({ type: "pg", connStr, schemaName: "s" }).backend).toEqual({
    pg: { conn_str: connStr, schema_name: "s" },
  });
});

test("a backend over HTTP has its locks", () => {
  const [address, lockAddress] = ["https://state.example.com/staging", "https://state.example.com/staging/lock"];
  expect(
    terraformWith({ type: "http", address, lockAddress, unlockAddress: lockAddress, unlockMethod: "DELETE" }).backend,
  ).toEqual({
    http: { address, lock_address: lockAddress, unlock_address: lockAddress, unlock_method: "DELETE" },
  });
});

test("a backend in HCP Terraform has a workspace for each environment", () => {
  const terraform = terraformWith({ type: "cloud", organization: "example" });
  expect(terraform.cloud).toEqual({ organization: "example", workspaces: { name: "cckm-staging" } });
  expect(terraform.backend).toBeUndefined();
});
