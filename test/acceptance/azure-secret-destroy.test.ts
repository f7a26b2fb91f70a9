import type { SecretStatus } from "../../lib/simulator/records";
import { ADDRESS, SECOND, type SecretBench, secretHcl, startSecretBench, VAULTS } from "../support/azure-secret";
import { DESTROY } from "../support/commands";
import { fastTime } from "../support/fast-time";

fastTime();

let bench: SecretBench;
beforeEach(async () => {
  bench = await startSecretBench();
});
afterEach(() => bench.close());

const SECRETS = "/v1/cckm/azure/secrets";
const PURGED = ["POST soft-delete", "POST hard-delete", "DELETE {id}"];
const since = (writes: number) => bench.writes().slice(writes);

/** Applies a secret; what is written from then on is in `since(1)`. */
const make = async (given: Readonly<Record<string, unknown>>) => {
  bench.configure(secretHcl(given));
  await bench.tf.apply();
};

/** Brings every version to a status, as somebody else would. */
const move = (status: SecretStatus) => {
  for (const record of bench.stored()) Object.assign(record, { status, deleted: status === "DELETED" });
};

describe("a destroy of a secret", () => {
  it.each<[string, Readonly<Record<string, unknown>>, string[], SecretStatus[]]>([
    ["soft-deletes by default", {}, ["POST soft-delete"], ["SOFT-DELETED"]],
    ["leaves it with on_destroy = retain", { on_destroy: "retain" }, [], ["AVAILABLE"]],
    ["leaves nothing with on_destroy = purge", { on_destroy: "purge" }, PURGED, []],
    [
      "leaves nothing in a vault without soft delete",
      { key_vault: VAULTS.noSoftDelete },
      ["POST soft-delete", "DELETE {id}"],
      [],
    ],
    [
      "leaves nothing in a vault without soft delete with on_destroy = purge either",
      { key_vault: VAULTS.noSoftDelete, on_destroy: "purge" },
      ["POST soft-delete", "DELETE {id}"],
      [],
    ],
  ])("%s", async (_, given, writes, statuses) => {
    await make(given);
    await bench.tf.destroy();
    expect(since(1)).toEqual(writes);
    expect(bench.stored().map(({ status }) => status)).toEqual(statuses);
    expect(await bench.tf.state(ADDRESS)).toBeUndefined();
  });

  it("purges all versions, waiting out the 409 after a soft delete", async () => {
    bench.sim.quirks.softDeleteSettleSeconds = 1;
    await make({ on_destroy: "purge" });
    await make({ on_destroy: "purge", value: SECOND, value_version: 2 });
    expect(bench.stored()).toHaveLength(2);
    await bench.tf.destroy();
    expect(bench.stored()).toEqual([]);
    const refused = bench.calls("POST", /hard-delete$/).filter(({ status }) => status === 409);
    expect(refused.length).toBeGreaterThan(0);
  });

  it("gives up when timeouts.delete is over, and goes on with the next destroy", async () => {
    bench.sim.quirks.softDeleteSettleSeconds = 600;
    await make({ on_destroy: "purge", timeouts: { delete: "1s" } });
    const output = await bench.tf.refused(["destroy", "-auto-approve", "-no-color", "-input=false"]);
    expect(output).toMatch(/Could not purge the secret "db-password" of the vault \S+ \([0-9a-f-]+\) in 1 s/);
    expect(output).toContain("currently being deleted in Azure");
    expect(output).toContain("raise timeouts.delete");
    expect(await bench.tf.state(ADDRESS)).toMatchObject({ status: "SOFT-DELETED" });
    for (const record of bench.stored()) record.busy_until = 0;
    await bench.tf.destroy();
    expect(bench.stored()).toEqual([]);
    expect(since(1).filter((write) => write === "POST soft-delete")).toHaveLength(1);
  });

  it("deletes nothing where the vault forbids the purge, and says what to do", async () => {
    bench.sim.quirks.softDeleteSettleSeconds = 0;
    bench.configure(secretHcl({ key_vault: VAULTS.purgeProtected }));
    await bench.tf.apply();
    bench.configure(secretHcl({ key_vault: VAULTS.purgeProtected, on_destroy: "purge" }));
    expect((await bench.tf.apply()).replaceAll(/\s+/g, " ")).toContain(
      'Its recovery level is Recoverable, so that a destroy with on_destroy = "purge" will fail',
    );
    const output = await bench.tf.refused(["destroy", "-auto-approve", "-no-color", "-input=false"]);
    expect(output).toContain("The vault forbids purging the secret");
    expect(output).toContain('Nothing was deleted. Set on_destroy = "soft-delete", apply, and destroy again');
    expect(since(1)).toEqual([]);
    await make({ key_vault: VAULTS.purgeProtected });
    await bench.tf.destroy();
    expect(bench.stored()).toMatchObject([{ status: "SOFT-DELETED" }]);
  });

  it("says so when only CCKM knows that the purge is forbidden", async () => {
    await make({ key_vault: VAULTS.purgeProtected, recovery_level: "RecoverablePurgeable", on_destroy: "purge" });
    const output = await bench.tf.refused(["destroy", "-auto-approve", "-no-color", "-input=false"]);
    expect(output).toContain("CCKM refused to purge the secret");
    expect(output).toContain("It is soft-deleted.");
    expect(output).toContain("purge protected");
    expect(await bench.tf.state(ADDRESS)).toMatchObject({ status: "SOFT-DELETED" });
  });

  it.each([
    ["the soft delete", "/*/soft-delete", "POST"],
    ["the purge", "/*/hard-delete", "POST"],
    ["the removal of the record", "/*", "DELETE"],
  ])("can be repeated when %s fails, and needs no repeating when only the reply is lost", async (_, path, method) => {
    bench.sim.faults.add({ method, path: SECRETS + path, kind: "status", status: 500 });
    bench.sim.faults.add({ method, path: SECRETS + path, kind: "reset-after" });
    await make({ on_destroy: "purge" });
    expect(await bench.tf.refused(["destroy", "-auto-approve", "-no-color", "-input=false"])).toContain(
      "answered with 500",
    );
    expect(await bench.tf.state(ADDRESS)).toBeDefined();
    await bench.tf.destroy();
    expect(bench.stored()).toEqual([]);
    expect(await bench.tf.state(ADDRESS)).toBeUndefined();
  });

  it.each<[string, SecretStatus]>([
    [VAULTS.usual, "SOFT-DELETED"],
    [VAULTS.usual, "DELETED"],
    [VAULTS.noSoftDelete, "DELETED"],
  ])("in %s finishes what a killed one left %s", async (key_vault, status) => {
    await make({ key_vault, on_destroy: key_vault === VAULTS.usual ? "purge" : "soft-delete" });
    move(status);
    await bench.tf.destroy();
    expect(bench.stored()).toEqual([]);
  });

  it.each([
    [{}, ["DELETED"]],
    [{ on_destroy: "purge" }, []],
  ])("that somebody else purged since the plan gives CCKM's backup up only if it was to: %j", async (given, left) => {
    await make(given);
    move("DELETED");
    const output = await bench.tf.destroy("-refresh=false");
    expect(bench.stored().map(({ status }) => status)).toEqual(left);
    expect(await bench.tf.state(ADDRESS)).toBeUndefined();
    expect(output?.includes("Kept CCKM's backup") ?? false).toBe(left.length > 0);
  });

  it("that somebody else purged while Azure was busy keeps CCKM's backup too", async () => {
    await make({});
    bench.sim.faults.add(`POST ${SECRETS}/*/soft-delete 409`);
    const refusedOnce = () => bench.calls("POST", /soft-delete/).length > 0;
    const destroyed = bench.tf.destroy();
    while (!refusedOnce()) await new Promise(setImmediate);
    move("DELETED");
    expect(await destroyed).toContain("Kept CCKM's backup");
    expect(bench.stored()).toHaveLength(1);
  });

  it("that somebody else changed while Azure was busy is refused", async () => {
    await make({});
    bench.sim.faults.add(`POST ${SECRETS}/*/soft-delete 409`);
    const refused = bench.tf.refused([...DESTROY]);
    while (bench.calls("POST", /soft-delete/).length === 0) await new Promise(setImmediate);
    Object.assign(bench.newest(), { content_type: "somebody else's" });
    expect(await refused).toContain("content_type: not set at the plan, somebody else's now");
    expect(bench.newest().status).toBe("AVAILABLE");
  });

  it("of which somebody has soft-deleted a newer version than the plan saw is not purged", async () => {
    await make({ on_destroy: "purge" });
    bench.rotate();
    move("SOFT-DELETED");
    expect(await bench.tf.refused([...DESTROY, "-refresh=false"])).toContain("version: ");
    expect(bench.stored()).toHaveLength(2);
    await bench.tf.destroy();
    expect(bench.stored()).toEqual([]);
  });

  it("does nothing for what is gone already", async () => {
    await make({ on_destroy: "purge" });
    bench.sim.store.secrets.clear();
    await bench.tf.destroy("-refresh=false");
    expect(since(1)).toEqual([]);
    expect(await bench.tf.state(ADDRESS)).toBeUndefined();
  });

  it("finds the newest version where the record of an older one is gone", async () => {
    await make({ on_destroy: "purge" });
    const [old] = bench.stored();
    const attributes = { ...old!.attributes, created: old!.attributes.created + 60 };
    bench.sim.store.secrets.set("newer", { ...old!, id: "newer", attributes });
    bench.sim.store.secrets.delete(old!.id);
    // Whoever did not look has not seen it.
    expect(await bench.tf.refused([...DESTROY, "-refresh=false"])).toContain("version: ");
    expect(bench.stored()).toHaveLength(1);
    await bench.tf.destroy();
    expect(bench.stored()).toEqual([]);
  });
});
