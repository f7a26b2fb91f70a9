import { applyCleanly } from "../support/acceptance";
import { ADDRESS, FIRST, FULL, SECOND, type SecretBench, secretHcl, startSecretBench } from "../support/azure-secret";

let bench: SecretBench;
beforeEach(async () => {
  bench = await startSecretBench();
});
afterEach(() => bench.close());

describe("a secret's value", () => {
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
});
