import { spawn } from "node:child_process";
import type { SecretStatus } from "../../lib/simulator/records";
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
import { TERRAFORM } from "../support/terraform-program";

let bench: SecretBench;
beforeEach(async () => {
  bench = await startSecretBench();
});
afterEach(() => bench.close());

const SECRETS = "/v1/cckm/azure/secrets";
const since = (writes: number) => bench.writes().slice(writes);

/** Applies a secret; what is written from then on is in `since(1)`. */
const make = async (given: Readonly<Record<string, unknown>>) => {
  bench.configure(secretHcl(given));
  await bench.tf.apply();
};

/** Brings every version to a status, as somebody else would. */
const move = (status: SecretStatus) => {
  for (const record of bench.stored()) Object.assign(record, { status, deleted: status === "DELETED" });
};

describe("a secret that was to be purged and is wanted again", () => {
  it("is refused as long as it is soft-deleted, and recovered in place when that is allowed", async () => {
    await make({ ...FULL, on_destroy: "purge" });
    const { id } = bench.newest();
    move("SOFT-DELETED");
    const output = await bench.tf.refused();
    expect(output).toContain(`The secret "db-password" of the vault ${VAULTS.usual} is SOFT-DELETED`);
    expect(output).toContain("Set recover_soft_deleted = true to recover it");
    bench.configure(secretHcl({ ...FULL, enabled: false, on_destroy: "purge", recover_soft_deleted: true }));
    expect(await bench.tf.plan()).toMatchObject([{ action: "update", afterUnknown: { status: true } }]);
    await applyCleanly(bench.tf);
    expect(bench.stored()).toMatchObject([{ id, status: "AVAILABLE", value: FIRST, attributes: { enabled: false } }]);
  });

  it("is refused when it is purged already", async () => {
    await make({ on_destroy: "purge", recover_soft_deleted: true });
    move("DELETED");
    expect(await bench.tf.refused()).toContain("Restore it in CCKM from its backup; or finish the destroy");
    await bench.tf.destroy();
    expect(bench.stored()).toEqual([]);
  });
});

describe("the name of a deleted secret", () => {
  const deleted = async (given: Readonly<Record<string, unknown>> = {}) => {
    await make(given);
    await bench.tf.destroy();
  };

  it("is refused, with what to do", async () => {
    await deleted();
    const output = await bench.tf.refused();
    expect(output).toContain('A soft-deleted secret holds the name "db-password"');
    expect(output).toContain(bench.newest().id);
    expect(output).toContain("Set recover_soft_deleted = true");
    move("DELETED");
    expect(await bench.tf.refused()).toContain('A deleted secret holds the name "db-password"');
    expect(since(2)).toEqual([]);
    expect(await bench.tf.state(ADDRESS)).toBeUndefined();
  });

  it("is recovered and brought to what is asked for, the value as a new version", async () => {
    bench.sim.quirks.softDeleteSettleSeconds = 1;
    await deleted(FULL);
    const wanted = { ...FULL, value: SECOND, content_type: "text/plain", exp: null, recover_soft_deleted: true };
    bench.configure(secretHcl(wanted));
    const output = await bench.tf.apply();
    expect(output).toContain("Recovered the soft-deleted secret");
    expect(bench.stored()).toMatchObject([
      { value: FIRST },
      { value: SECOND, status: "AVAILABLE", content_type: "text/plain" },
    ]);
    expect(await bench.tf.plan()).toEqual([]);
    expect((await bench.tf.state(ADDRESS))!.id).toBe(bench.newest().id);
    expect(bench.calls("POST", /recover$/).some(({ status }) => status === 409)).toBe(true);
  });

  it("is recovered with the value it had where none is given", async () => {
    await deleted(FULL);
    const wanted = { ...FULL, value: null, tags: { team: "billing" }, nbf: null, recover_soft_deleted: true };
    bench.configure(secretHcl(wanted));
    await applyCleanly(bench.tf);
    expect(since(2)).toEqual(["POST recover", "PATCH {id}"]);
    expect(bench.stored()).toMatchObject([{ value: FIRST, status: "AVAILABLE", tags: { team: "billing" } }]);
  });

  it("is not lost when a step after the recovery fails", async () => {
    await deleted();
    bench.configure(secretHcl({ value: SECOND, recover_soft_deleted: true }));
    bench.sim.faults.add({ method: "POST", path: SECRETS, kind: "status", status: 500 });
    expect(await bench.tf.refused()).toContain("Could not bring the recovered secret");
    expect(bench.stored()).toMatchObject([{ value: FIRST, status: "AVAILABLE" }]);
    await applyCleanly(bench.tf);
    expect(bench.stored().map(({ value, status }) => [value, status])).toEqual([
      [FIRST, "AVAILABLE"],
      [SECOND, "AVAILABLE"],
    ]);
  });

  it("is brought to all that was asked for by the next apply when a step after the recovery fails", async () => {
    await deleted();
    bench.configure(secretHcl({ ...FULL, value: SECOND, recover_soft_deleted: true }));
    bench.sim.faults.add({ method: "POST", path: SECRETS, kind: "status", status: 500 });
    expect(await bench.tf.refused()).toContain("Could not bring the recovered secret");
    await applyCleanly(bench.tf);
    expect(bench.newest()).toMatchObject({ value: SECOND, status: "AVAILABLE", tags: FULL.tags });
  });

  it("is finished and in the state when the apply is interrupted after the recovery", async () => {
    await deleted();
    bench.configure(secretHcl({ ...FULL, value: SECOND, recover_soft_deleted: true }));
    bench.sim.faults.add({ method: "POST", path: SECRETS, kind: "status", status: 409 });
    const child = spawn(TERRAFORM, ["apply", "-auto-approve", "-input=false", "-no-color"], {
      cwd: bench.tf.path,
      env: { ...process.env, ...bench.tf.env },
      stdio: "ignore",
    });
    const ended = new Promise((resolve) => child.once("close", resolve));
    bench.sim.faults.add({
      method: "POST",
      path: `${SECRETS}/*/recover`,
      kind: "after-commit",
      handler: () => void child.kill("SIGINT"),
    });
    await ended;
    expect(bench.newest()).toMatchObject({ value: SECOND, status: "AVAILABLE", tags: FULL.tags });
    expect((await bench.tf.state(ADDRESS))?.id).toBe(bench.newest().id);
    expect(await bench.tf.plan()).toEqual([]);
  });
});
