import type { SecretRecord } from "../../lib/simulator/records";
import { type Bench, type BenchOptions, startBench } from "./acceptance";

/** Where the secret of {@link secretHcl} is in Terraform. */
export const ADDRESS = "cckm_azure_secret.db";

const SUBSCRIPTION = "260ecbe7-777b-4d3c-84ea-887620498863";

/** Vaults of the simulator: the usual one, one without soft delete, one that forbids purging, and one more. */
export const VAULTS = {
  usual: `payments-kv::${SUBSCRIPTION}`,
  noSoftDelete: `cckm-no-soft-delete::${SUBSCRIPTION}`,
  purgeProtected: `cckm-purge-protected::${SUBSCRIPTION}`,
  other: `pkv-softkeys::${SUBSCRIPTION}`,
};

/** Values that stand for secrets. */
export const FIRST = "test-secret-value-7f3a";
export const SECOND = "test-secret-value-8c1e";

/** Every argument that may be changed in place. */
export const FULL = {
  content_type: "password",
  tags: { team: "payments", stage: "prod" },
  enabled: true,
  exp: "2031-01-31T08:00:00Z",
  nbf: "2026-01-31T08:00:00Z",
};

/** Arguments that end a plan where they are wrong. */
export const PLAN = ["plan", "-no-color", "-input=false"];

type Arguments = Readonly<Record<string, unknown>>;

/** A secret as HCL; null or undefined leaves an argument out. */
export function secretHcl(given: Arguments = {}, label = "db"): string {
  const all = { secret_name: "db-password", key_vault: VAULTS.usual, value: FIRST, value_version: 1, ...given };
  const lines = Object.entries(all)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `  ${name} = ${hclValue(value)}`);
  return `resource "cckm_azure_secret" "${label}" {\n${lines.join("\n")}\n}\n`;
}

function hclValue(value: unknown): string {
  // A reference is written as it stands.
  if (typeof value === "string" && /^(var|terraform_data|cckm_azure_vault)\./.test(value)) return value;
  return JSON.stringify(value).replaceAll('":', '" = ');
}

/** A {@link Bench} whose Azure is quick, with what tests of secrets ask it. */
export interface SecretBench extends Bench {
  /** Records of all versions, oldest first. */
  stored(): SecretRecord[];
  /** The record of the newest version. */
  newest(): SecretRecord;
  /** Requests of a method on secrets. */
  calls(method: string, path?: RegExp): Bench["sim"]["requests"];
  /** Applies a secret; its newest record. */
  make(given?: Arguments): Promise<SecretRecord>;
  /** Makes a secret that CCKM has and Terraform does not know. */
  byHand(given?: Arguments): Promise<SecretRecord>;
  /** A newer version, as a rotation in Azure makes it and a synchronization brings it into CCKM. */
  rotate(changes?: Partial<SecretRecord["attributes"]>): SecretRecord;
  /** Everything that was written to CCKM, as `METHOD last-part-of-path`. */
  writes(): string[];
}

/** Starts a {@link SecretBench}. */
export async function startSecretBench(options: BenchOptions = {}): Promise<SecretBench> {
  const bench = await startBench({ ...options, quirks: { softDeleteSettleSeconds: 0, ...options.quirks } });
  const stored = () => [...bench.sim.store.secrets.values()];
  const calls = (method: string, path = /\/azure\/secrets/) =>
    bench.sim.requests.filter((request) => request.method === method && path.test(request.path));
  const writes = () =>
    bench.sim.requests
      .filter(({ method, path }) => method !== "GET" && path.includes("/azure/secrets"))
      .map(
        ({ method, path }) => `${method} ${path.slice(path.lastIndexOf("/") + 1).replace(/^[0-9a-f-]{36}$/, "{id}")}`,
      );
  const newest = () => stored().at(-1)!;
  const make = async (given: Arguments = {}) => {
    bench.configure(secretHcl(given));
    await bench.tf.apply();
    return newest();
  };
  const byHand = async (given: Arguments = {}) => {
    await make(given);
    await bench.tf.must(["state", "rm", ADDRESS]);
    return newest();
  };
  const rotate = (changes: Partial<SecretRecord["attributes"]> = {}) => {
    const old = newest();
    const attributes = { ...old.attributes, created: old.attributes.created + 60, ...changes };
    const id = `00000000-0000-4000-8000-00000000000${stored().length}`;
    const record = { ...old, id, value: SECOND, attributes };
    bench.sim.store.secrets.set(id, record);
    return record;
  };
  return { ...bench, stored, calls, writes, newest, make, byHand, rotate };
}
