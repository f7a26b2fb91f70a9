import { z } from "zod";

const text = z.string().min(1);

// A backend's settings are in the synthesized files: what opens it comes from the environment when Terraform runs.
const withoutPassword = (variable: string, credential = /^[^/]*\/\/[^/@]*:[^/@]*@|password\s*=/i) =>
  text.refine((url) => !credential.test(url), {
    error: `Password in the settings. Expected an address without one. Take it out and set ${variable} where Terraform runs.`,
  });

/** A file of this machine. */
const local = z.strictObject({
  type: z.literal("local"),
  /** Where the state lies, from the stack's folder in cdktf.out. Default: in the project's folder. */
  path: text.optional(),
});

/** Amazon S3 and what speaks like it; the lock is beside the state. Credentials: AWS's own variables and profiles. */
const s3 = z.strictObject({
  type: z.literal("s3"),
  bucket: text,
  key: text,
  region: text,
  /** KMS key that encrypts the state. */
  kmsKeyId: text.optional(),
  profile: text.optional(),
  /** Role to assume, by its ARN. */
  roleArn: text.optional(),
  /** Address of another service that speaks S3. */
  endpoint: text.optional(),
});

/** Azure Blob Storage, with Microsoft Entra ID. Credentials: `az login` or ARM_… variables. */
const azurerm = z.strictObject({
  type: z.literal("azurerm"),
  storageAccountName: text,
  containerName: text,
  key: text,
  resourceGroupName: text.optional(),
  subscriptionId: text.optional(),
  tenantId: text.optional(),
  /** Whether a pipeline signs in by its OpenID Connect token. */
  useOidc: z.boolean().optional(),
});

/**
 * PostgreSQL. Credentials: PGUSER, PGPASSWORD. Terraform cannot tell who holds its lock there; where PGAPPNAME names each
 * pipeline, the database can: pg_locks with locktype advisory, joined to pg_stat_activity.
 */
const pg = z.strictObject({
  type: z.literal("pg"),
  /** Such as `postgres://db.example.com/terraform`. Default: PG_CONN_STR, when Terraform runs. */
  connStr: withoutPassword("PGPASSWORD or PG_CONN_STR").optional(),
  /** Schema of this environment's state; one each, where environments share a database. Default `cckm_<name>`. */
  schemaName: text.optional(),
});

// A token alone may stand for the user.
const httpAddress = withoutPassword("TF_HTTP_PASSWORD", /^[^/]*\/\/[^/]*@/);

/** A service that keeps a state at an address, such as GitLab. Credentials: TF_HTTP_USERNAME, TF_HTTP_PASSWORD. */
const http = z.strictObject({
  type: z.literal("http"),
  address: httpAddress,
  lockAddress: httpAddress.optional(),
  unlockAddress: httpAddress.optional(),
  lockMethod: text.optional(),
  unlockMethod: text.optional(),
});

/**
 * HCP Terraform as the keeper of the state. Its workspace must have the execution mode Local (Settings, General), which no
 * configuration can set: its own runners have no Node. Credentials: `terraform login` or TF_TOKEN_app_terraform_io.
 */
const cloud = z.strictObject({
  type: z.literal("cloud"),
  organization: text,
  /** Default `cckm-<name>`. */
  workspace: text.optional(),
  hostname: text.optional(),
});

/** Where the state of an environment is. */
export const backendSettings = z.discriminatedUnion("type", [local, s3, azurerm, pg, http, cloud]);

/** Where the state of an environment is. */
export type BackendSettings = z.infer<typeof backendSettings>;
