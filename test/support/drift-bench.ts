import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Bench, startBench } from "./acceptance";
import { VAULTS } from "./azure-secret";
import { runCckm } from "./cckm-command";
import { NULL_SOURCE, nullProvider } from "./null-provider";
import { madeBy, writeApp } from "./stacks";

export const SECRET = "test-secret-value";

const account = (path: string, name: string, region: string) => ({
  "//": madeBy(path),
  name,
  account_id: "123456789012",
  aws_connection: "aws",
  regions: [region],
});

export const PROD = {
  variable: { db_password: { type: "string", ephemeral: true, default: null } },
  resource: {
    cckm_aws_kms_account: { payments: account("prod/payments", "payments", "eu-west-1") },
    cckm_aws_kms_acl: {
      users: {
        "//": madeBy("prod/payments/users", "main.ts", 20),
        kms_id: `\${cckm_aws_kms_account.payments.id}`,
        group: "CCKM Users",
        actions: ["keycreate"],
      },
    },
    cckm_azure_secret: {
      db: { secret_name: "db", key_vault: VAULTS.usual, value: `\${var.db_password}`, value_version: 1 },
    },
    cckm_azure_sync_job: { sync: { item: "secrets", synchronize_all: true } },
  },
};
export const STAGING = {
  resource: { cckm_aws_kms_account: { staging: account("staging/aws", "staging", "us-east-1") } },
};

/** An app with the stacks {@link PROD} and {@link STAGING}, and `cckm drift` for it. */
export interface DriftBench extends Bench {
  /** The folder of the synthesized stacks. */
  readonly app: string;
  readonly folders: Readonly<Record<string, string>>;
  /** Applies each of the folders; default: all of the two stacks. */
  deploy(folders?: Readonly<Record<string, string>>): Promise<void>;
  drift(args?: readonly string[], env?: NodeJS.ProcessEnv): ReturnType<typeof runCckm>;
}

export async function startDriftBench(): Promise<DriftBench> {
  const bench = await startBench({ quirks: {}, others: { [NULL_SOURCE]: nullProvider } });
  const app = join(bench.tf.path, "cdktf.out");
  mkdirSync(app);
  const folders = writeApp(app, { prod: PROD, staging: STAGING });
  return Object.assign(bench, {
    app,
    folders,
    async deploy(applied = folders) {
      for (const folder of Object.values(applied)) {
        bench.tf.cwd = folder;
        await bench.tf.must(["init", "-input=false", "-no-color"]);
        await bench.tf.must(["apply", "-auto-approve", "-no-color", "-input=false"], { TF_VAR_db_password: SECRET });
      }
    },
    drift: (args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) =>
      runCckm(["drift", "--app", "cdktf.out", ...args], bench.tf.path, {
        ...bench.tf.env,
        CIPHERTRUST_ADDRESS: bench.sim.url,
        ...env,
      }),
  });
}

/** Somebody grants a right and removes an account. */
export async function changeOutside(bench: Bench): Promise<void> {
  const kms = [...bench.sim.store.kms.values()];
  const id = (name: string) => kms.find((one) => one.name === name)!.id;
  const acls = [{ group: "CCKM Users", permit: true, actions: ["keydelete"] }];
  await bench.sim.outside("POST", `/v1/cckm/aws/kms/${id("payments")}/update-acls`, { acls });
  await bench.sim.outside("DELETE", `/v1/cckm/aws/kms/${id("staging")}`);
}
