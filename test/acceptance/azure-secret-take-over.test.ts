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

/** The block with one more line in it. */
const withBody = (block: string, line: string) => block.replace(/}\n$/, `  ${line}\n}\n`);

describe("a create of a secret that is there already, on a person's word", () => {
  beforeEach(async () => {
    await bench.close();
    bench = await startSecretBench({ provider: '  adopt = "identical"' });
  });

  it("adopts it without a value, which it keeps", async () => {
    const existing = await bench.byHand(FULL);
    bench.configure(secretHcl({ ...FULL, value: null }));
    const output = (await bench.tf.apply()).replaceAll(/\s+/g, " ");
    expect(output).toContain(`Took over an existing Azure secret "db-password" of the vault ${VAULTS.usual}`);
    expect(output).toContain(existing.id);
    expect(output).toContain("Its value, which cannot be compared, is kept.");
    expect(bench.stored()).toMatchObject([{ value: FIRST }]);
    expect(await bench.tf.plan()).toEqual([]);
  });

  it("adopts it with a value, which it sends as a new version", async () => {
    await bench.byHand(FULL);
    bench.configure(secretHcl({ ...FULL, value: SECOND }));
    expect((await bench.tf.apply()).replaceAll(/\s+/g, " ")).toContain("is sent as a new version");
    expect(bench.stored().map(({ value }) => value)).toEqual([FIRST, SECOND]);
    expect((await bench.tf.state(ADDRESS))!.id).toBe(bench.newest().id);
    expect(await bench.tf.plan()).toEqual([]);
  });

  it("refuses to adopt anything else, and names the import", async () => {
    const existing = await bench.byHand(FULL);
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
    await bench.byHand();
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
  await bench.byHand();
  expect(await bench.tf.refused()).toContain(`The provider's adopt is "never".`);
  expect(bench.stored()).toHaveLength(1);
});
