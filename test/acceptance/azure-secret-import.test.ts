import { applyCleanly } from "../support/acceptance";
import {
  ADDRESS,
  FIRST,
  FULL,
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

describe("a secret's import", () => {
  it("takes the id of any version, or vault and name, and leaves nothing to change", async () => {
    const old = await bench.byHand({ ...FULL, recoverable_days: 30 });
    const newer = bench.rotate();
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
    const existing = await bench.byHand();
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
    const existing = await bench.byHand();
    if (id === "deleted") existing.status = "SOFT-DELETED";
    expect(await bench.tf.refused([...IMPORT, id === "deleted" ? existing.id : id])).toContain(message);
  });
});
