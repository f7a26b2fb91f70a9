import type { SecretRecord } from "../../lib/simulator/records";
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

const IMPORT = ["import", "-no-color", "-input=false", ADDRESS];
type Arguments = Readonly<Record<string, unknown>>;

const make = async (given: Arguments = {}) => {
  bench.configure(secretHcl(given));
  await bench.tf.apply();
  return bench.newest();
};

/** A secret that CCKM has and Terraform does not know. */
const byHand = async (given: Arguments = {}) => {
  await make(given);
  await bench.tf.must(["state", "rm", ADDRESS]);
  return bench.newest();
};

/** The block with one more line in it. */
const withBody = (block: string, line: string) => block.replace(/}\n$/, `  ${line}\n}\n`);

/** A newer version, as a rotation in Azure makes it and a synchronization brings it into CCKM. */
const rotate = (changes: Partial<SecretRecord["attributes"]> = {}): SecretRecord => {
  const old = bench.newest();
  const attributes = { ...old.attributes, created: old.attributes.created + 60, ...changes };
  const id = `00000000-0000-4000-8000-00000000000${bench.stored().length}`;
  const record = { ...old, id, value: SECOND, attributes };
  bench.sim.store.secrets.set(id, record);
  return record;
};

describe("a secret's drift", () => {
  it.each<[string, (record: SecretRecord) => unknown]>([
    ["enabled", (record) => Object.assign(record.attributes, { enabled: false })],
    ["tags", (record) => Object.assign(record, { tags: { team: "payments" } })],
    ["all tags", (record) => Object.assign(record, { tags: undefined })],
    ["content_type", (record) => Object.assign(record, { content_type: "text/plain" })],
    ["exp", (record) => Object.assign(record.attributes, { exp: 2_000_000_000 })],
    ["a cleared nbf", (record) => Object.assign(record.attributes, { nbf: undefined })],
  ])("of %s is found and mended", async (_, drift) => {
    const made = await make(FULL);
    drift(made);
    expect(await bench.tf.plan()).toMatchObject([{ address: ADDRESS, action: "update" }]);
    await applyCleanly(bench.tf);
    expect(bench.writes()).toEqual(["POST secrets", "PATCH {id}"]);
    expect(bench.newest()).toMatchObject({ content_type: "password", tags: FULL.tags, attributes: { enabled: true } });
    expect(bench.newest().attributes).toMatchObject({ exp: 1927612800, nbf: 1769846400 });
  });

  it("of the recovery level is shown, and named where the configuration asks for another", async () => {
    const made = await make({ recovery_level: "RecoverablePurgeable" });
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
    const old = await make(FULL);
    const newer = rotate({ enabled: false });
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
    await make();
    bench.sim.store.secrets.clear();
    expect(await bench.tf.plan()).toMatchObject([{ action: "create" }]);
    await applyCleanly(bench.tf);
    expect(bench.stored()).toMatchObject([{ value: FIRST, status: "AVAILABLE" }]);
  });

  it.each(["SOFT-DELETED", "DELETED"] as const)(
    "says that a secret is %s, and plans to create it again",
    async (status) => {
      const made = await make();
      made.status = status;
      const output = (await bench.tf.must(PLAN)).replaceAll(/\s+/g, " ");
      expect(output).toContain(`The secret "db-password" of the vault ${VAULTS.usual} is ${status}`);
      expect(output).toContain(status === "DELETED" ? "restore it there" : "Set recover_soft_deleted = true");
      expect(await bench.tf.plan()).toMatchObject([{ action: "create" }]);
    },
  );

  it("recovers with the next apply what was soft-deleted, where that is allowed", async () => {
    const made = await make({ recover_soft_deleted: true });
    made.status = "SOFT-DELETED";
    await applyCleanly(bench.tf);
    expect(bench.stored()).toMatchObject([{ status: "AVAILABLE" }, { status: "AVAILABLE", value: FIRST }]);
  });

  it("does not lose the object over a 404 of a proxy", async () => {
    await make();
    bench.sim.faults.add({ path: "/v1/cckm/azure/**", kind: "html", times: Number.POSITIVE_INFINITY });
    expect(await bench.tf.refused(PLAN)).toContain("a proxy or load balancer?");
    bench.sim.faults.clear();
    expect(await bench.tf.state(ADDRESS)).toBeDefined();
    expect(await bench.tf.plan()).toEqual([]);
  });

  it("reads by id for a user who may not list", async () => {
    await make(FULL);
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

describe("a secret's import", () => {
  it("takes the id of any version, or vault and name, and leaves nothing to change", async () => {
    const old = await byHand({ ...FULL, recoverable_days: 30 });
    const newer = rotate();
    bench.configure(secretHcl({ ...FULL, value_version: null, recoverable_days: 30 }));
    for (const id of [old.id, newer.id, `${VAULTS.usual}/db-password`, `${old.key_vault_id}/db-password`]) {
      await bench.tf.must([...IMPORT, id]);
      expect(await bench.tf.state(ADDRESS)).toMatchObject({ ...FULL, id: newer.id, key_vault: VAULTS.usual });
      expect((await bench.tf.plan()).map(({ after }) => after?.recoverable_days)).toEqual([30]);
      await bench.tf.must(["state", "rm", ADDRESS]);
    }
    bench.configure(secretHcl({ ...FULL, value_version: null, key_vault: old.key_vault_id }));
    await bench.tf.must([...IMPORT, old.id]);
    expect(await bench.tf.plan()).toEqual([]);
    expect(bench.stored().map(({ value }) => value)).toEqual([FIRST, SECOND]);
    expect(bench.writes()).toEqual(["POST secrets"]);
  });

  it("sends the value as soon as value_version is set, and not before", async () => {
    const existing = await byHand();
    bench.configure(secretHcl({ value: SECOND, value_version: null }));
    await bench.tf.must([...IMPORT, existing.id]);
    await applyCleanly(bench.tf);
    expect(bench.stored()).toHaveLength(1);
    bench.configure(secretHcl({ value: SECOND, value_version: 1 }));
    await applyCleanly(bench.tf);
    expect(bench.stored().map(({ value }) => value)).toEqual([FIRST, SECOND]);
  });

  it.each([
    ["no-such-id", "Code: azure-secret-not-found"],
    [`${VAULTS.other}/db-password`, "Code: azure-secret-not-found"],
    ["deleted", "is SOFT-DELETED"],
  ])("of %s says what is wrong", async (id, message) => {
    const existing = await byHand();
    if (id === "deleted") existing.status = "SOFT-DELETED";
    expect(await bench.tf.refused([...IMPORT, id === "deleted" ? existing.id : id])).toContain(message);
  });
});

describe("a create of a secret that is there already, on a person's word", () => {
  beforeEach(async () => {
    await bench.close();
    bench = await startSecretBench({ provider: '  adopt = "identical"' });
  });

  it("adopts it without a value, which it keeps", async () => {
    const existing = await byHand(FULL);
    bench.configure(secretHcl({ ...FULL, value: null }));
    const output = (await bench.tf.apply()).replaceAll(/\s+/g, " ");
    expect(output).toContain(`Took over an existing Azure secret "db-password" of the vault ${VAULTS.usual}`);
    expect(output).toContain(existing.id);
    expect(output).toContain("Its value, which cannot be compared, is kept.");
    expect(bench.stored()).toMatchObject([{ value: FIRST }]);
    expect(await bench.tf.plan()).toEqual([]);
  });

  it("adopts it with a value, which it sends as a new version", async () => {
    await byHand(FULL);
    bench.configure(secretHcl({ ...FULL, value: SECOND }));
    expect((await bench.tf.apply()).replaceAll(/\s+/g, " ")).toContain("is sent as a new version");
    expect(bench.stored().map(({ value }) => value)).toEqual([FIRST, SECOND]);
    expect((await bench.tf.state(ADDRESS))!.id).toBe(bench.newest().id);
    expect(await bench.tf.plan()).toEqual([]);
  });

  it("refuses to adopt anything else, and names the import", async () => {
    const existing = await byHand(FULL);
    bench.configure(secretHcl({ ...FULL, content_type: "text/plain", exp: null, enabled: false }));
    const output = await bench.tf.refused();
    expect(output).toContain('content_type is "password", asked for "text/plain"');
    expect(output).toContain("enabled is true, asked for false");
    expect(output).toContain('exp is "2031-01-31T08:00:00Z", asked for not set');
    expect(output).toContain(`terraform import cckm_azure_secret.<name> '${existing.id}'`);
    expect(bench.writes()).toEqual(["POST secrets"]);
    expect(await bench.tf.state(ADDRESS)).toBeUndefined();
  });

  it("is not in the state, and so not tainted, when sending the value fails", async () => {
    await byHand();
    bench.configure(secretHcl({ value: SECOND }));
    bench.sim.faults.add({ method: "POST", path: "/v1/cckm/azure/secrets", kind: "status", status: 500 });
    expect(await bench.tf.refused()).toContain("Could not send the value of the secret");
    expect(await bench.tf.state(ADDRESS)).toBeUndefined();
    await applyCleanly(bench.tf);
    expect(bench.stored().map(({ status }) => status)).toEqual(["AVAILABLE", "AVAILABLE"]);
  });

  it("refuses two resources that are one secret", async () => {
    const { id } = [...bench.sim.store.vaults.values()].find(({ name }) => name === VAULTS.usual)!;
    bench.configure(secretHcl() + withBody(secretHcl({ key_vault: id }, "again"), `depends_on = [${ADDRESS}]`));
    expect(await bench.tf.refused()).toContain("Two resources are the secret");
    expect(bench.stored()).toHaveLength(1);
  });
});

it("a secret that is there already is not adopted where the provider's adopt is never", async () => {
  await bench.close();
  bench = await startSecretBench({ provider: '  adopt = "never"' });
  await byHand();
  expect(await bench.tf.refused()).toContain(`The provider's adopt is "never".`);
  expect(bench.stored()).toHaveLength(1);
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
