import { applyCleanly } from "../support/acceptance";
import {
  ADDRESS,
  FIRST,
  PLAN,
  SECOND,
  type SecretBench,
  secretHcl,
  startSecretBench,
  VAULTS,
} from "../support/azure-secret";

let bench: SecretBench;
const start = async (options?: Parameters<typeof startSecretBench>[0]) => {
  bench = await startSecretBench(options);
  return bench;
};
afterEach(() => bench.close());

/** Somebody else makes a secret, or a further version of one. */
const outside = (secret_name: string, key_vault = VAULTS.usual) =>
  bench.sim.outside("POST", "/v1/cckm/azure/secrets", {
    secret_name,
    key_vault,
    azure_param: { value: SECOND },
  }) as Promise<{ id: string }>;

describe("a secret whose name differs in nothing but capitals", () => {
  it.each(["own", "never"])("of somebody else is there already, and stays, with adopt = %s", async (adopt) => {
    const { tf, configure, stored } = await start({ provider: `adopt = "${adopt}"` });
    const { id } = await outside("billing-key");
    configure(secretHcl({ secret_name: "Billing-Key" }));
    const refused = await tf.refused();
    expect(refused).toContain(`secret "billing-key" of the vault ${VAULTS.usual} already exists`);
    expect(refused).toContain(`terraform import cckm_azure_secret.<name> '${id}'`);
    await tf.destroy();
    expect(stored()).toMatchObject([{ secret_name: "billing-key", status: "AVAILABLE" }]);
  });

  it("is found by an import, and nothing is planned for its spelling", async () => {
    const { tf, configure } = await start();
    await outside("billing-key");
    configure(secretHcl({ secret_name: "Billing-Key", value_version: null, value: null }));
    await tf.must(["import", "-no-color", ADDRESS, `${VAULTS.usual}/Billing-Key`]);
    expect(await tf.plan()).toEqual([]);
  });

  it("twice in one configuration is refused, however the vault is named", async () => {
    const { tf, sim, configure, stored } = await start();
    configure(secretHcl({ secret_name: "Dup-Name" }, "one") + secretHcl({ secret_name: "dup-name" }, "two"));
    expect(await tf.refused()).toContain("Two resources are the secret");
    expect(stored()).toEqual([]);
    const vault = [...sim.store.vaults.values()].find(({ name }) => name === VAULTS.usual);
    configure(
      secretHcl({ secret_name: "Dup-Name" }, "one") +
        secretHcl({ secret_name: "dup-name", key_vault: vault!.id }, "two"),
    );
    expect(await tf.refused()).toContain("Two resources are the secret");
    expect(stored()).toHaveLength(1);
  });

  it.each([1, 5])("is a newer version of each of %s that the state has", async (count) => {
    const { tf, configure } = await start();
    const names = Array.from({ length: count }, (_, index) => `db-password-${index}`);
    configure(names.map((secret_name, index) => secretHcl({ secret_name }, `s${index}`)).join(""));
    await tf.apply();
    const { id } = await outside("Db-PassWord-0");
    const planned = await tf.must(PLAN);
    expect(planned.replaceAll(/[\s│╷╵]+/g, " ")).toContain("has a version that is not in the state");
    expect(planned).toContain(id);
    await tf.apply("-refresh-only");
    expect(await tf.state("cckm_azure_secret.s0")).toMatchObject({ id, secret_name: "db-password-0" });
    configure(names.map((secret_name, i) => secretHcl({ secret_name, tags: { team: "a" } }, `s${i}`)).join(""));
    await applyCleanly(tf);
    expect(bench.sim.store.secrets.get(id)).toMatchObject({ tags: { team: "a" } });
    await tf.destroy();
    expect(bench.stored().every(({ status }) => status !== "AVAILABLE")).toBe(true);
  });

  it("is recovered where it is soft-deleted", async () => {
    const { tf, configure, stored } = await start();
    const { id } = await outside("DB-Password");
    await bench.sim.outside("POST", `/v1/cckm/azure/secrets/${id}/soft-delete`);
    configure(secretHcl());
    expect(await tf.refused()).toContain("Set recover_soft_deleted = true");
    configure(secretHcl({ recover_soft_deleted: true }));
    await applyCleanly(tf);
    expect(stored().map(({ status }) => status)).toEqual(["AVAILABLE", "AVAILABLE"]);
  });

  it("is one object under another key of for_each, which is not destroyed to be made again", async () => {
    const { tf, configure, stored } = await start();
    const each = (name: string) =>
      configure(
        secretHcl({ secret_name: null }).replace(
          "key_vault",
          `for_each = toset(["${name}"])\n  secret_name = each.key\n  key_vault`,
        ),
      );
    each("Billing-Key");
    await tf.apply();
    each("billing-key");
    expect(await tf.refused(PLAN)).toContain("moved {");
    expect(stored()).toMatchObject([{ status: "AVAILABLE" }]);
  });

  it.each(["lower", "upper"] as const)("is CCKM's own spelling where that is %s case", async (secretNameAs) => {
    const { tf, sim, configure, stored } = await start({ quirks: { secretNameAs, vaultNameAs: secretNameAs } });
    sim.faults.add({ method: "POST", path: "/v1/cckm/azure/secrets", kind: "reset-after" });
    configure(secretHcl({ secret_name: "Db-Password" }));
    await applyCleanly(tf);
    expect(stored()).toHaveLength(1);
    configure(secretHcl({ secret_name: "Db-Password", value_version: 2, value: FIRST, enabled: false }));
    await applyCleanly(tf);
    expect(stored()).toHaveLength(2);
    await tf.destroy();
  });

  it("costs an unchanged plan no more than one look", async () => {
    const { tf, configure, calls } = await start();
    configure(secretHcl());
    await tf.apply();
    const before = calls("GET").length;
    expect(await tf.plan()).toEqual([]);
    expect(calls("GET").length - before).toBe(1);
  });
});
