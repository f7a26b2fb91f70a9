import type { AzureSecret } from "../../../lib/cckm";
import { type ReportPlan, reportRequest } from "../../../lib/provider/azure-report/state";
import { type SecretState, secretInState, secretSighting } from "../../../lib/provider/azure-secret/state";
import { changesBetween } from "../../../lib/provider/sighting/sighting";

const EXP = 1_893_456_000;

const secret: AzureSecret = {
  id: "s1",
  secret_name: "db",
  key_vault: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863",
  key_vault_id: "v1",
  status: "AVAILABLE",
  soft_delete_enabled: true,
  createdAt: "2026-01-01T00:00:00Z",
  azure_param: { attributes: { enabled: true, created: 1_700_000_000, exp: EXP, nbf: EXP - 60 }, tags: {} },
};

test.each([
  ["2030-01-01T00:00:00Z", "2029-12-31T23:59:00Z"],
  ["2030-01-01t00:00:00z", "2029-12-31t23:59:00z"],
  ["2030-01-01T05:30:00+05:30", "2029-12-31T00:00:00-23:59"],
  ["2030-01-01T00:00:00.999Z", "2029-12-31T23:59:00.5Z"],
])("a secret that expires at %s is destroyed as the plan saw it, whose state keeps this spelling", (exp, nbf) => {
  const state = { id: "s1", status: "AVAILABLE", enabled: true, content_type: null, tags: null, exp, nbf };
  expect(changesBetween(secretInState(state as SecretState), secretSighting(secret))).toEqual([]);
});

test("another time of a secret than the state's is told, each in UTC", () => {
  const state = { id: "s1", status: "AVAILABLE", enabled: true, content_type: null, tags: null, nbf: null };
  const before = secretInState({ ...state, exp: "2030-01-01T01:00:00+00:30" } as SecretState);
  expect(changesBetween(before, secretSighting(secret))).toEqual([
    "exp: 2030-01-01T00:30:00Z at the plan, 2030-01-01T00:00:00Z now",
    "nbf: not set at the plan, 2029-12-31T23:59:00Z now",
  ]);
});

test("times of a report are sent in capitals, which programs in Go demand", () => {
  const plan = { name: "r", report_type: "key-aging", log_analytic_params: null };
  const times = { start_time: "2026-01-01t00:00:00.5+01:00", end_time: "2026-02-01t00:00:00z" };
  expect(reportRequest({ ...plan, ...times } as ReportPlan)).toMatchObject({
    start_time: "2026-01-01T00:00:00.5+01:00",
    end_time: "2026-02-01T00:00:00Z",
  });
});
