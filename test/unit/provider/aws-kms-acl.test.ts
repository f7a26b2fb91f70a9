import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { knownKey } from "../../../lib/contract";
import { awsKmsAclResource as resource } from "../../../lib/provider/aws-kms-acl/resource";
import type { CckmSession } from "../../../lib/provider/session";
import { CckmSimulator, type KmsRecord } from "../../../lib/simulator";
import { addKms, rightsOf } from "../../support/kms";
import { sessionWith, writing } from "../../support/provider-session";

const GROUP = "CCKM Users";
const moved = (source: Readonly<Record<string, unknown>>) => resource.moves![0]!.convert(source);

let sim: CckmSimulator;
let session: CckmSession;
let kms: KmsRecord;
let folder: string;
beforeEach(async () => {
  sim = await CckmSimulator.start();
  kms = addKms(sim, "payments");
  folder = mkdtempSync(join(tmpdir(), "cckm-acl-"));
  session = sessionWith(sim.url, "identical", folder);
});
afterEach(async () => {
  await session.close();
  await sim.stop();
  rmSync(folder, { recursive: true });
});

const plan = () => ({ kms_id: kms.id, group: GROUP, user_id: null, actions: ["reportview"] });
const create = ({ context } = writing(session)) => resource.create({ config: plan(), plan: plan() }, context);

/** What the plan before this apply says of rights that are there. */
const announced = () =>
  sessionWith(sim.url, "identical", folder).ownership.announces(
    resource.type,
    knownKey(resource.type, plan()),
    `${kms.id}::group::${GROUP}`,
  );

describe("a delete after a create of the same permissions in one run", () => {
  test.each([[[]], [["reportview"]]])("keeps them, where %j held before", async (before) => {
    if (before.length > 0) kms.acls = [{ group: GROUP, actions: [...before] }];
    announced();
    const state = await create();
    const run = writing(session);
    await resource.delete({ state }, run.context);
    expect(run.warnings().map(({ summary }) => summary)).toEqual([`Kept the permissions of group "${GROUP}"`]);
    expect(rightsOf(kms, GROUP)).toEqual(["reportview"]);
  });

  test("revokes them where the create failed before it changed anything", async () => {
    kms.acls = [{ group: GROUP, actions: ["reportdelete"] }];
    sim.faults.add({ method: "POST", path: "/v1/cckm/aws/kms/*/update-acls", kind: "status", status: 403 });
    announced();
    await expect(create()).rejects.toThrow("Could not grant reportview");
    await resource.delete({ state: { ...plan(), effective_actions: ["reportdelete"] } }, writing(session).context);
    expect(kms.acls).toEqual([]);
  });
});

test("a create after a delete of the same permissions in one run grants them again", async () => {
  kms.acls = [{ group: GROUP, actions: ["reportview"] }];
  await resource.delete({ state: { ...plan(), effective_actions: ["reportview"] } }, writing(session).context);
  await create();
  expect(rightsOf(kms, GROUP)).toEqual(["reportview"]);
});

describe("the official provider's permissions", () => {
  const id = "kms-1::group::g";
  test.each([
    ["a group", { id, kms_id: "kms-1", group: "g", user_id: "" }, { id, kms_id: "kms-1", group: "g", user_id: null }],
    ["a user", { kms_id: "kms-1", user_id: "u" }, { id: "kms-1::user::u", kms_id: "kms-1", group: null, user_id: "u" }],
    ["an id alone", { id }, { id, kms_id: "kms-1", group: "g", user_id: null }],
  ])("are taken over from %s", (_, source, state) => {
    const rights = { actions: ["view"], kms_actions: ["viewnative"] };
    expect(moved({ ...source, ...rights })).toEqual({
      ...state,
      actions: ["view"],
      effective_actions: ["viewnative"],
    });
  });

  test("are refused where they name nobody", () => {
    expect(() => moved({ id: "kms-1", kms_id: "kms-1" })).toThrow("names no KMS or no user or group");
  });
});
