import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../../../lib/cckm";
import { awsKmsAclResource as resource } from "../../../../lib/provider/aws-kms-acl/resource";
import type { CckmSession } from "../../../../lib/provider/session";
import { CckmSimulator, type KmsRecord } from "../../../../lib/simulator";
import { addKms, rightsOf } from "../../../support/kms";
import { sessionWith, writing } from "../../../support/provider-session";

const GROUP = "CCKM Users";
const THEIRS = { group: "theirs", actions: ["reportview"] };

let sim: CckmSimulator;
let session: CckmSession;
let kms: KmsRecord;
let folder: string;
beforeEach(async () => {
  sim = await CckmSimulator.start();
  kms = addKms(sim, "payments", { acls: [THEIRS] });
  folder = mkdtempSync(join(tmpdir(), "cckm-acl-"));
  session = sessionWith(sim.url, "own", folder);
});
afterEach(async () => {
  await session.close();
  await sim.stop();
  rmSync(folder, { recursive: true });
});

async function newRun(): Promise<void> {
  await session.close();
  session = sessionWith(sim.url, "own", folder);
}

const newContext = () => writing(session);
const codes = ({ warnings }: ReturnType<typeof newContext>) => warnings().map(({ code }) => code);

const plan = (...actions: string[]) => ({ kms_id: kms.id, group: GROUP, user_id: null, actions });
const create = async ({ context } = newContext()) =>
  resource.create({ config: plan("keycreate"), plan: plan("keycreate") }, context);
const grant = (...actions: string[]) =>
  sim.outside("POST", `/v1/cckm/aws/kms/${kms.id}/update-acls`, { acls: [{ group: GROUP, permit: true, actions }] });
const gets = () => sim.requests.filter(({ method, path }) => method === "GET" && path.includes(kms.id)).length;

/** The run has read the list, as where it creates many. */
async function listRead(): Promise<void> {
  for (let asked = 0; asked < 5; asked++) await session.reads.kmsList.row(kms.id);
}

describe("permissions that somebody grants between the list and the create", () => {
  test("are told and all kept, and the state has none of them", async () => {
    await listRead();
    await grant("keydelete");
    const run = newContext();
    await expect(create(run)).rejects.toThrow(
      /somebody else granted keydelete.*Nothing was revoked.*If all are to be managed here, import them/,
    );
    expect(rightsOf(kms, GROUP)).toEqual(["keycreate", "keydelete", "viewbyok", "viewnative"]);
    expect(run.saved).toEqual([]);
    expect(sim.requests.filter(({ path }) => path.endsWith("/update-acls"))).toHaveLength(1);
  });

  test("are refused again by the next run, until they are gone: then it goes on with its own", async () => {
    await listRead();
    await grant("keydelete");
    await create().catch(() => {});
    await newRun();
    await expect(create()).rejects.toThrow('group "CCKM Users" already has permissions');
    kms.acls = kms.acls.map(({ actions, ...who }) => ({
      ...who,
      actions: actions.filter((one) => one !== "keydelete"),
    }));
    await newRun();
    expect(await create()).toMatchObject({ actions: ["keycreate"] });
    expect(kms.acls).toContainEqual(THEIRS);
  });

  test("are refused without a write where the list shows them already", async () => {
    await grant("keydelete");
    await listRead();
    await expect(create()).rejects.toThrow('group "CCKM Users" already has permissions');
    // What is refused was looked up.
    expect(gets()).toBe(1);
    expect(rightsOf(kms, GROUP)).toEqual(["keydelete", "viewbyok", "viewnative"]);
  });
});

test("a create after a list that shows that there are no permissions takes no look before it", async () => {
  await listRead();
  expect(await create()).toMatchObject({ effective_actions: ["keycreate", "viewbyok", "viewnative"] });
  expect(gets()).toBe(1);
});

test("a list from before this run's own write is not believed: the create looks", async () => {
  await listRead();
  await session.targetLooks.sending("cckm_aws_kms_account", kms.id, Promise.resolve(), systemClock);
  await create();
  expect(gets()).toBe(2);
});

describe("permissions that somebody grants after CCKM has confirmed ours", () => {
  const afterFirst = (act: () => void) => {
    let isFirst = true;
    sim.onCommit(({ path }) => {
      if (!path.endsWith("/update-acls") || !isFirst) return;
      isFirst = false;
      setImmediate(act);
    });
  };
  const add =
    (...actions: string[]) =>
    () => {
      kms.acls = kms.acls.map((entry) =>
        entry.group === GROUP ? { ...entry, actions: [...entry.actions, ...actions] } : entry,
      );
    };

  test("stay beside those of a create, which are in the state", async () => {
    afterFirst(add("keydelete"));
    const run = newContext();
    expect(await create(run)).toMatchObject({ effective_actions: ["keycreate", "viewbyok", "viewnative"] });
    expect(codes(run)).toEqual(["acl-granted-meanwhile"]);
    expect(rightsOf(kms, GROUP)).toContain("keydelete");
  });

  test("stay where an update revokes what it replaces", async () => {
    const state = await create();
    await newRun();
    afterFirst(add("keydelete"));
    const run = newContext();
    const updated = await resource.update!({ config: plan("keyrotate"), plan: plan("keyrotate"), state }, run.context);
    expect(updated).toMatchObject({ actions: ["keyrotate"] });
    expect(codes(run)).toEqual(["acl-granted-meanwhile"]);
    expect(rightsOf(kms, GROUP)).toEqual(["keydelete", "keyrotate", "viewbyok", "viewnative"]);
  });

  test("stay where a destroy revokes the rest", async () => {
    const state = await create();
    await newRun();
    sim.onCommit(({ path }) => {
      if (path.endsWith("/update-acls")) kms.acls = [...kms.acls, { group: GROUP, actions: ["keydelete"] }];
    });
    const run = newContext();
    await resource.delete({ state }, run.context);
    expect(codes(run)).toEqual(["acl-granted-meanwhile"]);
    expect(rightsOf(kms, GROUP)).toEqual(["keydelete"]);
  });
});
