import { applyCleanly } from "../support/acceptance";
import {
  ADDRESS,
  FIRST,
  FULL,
  PLAN,
  SECOND,
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

describe("a secret's value", () => {
  const VARIABLE = 'variable "db_password" {\n  type = string\n  ephemeral = true\n  default = null\n}\n';

  it("is sent as a new version, with all the other attributes, when value_version changes", async () => {
    bench.configure(secretHcl(FULL));
    await bench.tf.apply();
    const first = bench.newest().id;
    bench.configure(secretHcl({ ...FULL, value: SECOND }));
    expect(await bench.tf.plan()).toEqual([]);
    bench.configure(secretHcl({ ...FULL, value: SECOND, value_version: 2, content_type: "text/plain", nbf: null }));
    expect(await bench.tf.plan()).toMatchObject([{ action: "update", afterUnknown: { id: true } }]);
    await applyCleanly(bench.tf);
    expect(bench.writes()).toEqual(["POST secrets", "POST secrets"]);
    const { nbf, ...attributes } = bench.newest().attributes;
    expect(bench.newest()).toMatchObject({ value: SECOND, content_type: "text/plain", tags: FULL.tags });
    expect({ nbf, ...attributes }).toMatchObject({ enabled: true, exp: 1927612800, nbf: undefined });
    expect((await bench.tf.state(ADDRESS))!.id).toBe(bench.newest().id);
    expect(bench.newest().id).not.toBe(first);
    bench.configure(secretHcl({ ...FULL, value: SECOND, value_version: null, content_type: "text/plain", nbf: null }));
    await applyCleanly(bench.tf);
    await bench.tf.destroy();
    expect(bench.stored().map(({ status }) => status)).toEqual(["SOFT-DELETED", "SOFT-DELETED"]);
  });

  it("keeps the former version in the state when sending the new one fails, and sends it with the next apply", async () => {
    bench.configure(secretHcl());
    await bench.tf.apply();
    bench.configure(secretHcl({ value: SECOND, value_version: 2 }));
    bench.sim.faults.add({ method: "POST", path: "/v1/cckm/azure/secrets", kind: "status", status: 500 });
    expect(await bench.tf.refused()).toContain("Could not send a new version of the secret");
    expect(await bench.tf.state(ADDRESS)).toMatchObject({ value_version: 1, id: bench.newest().id });
    await applyCleanly(bench.tf);
    expect(bench.stored().map(({ value }) => value)).toEqual([FIRST, SECOND]);
  });

  it.each([
    ["the secret", 1, [FIRST]],
    ["a new version", 2, [FIRST, SECOND]],
  ])("is sent once when the reply to %s is lost", async (_, nth, values) => {
    const path = "/v1/cckm/azure/secrets";
    bench.sim.faults.add({ method: "POST", path, kind: "reset-after", nth });
    bench.configure(secretHcl());
    await applyCleanly(bench.tf);
    if (nth === 2) {
      bench.configure(secretHcl({ value: SECOND, value_version: 2 }));
      await applyCleanly(bench.tf);
    }
    expect(bench.stored().map(({ value }) => value)).toEqual(values);
    expect((await bench.tf.state(ADDRESS))!.id).toBe(bench.newest().id);
  });

  it("is not needed to plan, to change other things and to destroy", async () => {
    bench.configure(VARIABLE + secretHcl({ value: "var.db_password" }));
    bench.tf.write("value.auto.tfvars", `db_password = "${FIRST}"`);
    await bench.tf.apply();
    bench.tf.write("value.auto.tfvars", "");
    expect(await bench.tf.plan()).toEqual([]);
    bench.configure(VARIABLE + secretHcl({ value: "var.db_password", enabled: false }));
    await applyCleanly(bench.tf);
    bench.configure(VARIABLE + secretHcl({ value: "var.db_password", enabled: false, value_version: 2 }));
    const output = await bench.tf.refused(PLAN);
    expect(output).toContain("A new version of the secret");
    expect(output).toContain("The argument value is required for value_version 2, but no value is set.");
    bench.configure(VARIABLE + secretHcl({ value: "var.db_password", enabled: false }));
    await bench.tf.destroy();
    expect(bench.stored()).toMatchObject([{ value: FIRST, status: "SOFT-DELETED" }]);
  });

  it("is needed to create", async () => {
    bench.configure(VARIABLE + secretHcl({ value: "var.db_password" }));
    const output = await bench.tf.refused(PLAN);
    expect(output).toContain(`The secret "db-password" of the vault ${VAULTS.usual} cannot be created without a value`);
    expect(bench.writes()).toEqual([]);
  });
});

describe("rules of CCKM's API for a secret", () => {
  it.each<[Arguments, string]>([
    [{ secret_name: "db_password" }, "value-invalid"],
    [{ secret_name: "a".repeat(128) }, "value-invalid"],
    [{ key_vault: "payments-kv" }, "value-invalid"],
    [{ value: "" }, "azure-secret-value-size"],
    [{ value_version: 1.5 }, "number-out-of-range"],
    [{ tags: { cost: "50%" } }, "character-invalid"],
    [{ tags: Object.fromEntries(Array.from({ length: 16 }, (_, i) => [`t${i}`, "x"])) }, "azure-secret-too-many-tags"],
    [{ exp: "next year" }, "time-invalid"],
    [{ recovery_level: "recoverable" }, "value-not-allowed"],
    [{ recoverable_days: 5 }, "number-out-of-range"],
    [{ on_destroy: "delete" }, "value-not-allowed"],
    [{ timeouts: { delete: "soon" } }, "duration-invalid"],
  ])("refuses %j at plan, before any request", async (change, code) => {
    bench.configure(secretHcl(change));
    expect(await bench.tf.refused(PLAN)).toContain(`Code: ${code}`);
    expect(bench.sim.requests).toEqual([]);
  });

  it("passes CCKM's own words on and points at what to do", async () => {
    bench.configure(secretHcl({ key_vault: "00000000-777b-4d3c-84ea-887620498863" }));
    const output = await bench.tf.refused();
    expect(output).toContain('Could not create the secret "db-password"');
    expect(output).toContain('key vault "00000000-777b-4d3c-84ea-887620498863" not found');
    expect(output).toContain("CCKM must manage the vault");
  });
});
