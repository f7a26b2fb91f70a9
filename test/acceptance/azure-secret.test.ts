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

  it("takes a tag by a name that objects have", async () => {
    const tags = JSON.parse('{"__proto__":"x","constructor":"y"}') as object;
    bench.configure(secretHcl({ tags }));
    await applyCleanly(bench.tf);
    expect(Object.entries(bench.newest().tags ?? {})).toEqual(Object.entries(tags));
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
});
