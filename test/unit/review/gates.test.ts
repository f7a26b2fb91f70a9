import { failuresOf, type ReviewInput, review } from "../../../lib/review";
import type { ResourceChange } from "../../../lib/review/plan/plan-json";
import { aclChange, planOf, secretChange } from "./plans";

const HELD = aclChange(["viewnative"], ["keydelete", "viewnative"]);
const reasons = (gate: string, plan: object, more: Partial<ReviewInput> = {}) =>
  failuresOf(review({ plan, ...more }), [gate]).map(({ reason }) => reason);

describe("a gate on grants finds rights that were granted outside of Terraform and come under it", () => {
  test("by an import of the permissions", () => {
    const { after } = HELD.change!;
    const change = { ...HELD.change!, before: after, actions: ["no-op"], importing: { id: "k::group::Users" } };
    expect(reasons("grant:keydelete", planOf([{ ...HELD, change }]))).toEqual(["1: Users gains keydelete on k"]);
  });

  test("where the code has them by now and the plan has nothing to do", () => {
    const { resource_changes } = planOf([HELD]) as { resource_changes: ResourceChange[] };
    const plan = planOf([], { resource_drift: resource_changes });
    expect(reasons("grant:keydelete", plan)).toEqual(["drift 1: Users gains keydelete on k"]);
    expect(reasons("grant:keycreate", plan)).toEqual([]);
  });
});

test("a gate on an action finds it under the names of newer releases", () => {
  const change = aclChange(["reportview"], ["view", "reportview"], { effective_actions: ["viewbyok", "viewnative"] });
  change.change!.before = { ...(change.change!.before as object), effective_actions: ["reportview"] };
  expect(reasons("grant:view", planOf([change]))).toEqual([
    "1: Users gains viewbyok on k",
    "1: Users gains viewnative on k",
  ]);
});

test("a gate on losses finds a vault that goes with the backups of its secrets", () => {
  const vault = (force_destroy: boolean) => {
    const change = { actions: ["delete"], before: { id: "v", name: "kv", force_destroy }, after: null };
    return planOf([{ type: "cckm_azure_vault", change }]);
  };
  expect(reasons("loss", vault(true))).toEqual(["1: kv is lost for good"]);
  expect(reasons("loss", vault(false))).toEqual([]);
});

test("a gate on what is forgotten finds the old object that a replacement leaves behind", () => {
  const plan = planOf([secretChange({}, {}, ["forget", "create"])]);
  expect(reasons("forget", plan)).toEqual(["1: db is forgotten"]);
  expect(reasons("replace", plan)).toEqual(["1: db is replaced"]);
  expect(reasons("loss", planOf([secretChange({ on_destroy: "purge" }, {}, ["create", "forget"])]))).toEqual([]);
});

test("a gate on certificates that are not verified finds every configuration of the provider", () => {
  const target = { address: "https://cm.example.com", domain: null, tlsVerified: true, adopt: null };
  const targets = { cckm: target, "cckm.lab": { ...target, tlsVerified: false } };
  const provider_config = { cckm: { name: "cckm" }, "cckm.lab": { name: "cckm", alias: "lab" } };
  const resources = ["cckm", "cckm.lab"].map((provider_config_key, index) => ({
    address: `cckm_azure_secret.r${index}`,
    type: "cckm_azure_secret",
    name: `r${index}`,
    provider_config_key,
  }));
  const configuration = { provider_config, root_module: { resources } };
  const plan = planOf([secretChange(null, {}), secretChange(null, {})], { configuration });
  expect(reasons("no-ssl-verify", plan, { target, targets })).toEqual(["the certificate of CCKM is not verified"]);
  expect(reasons("no-ssl-verify", plan, { target, targets: { ...targets, "cckm.lab": target } })).toEqual([]);
  expect(reasons("no-ssl-verify", plan, { target })).toEqual([
    "whether the certificate of CCKM is verified is not known here: add --app",
  ]);
  expect(reasons("no-ssl-verify", planOf([{ type: "null_resource", change: { actions: ["create"] } }]))).toEqual([]);
});
