import { systemClock } from "../../../../lib/cckm";
import { onAzureVault } from "../../../../lib/provider/azure-vault-acl/resource";
import type { KmsRecord } from "../../../../lib/simulator";
import { AclWriteBench, GROUP } from "../../../support/acl-write";
import { addKms, rightsOf } from "../../../support/kms";

const THEIRS = { group: "theirs", actions: ["reportview"] };

let bench: AclWriteBench;
let all: KmsRecord[];
beforeEach(async () => {
  bench = await AclWriteBench.start();
  const others = ["a", "b", "c", "d"].map((name) => addKms(bench.sim, name, { account_id: `${name}`.repeat(12) }));
  all = [bench.kms, ...others];
  for (const kms of all) kms.acls = [THEIRS];
});
afterEach(() => bench.stop());

const bringAll = (...requested: string[]) =>
  Promise.all(
    all.map(({ id }) =>
      bench.bring(requested, { key: { targetId: id, principal: { group: GROUP } }, clock: systemClock }),
    ),
  );
const rights = () => all.map((kms) => rightsOf(kms, GROUP));
const FULL = ["keycreate", "viewbyok", "viewnative"];

/** The requests since the first write, by their kind. */
function sinceFirstWrite() {
  const { requests } = bench.sim;
  const since = requests.slice(requests.findIndex(({ path }) => path.endsWith("/update-acls")));
  const gets = since.filter(({ method }) => method === "GET").map(({ path }) => path);
  const pages = gets.filter((path) => path.endsWith("/kms")).length;
  return { pages, byId: gets.length - pages, writes: bench.writes().length };
}

test("writes to several accounts are verified by one page of what was written last", async () => {
  await bringAll("keycreate");
  expect(rights()).toEqual(all.map(() => FULL));
  expect(sinceFirstWrite()).toEqual({ pages: 1, byId: 0, writes: 5 });
  expect(all.map((kms) => kms.acls[0])).toEqual(all.map(() => THEIRS));
});

test("writes to several vaults are verified by one page too", async () => {
  const vaults = [...bench.sim.store.vaults.values()];
  for (const vault of vaults) vault.acls = [THEIRS];
  const write = (targetId: string) =>
    bench.bring(["secretview"], {
      kind: onAzureVault,
      key: { targetId, principal: { group: GROUP } },
      clock: systemClock,
    });
  await Promise.all(vaults.map(({ id }) => write(id)));
  expect(vaults.map((vault) => rightsOf(vault, GROUP))).toEqual(vaults.map(() => ["secretview"]));
  const { requests } = bench.sim;
  const pages = requests.filter(
    ({ path, query }) => path.endsWith("/azure/vaults") && query.sort?.[0] === "-updatedAt",
  );
  expect([vaults.length > 2, pages.length]).toEqual([true, 1]);
});

test("the write that another process has overwritten is looked at by its id, and sent again", async () => {
  const [, , victim] = all as [KmsRecord, KmsRecord, KmsRecord];
  let isOverwritten = false;
  bench.sim.onCommit(({ path }) => {
    if (isOverwritten || !path.includes(victim.id) || !path.endsWith("/update-acls")) return;
    isOverwritten = true;
    victim.acls = [THEIRS];
  });
  await bringAll("keycreate");
  expect(rights()).toEqual(all.map(() => FULL));
  expect(sinceFirstWrite()).toMatchObject({ pages: 1, writes: 6 });
});

test("revokes that leave nobody any permission are verified in one page once a list has shown some", async () => {
  for (const kms of all) kms.acls = [{ group: GROUP, actions: ["keycreate"] }];
  all.push(addKms(bench.sim, "e", { account_id: "e".repeat(12), acls: [THEIRS], updatedAt: "2031-01-01T00:00:00Z" }));
  await bringAll();
  expect(rights()).toEqual(all.map(() => undefined));
  expect(sinceFirstWrite()).toEqual({ pages: 1, byId: 0, writes: 5 });
});

describe("where the page tells nothing, each account is looked at by its id", () => {
  test("because lists leave out permissions, and after two tries no page is asked for any more", async () => {
    bench.sim.quirks.aclsInList = false;
    for (const action of ["keycreate", "keyrotate", "keydelete"]) await bringAll(action);
    expect(rights()).toEqual(all.map(() => ["keydelete", "viewbyok", "viewnative"]));
    const { pages, byId } = sinceFirstWrite();
    // Besides the pages, the list that is tried once for what was there before.
    expect(pages).toBeLessThanOrEqual(2 + 2);
    expect(byId).toBeGreaterThanOrEqual(3 * all.length);
  });

  test("because the user may not list", async () => {
    bench.sim.faults.add({ method: "GET", path: "/v1/cckm/aws/kms", kind: "status", status: 403, times: 99 });
    await bringAll("keycreate");
    expect(rights()).toEqual(all.map(() => FULL));
    expect(sinceFirstWrite().byId).toBeGreaterThanOrEqual(5);
  });
});
