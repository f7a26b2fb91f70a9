import { CckmStack } from "../../../stacks/cckm-stack";
import { dev } from "../../../stacks/environments/dev";
import type { EnvironmentSettings } from "../../../stacks/settings";
import { problemsOf, testApp } from "../../support/app";

const FILE = "stacks/environments/dev.ts";

function messageOf(settings: object, context: Record<string, unknown> = {}): string {
  try {
    new CckmStack(testApp(context), settings as EnvironmentSettings);
  } catch (error) {
    return (error as Error).message;
  }
  return "accepted";
}
const [account] = dev.accounts;
const [secret] = dev.secrets;

test.each<[string, object, string]>([
  [
    "a list's place",
    { accounts: [account, { ...account, regions: "eu-west-1" }] },
    "accounts[1].regions: Expected a list, got a text.",
  ],
  [
    "what is missing",
    { accounts: [{ ...account, name: undefined }] },
    "accounts[0].name: Expected a text, got nothing.",
  ],
  [
    "what is empty",
    { accounts: [{ ...account, regions: [] }] },
    "accounts[0].regions: Expected at least one element, got an empty list.",
  ],
  [
    "an empty text",
    { accounts: [{ ...account, awsConnection: "" }] },
    "accounts[0].awsConnection: Expected any text, got an empty one.",
  ],
  ["a misspelled key", { acounts: [] }, "acounts: Unknown setting. Correct its spelling or remove it."],
  [
    "an enum",
    { syncs: [{ item: "certificates", synchronizeAll: true }] },
    "syncs[0].item: Expected one of [keys, secrets], got another value.",
  ],
  [
    "a number",
    { secrets: [{ ...secret, valueVersion: "2" }] },
    "secrets[0].valueVersion: Expected a number, got a text.",
  ],
  [
    "an unknown backend",
    { backend: { type: "ftp" } },
    "backend.type: Expected an object with type local, s3, azurerm, pg, http or cloud, got another kind.",
  ],
  [
    "a backend's missing key",
    { backend: { type: "s3", bucket: "b", key: "k" } },
    "backend.region: Expected a text, got nothing.",
  ],
])("a message about settings names the file and the key: %s", (_, change, expected) => {
  expect(messageOf({ ...dev, ...change })).toContain(`${FILE}: ${expected}`);
});

test("every problem of settings is told at once", () => {
  const lines = messageOf({ ...dev, syncs: "all", release: 7 }).split("\n");
  expect(lines).toEqual([
    `${FILE}: syncs: Expected a list, got a text.`,
    `${FILE}: release: Expected a text, got a number.`,
  ]);
});

test.each<[string, object, string]>([
  ["a region", { accounts: [{ ...account, regions: ["nowhere"] }] }, "[dev/Default/kms-name] regions: Invalid value."],
  [
    "an account id",
    { accounts: [{ ...account, accountId: "1234" }] },
    "[dev/Default/kms-name] accountId: Invalid value.",
  ],
  [
    "a grant to two",
    { accounts: [{ ...account, grants: [{ group: "g", userId: "u", actions: ["keycreate"] }] }] },
    "[dev/Default/kms-name] grants[0]: ",
  ],
  ["a sync of nothing", { syncs: [{ item: "keys" }] }, "[dev/Default/sync-keys] "],
])("what a construct refuses names the file, too: %s", (_, change, expected) => {
  expect(problemsOf(new CckmStack(testApp(), { ...dev, ...change } as EnvironmentSettings))).toEqual([
    `[dev] The settings of dev/Default are in ${FILE}.`,
    expect.stringContaining(expected),
  ]);
});

test.each([
  ["a secret's value", { secrets: [{ ...secret, value: "test-secret-value" }] }, "secrets[0].value: Unknown setting"],
  [
    "a password of PostgreSQL",
    { backend: { type: "pg", connStr: "postgres://u:test-password@db/x" } },
    "backend.connStr: Password in the settings",
  ],
  [
    "a password in a connection string",
    { backend: { type: "pg", connStr: "host=db password = test-password" } },
    "backend.connStr: Password in the settings",
  ],
  [
    "a token of a service",
    {
      backend: { type: "http", address: "https://state.example.com", lockAddress: "https://test-password@example.com" },
    },
    "backend.lockAddress: Password in the settings",
  ],
  [
    "a password of a service",
    { backend: { type: "http", address: "https://u:test-password@state.example.com" } },
    "backend.address: Password in the settings",
  ],
  [
    "an access key",
    { backend: { type: "s3", bucket: "b", key: "k", region: "r", secretKey: "test-secret-value" } },
    "backend.secretKey: Unknown setting",
  ],
])("%s is no setting of an environment, and is not repeated", (_, change, expected) => {
  const message = messageOf({ ...dev, ...change });
  expect(message).toContain(expected);
  expect(message).not.toMatch(/test-password|test-secret-value/);
});

test("what replaces settings for one run is checked, and named", () => {
  expect(messageOf(dev, { dev: { accounts: {} } })).toBe(
    "the context value dev (CDKTF_CONTEXT_JSON): accounts: Expected a list, got an object.",
  );
  expect(messageOf(dev, { dev: { name: "prod" } })).toContain("name: Unknown setting");
});
