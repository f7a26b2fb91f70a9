import { PROVIDER_SOURCE } from "../../lib/contract";
import { serveReattach } from "../../lib/plugin";
import { cckmProvider } from "../../lib/provider/provider";
import { CckmSimulator, type KmsRecord } from "../../lib/simulator";
import { fastTime } from "../support/fast-time";
import { addKms, rightsOf } from "../support/kms";
import { TerraformFolder } from "../support/terraform";

fastTime(3);

/** The machine's milliseconds between update-acls reading the permissions and writing them back; what others write meanwhile is lost. */
const NOT_ATOMIC = 40;
const FULL = ["keycreate", "keyrotate", "viewbyok", "viewnative"];

let sim: CckmSimulator;
let kms: KmsRecord;
const runs: { tf: TerraformFolder; close(): Promise<void> }[] = [];

/** A Terraform run with a provider and a session of its own: it shares no lock with the others. */
async function newRun(label: string, groups: readonly string[]): Promise<TerraformFolder> {
  const env = { CIPHERTRUST_ADDRESS: sim.url, CIPHERTRUST_USERNAME: "admin", CIPHERTRUST_PASSWORD: "test-password" };
  const { reattach, close } = await serveReattach(cckmProvider("0.0.0-test", env), PROVIDER_SOURCE);
  const tf = new TerraformFolder({ TF_REATTACH_PROVIDERS: reattach });
  runs.push({ tf, close });
  const resources = groups.map(
    (group, index) => `
resource "cckm_aws_kms_acl" "${label}${index}" {
  kms_id  = "${kms.id}"
  group   = "${group}"
  actions = ["keycreate", "keyrotate"]
}`,
  );
  tf.write(
    "main.tf",
    `terraform {\n  required_providers {\n    cckm = { source = "${PROVIDER_SOURCE}" }\n  }\n}\n${resources.join("")}`,
  );
  return tf;
}

const names = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix} ${index}`);

beforeEach(async () => {
  sim = await CckmSimulator.start({ quirks: { aclWriteDelay: NOT_ATOMIC } });
  kms = addKms(sim, "payments", { acls: [{ user_id: "local|1", actions: ["reportview"] }] });
});
afterEach(async () => {
  await Promise.all(runs.map((run) => run.close()));
  await sim.stop();
  for (const { tf } of runs.splice(0)) tf.remove();
});

it("12 permissions of one KMS in one run are all there, by no more writes than permissions", async () => {
  const groups = names("group", 12);
  const tf = await newRun("a", groups);
  await tf.apply();
  for (const group of groups) expect(rightsOf(kms, group)).toEqual(FULL);
  expect(sim.requests.filter(({ path }) => path.endsWith("/update-acls"))).toHaveLength(12);
  expect(await tf.plan()).toEqual([]);
  await tf.destroy();
  expect(kms.acls).toEqual([{ user_id: "local|1", actions: ["reportview"] }]);
});

it("12 permissions of one KMS from three runs at once are all there, and all gone after three destroys at once", async () => {
  const groups = ["a", "b", "c"].map((prefix) => names(prefix, 4));
  const folders = await Promise.all(groups.map((part, index) => newRun(`r${index}`, part)));
  await Promise.all(folders.map((tf) => tf.apply()));
  for (const group of groups.flat()) expect([group, rightsOf(kms, group)]).toEqual([group, FULL]);
  expect(sim.requests.filter(({ path }) => path.endsWith("/update-acls")).length).toBeGreaterThan(12);
  for (const tf of folders) expect(await tf.plan()).toEqual([]);
  await Promise.all(folders.map((tf) => tf.destroy()));
  expect(kms.acls).toEqual([{ user_id: "local|1", actions: ["reportview"] }]);
});
