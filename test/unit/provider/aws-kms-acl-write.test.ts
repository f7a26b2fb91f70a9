import { type AclTarget, systemClock } from "../../../lib/cckm";
import type { DiagnosticsError } from "../../../lib/plugin";
import type { CckmSession } from "../../../lib/provider/session";
import type { AclEntry, CckmSimulator, KmsRecord } from "../../../lib/simulator";
import { AclWriteBench, clockThat, GROUP } from "../../support/acl-write";
import { addKms, rightsOf } from "../../support/kms";
import { quietLog } from "../../support/provider-session";

let bench: AclWriteBench;
let sim: CckmSimulator;
let kms: KmsRecord;
let session: CckmSession;
beforeEach(async () => {
  bench = await AclWriteBench.start();
  ({ sim, kms, session } = bench);
});
afterEach(() => bench.stop());

const bring: AclWriteBench["bring"] = (...run) => bench.bring(...run);
const writes = () => bench.writes();
const bodies = () => bench.bodies();
const give = (...actions: string[]) => bench.give(...actions);
const others: AclEntry = { user_id: "local|1", actions: ["reportview"] };

test("a write of permissions grants what is missing before it revokes what is too much, and leaves others alone", async () => {
  give("keycreate", "keydelete", "viewnative", "viewbyok");
  kms.acls.push(others);
  const { effective } = await bring(["keycreate", "reportview"]);
  expect(effective).toEqual(["keycreate", "reportview", "viewbyok", "viewnative"]);
  expect(bodies()).toEqual([
    [{ group: GROUP, permit: true, actions: ["reportview"] }],
    [{ group: GROUP, permit: false, actions: ["keydelete"] }],
  ]);
  expect(kms.acls).toContainEqual(others);
});

test("a write of permissions writes nothing where all is as requested", async () => {
  give("keycreate", "viewnative");
  await bring(["keycreate"]);
  expect(writes()).toEqual([]);
});

test("a write of permissions tells what was found and what each write has changed", async () => {
  give("keydelete");
  const told: unknown[] = [];
  await bring(["reportview"], {
    found: (now) => {
      told.push(["found", ...now]);
      return undefined;
    },
    changed: (now) => told.push(["changed", ...now]),
  });
  expect(told).toEqual([
    ["found", "keydelete"],
    ["changed", "keydelete", "reportview"],
    ["changed", "keydelete", "reportview"],
    ["changed", "reportview"],
    ["changed", "reportview"],
  ]);
});

test("a write of permissions revokes everything of a principal of whom nothing is requested", async () => {
  give("keycreate", "viewnative");
  kms.acls.push(others);
  expect((await bring([])).effective).toEqual([]);
  expect(kms.acls).toEqual([others]);
});

test("a read after a write, or after one that failed, asks CCKM again", async () => {
  give("keydelete");
  const listed = async () => rightsOf(await session.reads.kms.get(kms.id), GROUP);
  expect(await listed()).toEqual(["keydelete"]);
  await bring(["reportview"]);
  expect(await listed()).toEqual(["reportview"]);
  sim.faults.add({ method: "GET", path: "/v1/cckm/aws/kms/*", kind: "status", status: 403, nth: 1 });
  const later = { ...clockThat(), now: () => performance.now() + 10_001 };
  await expect(bring(["keycreate"], { clock: later })).rejects.toThrow("Could not look up the AWS KMS account");
  give("keyrotate");
  expect(await listed()).toEqual(["keyrotate"]);
});

describe("the pause after a write, in which one that began before it ends", () => {
  test.each([
    ["50 milliseconds at least", 0, 50],
    ["twice as long as the write took", 400, 800],
    ["three seconds at most", 5_000, 3_000],
  ])("is %s", async (_, tookMs, pauseMs) => {
    let now = 1_000_000;
    const clock = { ...clockThat(), now: () => now };
    sim.onCommit(({ path }) => {
      if (path.endsWith("/update-acls")) now += tookMs;
    });
    await bring(["reportview"], { clock });
    expect(clock.pauses).toEqual([pauseMs]);
  });

  test("grows, with chance in it, before a write is sent again", async () => {
    sim.onCommit(({ path }) => {
      if (path.endsWith("/update-acls")) kms.acls = [];
    });
    const clock = { ...clockThat(), now: () => 0 };
    await expect(bring(["keycreate"], { clock })).rejects.toThrow("CCKM does not keep the permissions");
    const beforeRepeats = clock.pauses.filter((_, index) => index % 2 === 1);
    expect(clock.pauses.filter((_, index) => index % 2 === 0)).toEqual(Array(12).fill(50));
    expect(beforeRepeats).toEqual([50, 100, 200, 400, 800, 1600, ...Array(5).fill(3000)]);
  });
});

describe("another process", () => {
  test("that overwrites a write at once is answered by sending it again", async () => {
    let left = 3;
    sim.onCommit(({ path }) => {
      if (path.endsWith("/update-acls") && left-- > 0) kms.acls = [others];
    });
    await bring(["keycreate"]);
    expect(rightsOf(kms, GROUP)).toContain("keycreate");
    expect(writes()).toHaveLength(4);
  });

  test("that began before a write and ends after it is found too", async () => {
    let stale: AclEntry[] | undefined = [others];
    const clock = clockThat(() => {
      if (stale) kms.acls = stale;
      stale = undefined;
    });
    expect((await bring(["keycreate"], { clock })).effective).toContain("keycreate");
    expect(rightsOf(kms, GROUP)).toContain("keycreate");
    expect(writes()).toHaveLength(2);
  });

  test("that brings back what was revoked is answered too", async () => {
    give("keydelete", "reportview");
    let stale: AclEntry[] | undefined = structuredClone(kms.acls);
    const clock = clockThat(() => {
      if (stale) kms.acls = stale;
      stale = undefined;
    });
    await bring(["reportview"], { clock });
    expect(rightsOf(kms, GROUP)).toEqual(["reportview"]);
  });

  test("that overwrites every time ends in an error after growing pauses", async () => {
    sim.onCommit(({ path }) => {
      if (path.endsWith("/update-acls")) kms.acls = [];
    });
    const clock = clockThat();
    await expect(bring(["keycreate"], { clock })).rejects.toThrow(
      /CCKM does not keep the permissions of group "CCKM Users": It confirmed 12 times to grant keycreate .* apply again/,
    );
    expect(writes()).toHaveLength(12);
    expect(Math.max(...clock.pauses)).toBe(3000);
  });
});

describe("writes that follow each other", () => {
  const groups = ["a", "b", "c"];
  const all = () =>
    Promise.all(
      groups.map((group) =>
        bring(["keycreate"], { key: { targetId: kms.id, principal: { group } }, clock: systemClock }),
      ),
    );
  const looks = () => sim.requests.filter(({ method }) => method === "GET");

  test("share a look before them and one after them", async () => {
    kms.acls = [others];
    await all();
    for (const group of groups) expect(rightsOf(kms, group)).toContain("keycreate");
    expect([writes().length, looks().length]).toEqual([3, 2]);
  });

  test("are all found missing, and sent again, where one from elsewhere has overwritten them", async () => {
    kms.acls = [others];
    sim.onCommit(({ path }) => {
      if (path.endsWith("/update-acls") && writes().length === 3) kms.acls = [others];
    });
    await all();
    for (const group of groups) expect(rightsOf(kms, group)).toContain("keycreate");
    expect(writes()).toHaveLength(6);
  });

  test("look for themselves where a reply leaves out what others have", async () => {
    kms.acls = [others];
    const send = async (write: () => Promise<AclTarget>) => ({ ...(await write()), acls: [] });
    await Promise.all(
      groups.map((group) => bring(["keycreate"], { key: { targetId: kms.id, principal: { group } }, send })),
    );
    for (const group of groups) expect(rightsOf(kms, group)).toContain("keycreate");
    expect(looks().length).toBeGreaterThan(3);
  });
});

describe("a write whose reply is lost", () => {
  test("is looked for, and not sent twice", async () => {
    sim.faults.add({ method: "POST", path: "/v1/cckm/aws/kms/*/update-acls", kind: "reset-after" });
    expect((await bring(["reportview"])).effective).toEqual(["reportview"]);
    expect(writes()).toHaveLength(1);
  });

  test("is sent again where CCKM has not acted", async () => {
    sim.faults.add({ method: "POST", path: "/v1/cckm/aws/kms/*/update-acls", kind: "status", status: 502 });
    expect((await bring(["reportview"])).effective).toEqual(["reportview"]);
    expect(writes()).toHaveLength(2);
  });
});

test("a confirmed write that cannot be looked at again is a warning", async () => {
  sim.faults.add({ method: "GET", path: "/v1/cckm/aws/kms/*", kind: "status", status: 403, nth: 2 });
  const { effective, warnings } = await bring(["reportview"]);
  expect(effective).toEqual(["reportview"]);
  expect(warnings).toEqual([
    expect.stringMatching(
      `^The permissions of group "CCKM Users" were written but not looked at again: CCKM confirmed the change on the AWS KMS account ${kms.id}, but then could not be asked: GET .*403`,
    ),
  ]);
});

describe("a KMS that is gone", () => {
  test("is told before anything is written", async () => {
    sim.store.kms.clear();
    expect((await bring(["reportview"])).effective).toBeUndefined();
    expect(writes()).toEqual([]);
  });

  test("is told when it goes between the look and the write", async () => {
    const handler = () => sim.store.kms.clear();
    sim.faults.add({ method: "GET", path: "/v1/cckm/aws/kms/*", kind: "after-commit", handler });
    expect((await bring(["reportview"])).effective).toBeUndefined();
    expect(writes()).toHaveLength(1);
  });

  test("is not concluded from the 404 of a write alone", async () => {
    sim.faults.add({ method: "POST", path: "/v1/cckm/aws/kms/*/update-acls", kind: "status", status: 404 });
    await expect(bring(["reportview"])).rejects.toThrow("Could not grant reportview to group");
  });
});

test("a refusal says what was to be done to whom, and CCKM's own words", async () => {
  sim.faults.add({
    method: "POST",
    path: "/v1/cckm/aws/kms/*/update-acls",
    kind: "status",
    status: 403,
    message: "not an administrator",
  });
  await expect(bring(["reportview"])).rejects.toThrow(
    new RegExp(
      `Could not grant reportview to group "CCKM Users" on the AWS KMS account ${kms.id}: .*403.*not an administrator.*Give the user this permission`,
    ),
  );
});

test.each<[string, string[], string[], object[]]>([
  ["a grant names the argument", [], ["reportview"], [{ code: "api-forbidden", path: ["actions"] }]],
  ["a revoke names none", ["reportview"], [], [{ code: "api-forbidden" }]],
])("the refusal of %s, and is final: nothing is waited for or looked at", async (_, before, requested, told) => {
  if (before.length > 0) give(...before);
  sim.faults.add({ method: "POST", path: "/v1/cckm/aws/kms/*/update-acls", kind: "status", status: 403 });
  const clock = clockThat();
  const refused = await bring(requested, { clock }).catch((error: unknown) => error);
  const { diagnostics } = refused as DiagnosticsError;
  expect(diagnostics.map(({ code, path }) => (path ? { code, path } : { code }))).toEqual(told);
  expect([clock.pauses, sim.requests.filter(({ method }) => method === "GET").length]).toEqual([[], 1]);
});

test("permissions that are sent again are told in the log", async () => {
  let left = 1;
  sim.onCommit(({ path }) => {
    if (path.endsWith("/update-acls") && left-- > 0) kms.acls = [];
  });
  const lines: unknown[] = [];
  await bring(["reportview"], { log: { ...quietLog, info: (...line) => void lines.push(line) } });
  const acl = `${kms.id}::group::${GROUP}`;
  expect(lines).toEqual([["Permissions were overwritten and are sent again", { acl, kind: "grant", repeats: 1 }]]);
});

test("a stop ends the wait for another write to the same KMS", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let begun = () => {};
  const first = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const writing = bring(["reportview"], {
    send: async (write) => {
      begun();
      await held;
      return write();
    },
  });
  await first;
  const stop = new AbortController();
  const waiting = bring(["keycreate"], { signal: stop.signal });
  stop.abort();
  await expect(waiting).rejects.toThrow();
  release();
  expect((await writing).effective).toEqual(["reportview"]);
});

test("a stop ends the pauses: what was written is looked at, nothing is sent again", async () => {
  const stop = new AbortController();
  sim.onCommit(({ path }) => {
    if (!path.endsWith("/update-acls")) return;
    kms.acls = [];
    stop.abort();
  });
  const work = bring(["reportview"], { signal: stop.signal });
  expect((await work).warnings).toEqual([expect.stringContaining("not looked at again")]);
  expect(writes()).toHaveLength(1);
});

test("writes to one KMS are one at a time, to several side by side", async () => {
  const most = new Map<string, number>();
  sim.quirks.aclWriteDelay = 20;
  const key = (id: string, n: number) => ({ targetId: id, principal: { group: `g${n}` } });
  const second = addKms(sim, "billing", { regions: ["eu-west-2"] });
  sim.onCommit(({ path }) => {
    const running = sim.requests.filter((r) => r.path === path && r.status === undefined).length;
    most.set(path, Math.max(most.get(path) ?? 0, running));
  });
  await Promise.all(
    [kms.id, second.id].flatMap((id) => [1, 2, 3].map((n) => bring(["reportview"], { key: key(id, n) }))),
  );
  expect([...most.values()]).toEqual([1, 1]);
  expect([kms.acls.length, second.acls.length]).toEqual([3, 3]);
});

test("a write to one KMS does not wait for the end of one to another", async () => {
  const second = addKms(sim, "billing", { regions: ["eu-west-2"] });
  const key = { targetId: second.id, principal: { group: GROUP } };
  await bring(["reportview"], {
    send: async (write) => {
      await bring(["keycreate"], { key });
      return write();
    },
  });
  expect([rightsOf(kms, GROUP), rightsOf(second, GROUP)]).toEqual([
    ["reportview"],
    expect.arrayContaining(["keycreate"]),
  ]);
});

describe("an error within CCKM", () => {
  const failing = (act: () => void = () => {}) => {
    sim.faults.add({ method: "POST", path: "/v1/cckm/aws/kms/*/update-acls", kind: "status", status: 500, times: 1 });
    sim.faults.add({ method: "GET", path: "/v1/cckm/aws/kms/*", kind: "after-commit", nth: 1, handler: act });
  };

  test.each<[string, string[], string[], string[]]>([
    ["a grant", [], ["reportview", "keycreate"], ["reportview", "keycreate"]],
    ["a revoke", ["reportview", "keydelete"], [], []],
  ])("in %s that is done all the same is none", async (_, before, requested, after) => {
    if (before.length > 0) give(...before);
    failing(() => {
      kms.acls = after.length > 0 ? [{ group: GROUP, actions: after }] : [];
    });
    const { effective } = await bring(requested, { found: () => undefined });
    expect(effective).toEqual([...after].sort());
  });

  test.each<[string, string[], string[], string[], string]>([
    ["a grant", [], ["reportview", "keycreate"], ["reportview"], "Could not grant reportview, keycreate"],
    ["a revoke", ["keydelete", "reportview"], [], ["reportview"], "Could not revoke keydelete, reportview"],
  ])("in %s that is done in part is told", async (_, before, requested, after, told) => {
    if (before.length > 0) give(...before);
    failing(() => give(...after));
    await expect(bring(requested)).rejects.toThrow(told);
  });
});

test("permissions that are found may be left as they are", async () => {
  give("keydelete");
  const looked: unknown[] = [];
  const { effective } = await bring(["reportview"], {
    found: (now, target) => (now.includes("keydelete") && target.id === kms.id ? "leave" : undefined),
    looked: (target) => looked.push(target.id),
  });
  expect(effective).toEqual(["keydelete"]);
  expect([writes(), looked]).toEqual([[], []]);
});

test("the KMS is handed on as it was looked at last, and a write goes the way that it is given", async () => {
  const looked: unknown[] = [];
  let sent = 0;
  await bring(["reportview"], {
    send: (write) => {
      sent++;
      return write();
    },
    looked: ({ id, acls }) => looked.push([id, acls.length]),
  });
  expect([sent, looked]).toEqual([1, [[kms.id, 1]]]);
});

test.each<[string, string[], string[], string]>([
  ["granted", [], ["reportview"], "still to grant: reportview."],
  ["revoked", ["reportview"], [], "still to revoke: reportview."],
])("a stop before overwritten permissions are %s again says what is left to do", async (_, before, requested, left) => {
  const stop = new AbortController();
  if (before.length > 0) give(...before);
  let overwritten = false;
  const clock = clockThat(() => {
    if (!overwritten) kms.acls = before.length > 0 ? [{ group: GROUP, actions: before }] : [];
    overwritten = true;
  });
  const changed = () => overwritten && stop.abort();
  await expect(bring(requested, { clock, changed: () => void changed(), signal: stop.signal })).rejects.toThrow(left);
  expect(writes()).toHaveLength(1);
});
