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

type Arguments = Readonly<Record<string, unknown>>;
const NONE = { content_type: null, tags: null, exp: null, nbf: null };

describe("the life of a secret", () => {
  it("is created, planned empty, refreshed, planned empty, and destroyed", async () => {
    bench.configure(secretHcl(FULL));
    await applyCleanly(bench.tf);
    const [made] = bench.stored();
    expect(made).toMatchObject({ value: FIRST, content_type: "password", tags: FULL.tags, key_vault: VAULTS.usual });
    expect(made!.attributes).toMatchObject({ enabled: true, exp: 1927612800, nbf: 1769846400 });
    expect(await bench.tf.state(ADDRESS)).toMatchObject({
      ...FULL,
      id: made!.id,
      value: null,
      value_version: 1,
      key_vault_id: made!.key_vault_id,
      region: "westeurope",
      status: "AVAILABLE",
      soft_delete_enabled: true,
      recovery_level: "RecoverablePurgeable",
      on_destroy: "soft-delete",
      recover_soft_deleted: false,
    });
    expect(bench.writes()).toEqual(["POST secrets"]);
    await bench.tf.destroy();
    expect(bench.stored()).toMatchObject([{ status: "SOFT-DELETED" }]);
  });

  it("takes its recovery level and days at creation, and refuses to change them at plan", async () => {
    bench.configure(secretHcl({ recovery_level: "Recoverable", recoverable_days: 30 }));
    await applyCleanly(bench.tf);
    expect(bench.newest().attributes).toMatchObject({ recoveryLevel: "Recoverable", recoverableDays: 30 });
    bench.configure(secretHcl({ recovery_level: "RecoverablePurgeable", recoverable_days: 30 }));
    const level = await bench.tf.refused(PLAN);
    expect(level).toContain(
      `recovery_level of the secret "db-password" of the vault ${VAULTS.usual} cannot be changed`,
    );
    expect(level).toContain(
      "Expected recovery_level to be Recoverable, which was fixed when the secret was created, got RecoverablePurgeable.",
    );
    bench.configure(secretHcl({ recovery_level: "Recoverable", recoverable_days: 60 }));
    expect(await bench.tf.refused(PLAN)).toContain(
      "Expected recoverable_days to be 30, which was fixed when the secret was created, got 60.",
    );
    bench.configure(secretHcl());
    await applyCleanly(bench.tf);
    bench.configure(secretHcl({ recoverable_days: 60 }));
    expect(await bench.tf.refused(PLAN)).toContain(
      "Expected recoverable_days to be 30, which was fixed when the secret was created, got 60.",
    );
    expect(bench.writes()).toEqual(["POST secrets"]);
  });

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

  it("takes a tag by a name that objects have", async () => {
    const tags = JSON.parse('{"__proto__":"x","constructor":"y"}') as object;
    bench.configure(secretHcl({ tags }));
    await applyCleanly(bench.tf);
    expect(Object.entries(bench.newest().tags ?? {})).toEqual(Object.entries(tags));
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

  it("sees no difference in another spelling", async () => {
    bench.configure(secretHcl({ ...FULL, recovery_level: "RecoverablePurgeable", tags: {} }));
    await applyCleanly(bench.tf);
    const { key_vault_id } = bench.newest();
    for (const spelling of [
      { exp: "2031-01-31T09:00:00.4+01:00", recovery_level: "Recoverable+Purgeable" },
      { key_vault: VAULTS.usual.toUpperCase(), secret_name: "DB-Password" },
      { key_vault: key_vault_id },
    ]) {
      bench.configure(secretHcl({ ...FULL, tags: {}, ...spelling }));
      expect(await bench.tf.plan()).toEqual([]);
    }
  });

  it("knows its vault by name after it was created by id", async () => {
    const vault = [...bench.sim.store.vaults.values()].find(({ name }) => name === VAULTS.usual)!;
    bench.configure(secretHcl({ key_vault: vault.id }));
    await applyCleanly(bench.tf);
    bench.configure(secretHcl({ key_vault: VAULTS.usual }));
    expect(await bench.tf.plan("-refresh=false")).toEqual([]);
    bench.configure(secretHcl({ key_vault: VAULTS.other }));
    expect(await bench.tf.plan()).toMatchObject([{ action: "delete/create" }]);
  });

  it("replaces on a new name or vault", async () => {
    bench.configure(secretHcl());
    await bench.tf.apply();
    bench.configure(secretHcl({ secret_name: "db-password-2", key_vault: VAULTS.other }));
    expect(await bench.tf.plan()).toMatchObject([{ action: "delete/create" }]);
    await applyCleanly(bench.tf);
    expect(bench.stored()).toMatchObject([
      { secret_name: "db-password", status: "SOFT-DELETED" },
      { secret_name: "db-password-2", status: "AVAILABLE", key_vault: VAULTS.other },
    ]);
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
