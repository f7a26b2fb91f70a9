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
