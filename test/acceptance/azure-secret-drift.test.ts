import type { SecretRecord } from "../../lib/simulator/records";
import { applyCleanly } from "../support/acceptance";
import { ADDRESS, FULL, PLAN, type SecretBench, secretHcl, startSecretBench } from "../support/azure-secret";

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
