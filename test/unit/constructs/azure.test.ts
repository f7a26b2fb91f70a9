import { App, TerraformOutput, TerraformStack, TerraformVariable, Testing } from "cdktf";
import {
  AzureReport,
  type AzureReportProps,
  AzureReportType,
  AzureSyncItem,
  AzureSyncJob,
  type AzureSyncJobProps,
  CckmProvider,
} from "../../../lib";
import { problemsOf } from "../../support/app";

const VAULT = "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863";
const SPACE = "05bd46d9-aa85-4007-9efe-786f7c944ed1";

function newStack(): TerraformStack {
  const stack = new TerraformStack(Testing.stubVersion(new App({ stackTraces: false })), "prod");
  new CckmProvider(stack, "cckm", { install: false });
  return stack;
}

const sync = (props: Partial<AzureSyncJobProps>, stack = newStack()) =>
  new AzureSyncJob(stack, "sync", { item: AzureSyncItem.KEYS, ...props });

const report = (props: Partial<AzureReportProps>, stack = newStack()) =>
  new AzureReport(stack, "report", {
    name: "audit",
    logAnalyticParams: [{ keyVault: VAULT, workSpaceId: SPACE }],
    ...props,
  });

describe("AzureSyncJob", () => {
  it.each<[string, Partial<AzureSyncJobProps>, string]>([
    ["neither vaults nor all", {}, "[prod/sync] keyVaults: Missing argument. Got neither"],
    ["both", { keyVaults: [VAULT], synchronizeAll: true }, "[prod/sync] synchronizeAll: Arguments exclude each other."],
    ["no vault", { keyVaults: [] }, "[prod/sync] keyVaults: Invalid number of elements. Got 0"],
    ["a bare name", { keyVaults: ["payments-kv"] }, '[prod/sync] keyVaults: Invalid value. Got "payments-kv"'],
    ["another item", { item: "key" as AzureSyncItem, synchronizeAll: true }, 'Did you mean "keys"?'],
    [
      "a timeout",
      { synchronizeAll: true, timeouts: { create: "soon" } },
      '[prod/sync] timeouts.create: Invalid duration. Got "soon"',
    ],
  ])("refuses %s", (_, props, message) => {
    expect(problemsOf(sync(props))).toContainEqual(expect.stringContaining(message));
  });

  it("takes synchronizeAll: false beside vaults, and what only Terraform knows", () => {
    expect(() => sync({ keyVaults: [VAULT], synchronizeAll: false })).not.toThrow();
    const stack = newStack();
    const all = new TerraformVariable(stack, "all", {}).booleanValue;
    expect(() => sync({ keyVaults: [VAULT], synchronizeAll: all }, stack)).not.toThrow();
  });

  it("writes its timeouts, and takes them back", () => {
    const stack = newStack();
    const job = sync({ synchronizeAll: true, timeouts: { create: "2h" } }, stack);
    const json = () => JSON.parse(Testing.synth(stack)).resource.cckm_azure_sync_job.sync;
    expect(json().timeouts).toEqual({ create: "2h" });
    job.timeouts = { update: "3h" };
    expect(json().timeouts).toEqual({ update: "3h" });
    job.resetTimeouts();
    expect(json()).not.toHaveProperty("timeouts");
  });
});

describe("AzureReport", () => {
  it.each<[string, Partial<AzureReportProps>, string]>([
    ["no vault", { logAnalyticParams: [] }, "[prod/report] logAnalyticParams: Invalid number of elements. Got 0"],
    [
      "a vault without its workspace",
      { logAnalyticParams: [{ keyVault: VAULT, workSpaceId: SPACE }, { keyVault: VAULT }] },
      "[prod/report] logAnalyticParams[1].workSpaceId: Missing argument. Got no work_space_id for a key-report",
    ],
    [
      "a workspace that is none",
      { logAnalyticParams: [{ keyVault: VAULT, workSpaceId: "logs" }] },
      '[prod/report] logAnalyticParams[0].workSpaceId: Invalid value. Got "logs"',
    ],
    [
      "an end before the start",
      { startTime: "2026-02-01T00:00:00Z", endTime: "2026-01-01T00:00:00Z" },
      "[prod/report] startTime: Invalid times.",
    ],
    ["a day for a time", { endTime: "2026-02-01" }, '[prod/report] endTime: Invalid time. Got "2026-02-01"'],
    ["a misspelt type", { reportType: "key-agin" }, '[prod/report] reportType: Invalid value. Got "key-agin"'],
  ])("refuses %s", (_, props, message) => {
    expect(problemsOf(report(props))).toContainEqual(expect.stringContaining(message));
  });

  it("needs no workspace for the keys' age, nor one that only Terraform knows", () => {
    const logAnalyticParams = [{ keyVault: VAULT }];
    expect(() => report({ reportType: AzureReportType.KEY_AGING, logAnalyticParams })).not.toThrow();
    const stack = newStack();
    const space = new TerraformVariable(stack, "space", {}).stringValue;
    expect(() => report({ logAnalyticParams: [{ keyVault: VAULT, workSpaceId: space }] }, stack)).not.toThrow();
  });

  it("gives the workspace of a vault to others", () => {
    const stack = newStack();
    const made = report({}, stack);
    new TerraformOutput(stack, "space", { value: made.logAnalyticParams.get(0).workSpaceId });
    expect(JSON.parse(Testing.synth(stack)).output.space.value).toBe(
      `\${cckm_azure_report.report.log_analytic_params[0].work_space_id}`,
    );
  });
});
