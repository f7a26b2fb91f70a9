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
    [
      "neither vaults nor all",
      {},
      "[prod/sync] keyVaults: Missing required argument. Expected either keyVaults with at least one vault or synchronizeAll = true, got neither. Set one of them. (azure-sync-job-vaults-missing)",
    ],
    [
      "both",
      { keyVaults: [VAULT], synchronizeAll: true },
      "[prod/sync] synchronizeAll: Invalid combination of arguments. Expected either keyVaults or synchronizeAll = true, got both. Keep keyVaults for these vaults alone, or synchronizeAll for every vault. (azure-sync-job-vaults-and-all)",
    ],
    [
      "not all without vaults",
      { synchronizeAll: false },
      "Expected either keyVaults with at least one vault or synchronizeAll = true, got synchronizeAll = false without keyVaults.",
    ],
    [
      "no vault",
      { keyVaults: [] },
      "[prod/sync] keyVaults: Invalid number of elements. Expected keyVaults to have at least 1 element, got 0. (size-out-of-range)",
    ],
    [
      "a bare name",
      { keyVaults: ["payments-kv"] },
      "[prod/sync] keyVaults: Invalid value. Expected each of keyVaults to be a vault's name and subscription id, such as `payments-kv::260ecbe7-777b-4d3c-84ea-887620498863`, or CCKM's id of the vault, got \"payments-kv\". (value-invalid)",
    ],
    ["another item", { item: "key" as AzureSyncItem, synchronizeAll: true }, 'Did you mean "keys"?'],
    [
      "a timeout",
      { synchronizeAll: true, timeouts: { create: "soon" } },
      '[prod/sync] timeouts.create: Invalid duration. Expected timeouts.create to be a positive duration such as `90s`, `20m` or `1h30m`, got "soon". (duration-invalid)',
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
    [
      "no vault",
      { logAnalyticParams: [] },
      "[prod/report] logAnalyticParams: Invalid number of elements. Expected logAnalyticParams to have at least 1 element, got 0. (size-out-of-range)",
    ],
    [
      "a vault without its workspace",
      { logAnalyticParams: [{ keyVault: VAULT, workSpaceId: SPACE }, { keyVault: VAULT }] },
      `[prod/report] logAnalyticParams[1].workSpaceId: Missing required argument. The argument "workSpaceId" is required for a key-report, the default; only a key-aging needs none. Set it to the id of the vault's Log Analytics workspace. (azure-report-workspace-missing)`,
    ],
    [
      "a workspace that is none",
      { logAnalyticParams: [{ keyVault: VAULT, workSpaceId: "logs" }] },
      '[prod/report] logAnalyticParams[0].workSpaceId: Invalid value. Expected logAnalyticParams[0].workSpaceId to be the id of a Log Analytics workspace, such as `05bd46d9-aa85-4007-9efe-786f7c944ed1`, got "logs". (value-invalid)',
    ],
    [
      "an end before the start",
      { startTime: "2026-02-01T00:00:00Z", endTime: "2026-01-01T00:00:00Z" },
      "[prod/report] startTime: Invalid times. Expected startTime to be before endTime, got",
    ],
    [
      "a day for a time",
      { endTime: "2026-02-01" },
      '[prod/report] endTime: Invalid time. Expected endTime to be a time in RFC 3339, such as `2030-01-31T08:00:00Z`, got "2026-02-01". (time-invalid)',
    ],
    [
      "a misspelt type",
      { reportType: "key-agin" },
      '[prod/report] reportType: Invalid value. Expected reportType to be one of ["key-report", "service-report", "key-aging"], got "key-agin". Did you mean "key-aging"? (value-not-allowed)',
    ],
  ])("refuses %s", (_, props, message) => {
    expect(problemsOf(report(props))).toContainEqual(expect.stringContaining(message));
  });

  it("tells a missing workspace beside what is wrong with its vault, and with other arguments", () => {
    const told = problemsOf(report({ endTime: "2026-02-01", logAnalyticParams: [{ keyVault: "nope" }] }));
    expect(told.map((one) => /^\[prod\/report\] ([^:]*)/.exec(one)?.[1])).toEqual([
      "endTime",
      "logAnalyticParams[0].keyVault",
      "logAnalyticParams[0].workSpaceId",
    ]);
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
