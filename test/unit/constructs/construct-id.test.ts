import { TerraformStack } from "cdktf";
import {
  AwsKmsAccount,
  CckmEnvironment,
  CckmProvider,
  DataAwsKmsAccounts,
  PlacedProvider,
  Release,
} from "../../../lib";
import { testApp } from "../../support/app";

type Untyped = new (scope: unknown, id?: unknown, props?: unknown) => unknown;

test.each<[string, unknown, unknown, string]>([
  ["AwsKmsAccount", AwsKmsAccount, { name: "payments" }, "an object"],
  ["DataAwsKmsAccounts", DataAwsKmsAccounts, undefined, "undefined"],
  ["CckmProvider", CckmProvider, { address: "https://cm.example.com" }, "an object"],
  ["CckmEnvironment", CckmEnvironment, { accounts: [] }, "an object"],
  ["Release", Release, 14, "a number"],
])("%s without an id says so, and how it is made", (name, construct, given, got) => {
  const stack = new TerraformStack(testApp(), "prod");
  expect(() => new (construct as Untyped)(stack, given)).toThrow(
    `${name}: Missing id. Expected the construct's id as a text behind the scope, got ${got}. Make it with new ${name}(scope, "id", …)`,
  );
});

test("the props of a placed provider in the place of its id are told as such", () => {
  const stack = new TerraformStack(testApp(), "prod");
  expect(() => new (PlacedProvider as unknown as Untyped)(stack, { folder: "." })).toThrow(
    "PlacedProvider: Missing id.",
  );
});
