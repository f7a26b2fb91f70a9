import type { SecretRecord } from "../../lib/simulator/records";
import { applyCleanly } from "../support/acceptance";
import {
  ADDRESS,
  FIRST,
  FULL,
  PLAN,
  type SecretBench,
  secretHcl,
  startSecretBench,
  VAULTS,
} from "../support/azure-secret";

let bench: SecretBench;
beforeEach(async () => {
  bench = await startSecretBench();
});
afterEach(() => bench.close());

describe("a secret's drift", () => {
  it.each<[string, (record: SecretRecord) => unknown]>([
    ["enabled", (record) => Object.assign(record.attributes, { enabled: false })],
    ["tags", (record) => Object.assign(record, { tags: { team: "payments" } })],
    ["all tags", (record) => Object.assign(record, { tags: undefined })],
    ["content_type", (record) => Object.assign(record, { content_type: "text/plain" })],
    ["exp", (record) => Object.assign(record.attributes, { exp: 2_000_000_000 })],
    ["a cleared nbf", (record) => Object.assign(record.attributes, { nbf: undefined })],
  ])("of %s is found and mended", async (_, drift) => {
    const made = await bench.make(FULL);
    drift(made);
    expect(await bench.tf.plan()).toMatchObject([{ address: ADDRESS, action: "update" }]);
    await applyCleanly(bench.tf);
    expect(bench.writes()).toEqual(["POST secrets", "PATCH {id}"]);
    expect(bench.newest()).toMatchObject({ content_type: "password", tags: FULL.tags, attributes: { enabled: true } });
    expect(bench.newest().attributes).toMatchObject({ exp: 1927612800, nbf: 1769846400 });
  });

  it("of the recovery level is shown, and named where the configuration asks for another", async () => {
    const made = await bench.make({ recovery_level: "RecoverablePurgeable" });
    made.attributes.recoveryLevel = "Recoverable";
    expect((await bench.tf.must(PLAN)).replaceAll(/\s+/g, " ")).toContain(
      "It was created with RecoverablePurgeable, but is Recoverable in the vault, and cannot be changed.",
    );
    expect(await bench.tf.plan()).toEqual([]);
    bench.configure(secretHcl());
    await applyCleanly(bench.tf);
    expect(await bench.tf.state(ADDRESS)).toMatchObject({ recovery_level: "Recoverable" });
    bench.configure(secretHcl({ recovery_level: "RecoverablePurgeable" }));
    await bench.tf.must(PLAN);
    bench.configure(secretHcl({ recovery_level: "Purgeable" }));
    expect(await bench.tf.refused(PLAN)).toContain("Expected recovery_level to be Recoverable");
  });

  it("is looked for in the newest version, whose id the state takes over", async () => {
    const old = await bench.make(FULL);
    const newer = bench.rotate({ enabled: false });
    expect(await bench.tf.plan()).toMatchObject([{ action: "update", before: { id: newer.id } }]);
    await applyCleanly(bench.tf);
    expect(newer.attributes.enabled).toBe(true);
    expect(bench.writes()).toEqual(["POST secrets", "PATCH {id}"]);
    bench.sim.store.secrets.delete(old.id);
    expect(await bench.tf.plan()).toEqual([]);
    await bench.tf.destroy();
    expect(bench.stored()).toMatchObject([{ id: newer.id, status: "SOFT-DELETED" }]);
  });

  it("is looked for in one walk through the list where there are many secrets", async () => {
    bench.sim.quirks.maxPageSize = 10;
    const names = Array.from({ length: 24 }, (_, index) => `secret-${index}`);
    bench.configure(names.map((name) => secretHcl({ secret_name: name, enabled: true }, name)).join(""));
    await bench.tf.apply();
    for (const record of bench.stored()) {
      const attributes = { ...record.attributes, created: record.attributes.created + 60, enabled: false };
      bench.sim.store.secrets.set(`${record.id}-2`, { ...record, id: `${record.id}-2`, attributes });
    }
    const before = bench.calls("GET").length;
    expect(await bench.tf.plan()).toHaveLength(names.length);
    expect(bench.calls("GET").length - before).toBeLessThan(names.length / 2);
  });
});

describe("what somebody else did to a secret", () => {
  it("creates again what has disappeared", async () => {
    await bench.make();
    bench.sim.store.secrets.clear();
    expect(await bench.tf.plan()).toMatchObject([{ action: "create" }]);
    await applyCleanly(bench.tf);
    expect(bench.stored()).toMatchObject([{ value: FIRST, status: "AVAILABLE" }]);
  });

  it.each(["SOFT-DELETED", "DELETED"] as const)(
    "says that a secret is %s, and plans to create it again",
    async (status) => {
      const made = await bench.make();
      made.status = status;
      const output = (await bench.tf.must(PLAN)).replaceAll(/\s+/g, " ");
      expect(output).toContain(`The secret "db-password" of the vault ${VAULTS.usual} is ${status}`);
      expect(output).toContain(status === "DELETED" ? "restore it there" : "Set recover_soft_deleted = true");
      expect(await bench.tf.plan()).toMatchObject([{ action: "create" }]);
    },
  );

  it("recovers with the next apply what was soft-deleted, where that is allowed", async () => {
    const made = await bench.make({ recover_soft_deleted: true });
    made.status = "SOFT-DELETED";
    await applyCleanly(bench.tf);
    expect(bench.stored()).toMatchObject([{ status: "AVAILABLE" }, { status: "AVAILABLE", value: FIRST }]);
  });

  it("does not lose the object over a 404 of a proxy", async () => {
    await bench.make();
    bench.sim.faults.add({ path: "/v1/cckm/azure/**", kind: "html", times: Number.POSITIVE_INFINITY });
    expect(await bench.tf.refused(PLAN)).toContain("a proxy or load balancer?");
    bench.sim.faults.clear();
    expect(await bench.tf.state(ADDRESS)).toBeDefined();
    expect(await bench.tf.plan()).toEqual([]);
  });

  it("reads by id for a user who may not list", async () => {
    await bench.make(FULL);
    bench.sim.faults.add({
      method: "GET",
      path: "/v1/cckm/azure/secrets",
      kind: "status",
      status: 403,
      times: Number.POSITIVE_INFINITY,
    });
    expect(await bench.tf.plan()).toEqual([]);
    bench.sim.store.secrets.clear();
    expect(await bench.tf.plan()).toMatchObject([{ action: "create" }]);
  });
});

describe("a disabled secret", () => {
  it("has a new version that is disabled too, which the plan says", async () => {
    const { tf, configure } = bench;
    configure(secretHcl());
    await tf.apply();
    bench.newest().attributes.enabled = false;
    configure(secretHcl({ value_version: 2 }));
    const told = "will be disabled";
    expect(await tf.must(PLAN)).toContain(told);
    await tf.apply();
    expect(bench.newest().attributes.enabled).toBe(false);
    configure(secretHcl({ value_version: 3, enabled: true }));
    expect(await tf.must(PLAN)).not.toContain(told);
    await applyCleanly(tf);
  });
});

describe("a secret's state after an update that failed", () => {
  it("has the configuration's spelling, whatever CCKM makes of it", async () => {
    const { tf, sim, configure } = bench;
    Object.assign(sim.quirks, { secretNameAs: "lower", vaultNameAs: "upper" });
    const own = { secret_name: "Db-Password", exp: "2031-01-31T09:00:00+01:00" };
    configure(secretHcl(own));
    await tf.apply();
    sim.quirks.newVersionEnabled = "never";
    configure(secretHcl({ ...own, value_version: 2, enabled: true }));
    expect(await tf.refused()).toContain("CCKM did not take over enabled");
    expect(await tf.state(ADDRESS)).toMatchObject({ ...own, key_vault: VAULTS.usual });
  });
});
