import { applyCleanly } from "../support/acceptance";
import { ADDRESS, FIRST, FULL, type SecretBench, secretHcl, startSecretBench, VAULTS } from "../support/azure-secret";

let bench: SecretBench;
beforeEach(async () => {
  bench = await startSecretBench();
});
afterEach(() => bench.close());

type Arguments = Readonly<Record<string, unknown>>;
const NONE = { content_type: null, tags: null, exp: null, nbf: null };

describe("a secret", () => {
  it.each<[string, Arguments, Arguments, object]>([
    ["the content type", FULL, { content_type: "text/plain" }, { content_type: "text/plain" }],
    ["tags", FULL, { tags: { team: "billing", owner: "a" } }, { tags: { team: "billing", owner: "a" } }],
    ["enabled", FULL, { enabled: false }, { attributes: { enabled: false } }],
    ["exp", FULL, { exp: "2032-01-31T08:00:00Z" }, { attributes: { exp: 1959148800 } }],
    ["nbf", FULL, { nbf: "2026-02-28T08:00:00+01:00" }, { attributes: { nbf: 1772262000 } }],
    [
      "all at once",
      FULL,
      { content_type: "x", tags: { a: "b" }, enabled: false, exp: null, nbf: "2027-01-01T00:00:00Z" },
      { content_type: "x", tags: { a: "b" }, attributes: { enabled: false } },
    ],
    ["nothing to everything", {}, FULL, { content_type: "password", tags: FULL.tags }],
  ])("changes %s in place by one call", async (_, before, change, expected) => {
    bench.configure(secretHcl(before));
    await bench.tf.apply();
    const { id } = bench.newest();
    bench.configure(secretHcl({ ...before, ...change }));
    expect(await bench.tf.plan()).toMatchObject([{ address: ADDRESS, action: "update", after: { id } }]);
    await applyCleanly(bench.tf);
    expect(bench.writes()).toEqual(["POST secrets", "PATCH {id}"]);
    expect(bench.stored()).toMatchObject([{ id, value: FIRST, ...expected }]);
  });

  it("clears what is taken out of the configuration", async () => {
    bench.configure(secretHcl(FULL));
    await bench.tf.apply();
    bench.configure(secretHcl({ ...FULL, ...NONE, enabled: undefined }));
    await applyCleanly(bench.tf);
    expect(bench.writes()).toEqual(["POST secrets", "PATCH {id}"]);
    const { content_type, tags, attributes } = bench.newest();
    expect({ content_type, tags, exp: attributes.exp, nbf: attributes.nbf }).toEqual({ tags: {} });
    expect(attributes.enabled).toBe(true);
  });

  it("tells CCKM nothing of settings of its own", async () => {
    bench.configure(secretHcl());
    await bench.tf.apply();
    const { updated } = (await bench.tf.state(ADDRESS))!;
    bench.configure(secretHcl({ on_destroy: "purge", recover_soft_deleted: true, timeouts: { delete: "5m" } }));
    expect(await bench.tf.plan()).toMatchObject([{ action: "update", after: { updated } }]);
    await applyCleanly(bench.tf);
    expect(bench.writes()).toEqual(["POST secrets"]);
  });

  it("keeps what was there when a change fails, and makes it with the next apply", async () => {
    bench.configure(secretHcl(FULL));
    await bench.tf.apply();
    bench.configure(secretHcl({ ...FULL, content_type: "text/plain" }));
    bench.sim.faults.add({ method: "PATCH", kind: "status", status: 500 });
    const output = await bench.tf.refused();
    expect(output).toContain(`Could not change the secret "db-password" of the vault ${VAULTS.usual}`);
    expect(await bench.tf.state(ADDRESS)).toMatchObject({ content_type: "password" });
    await applyCleanly(bench.tf);
    expect(bench.newest().content_type).toBe("text/plain");
  });
});
