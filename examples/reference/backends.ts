import {
  AzurermBackend,
  GcsBackend,
  HttpBackend,
  LocalBackend,
  PgBackend,
  S3Backend,
  type TerraformStack,
} from "cdktf";

/** Credentials: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or a role by OpenID Connect. */
export function inS3(stack: TerraformStack): void {
  new S3Backend(stack, {
    bucket: "example-state",
    key: `cckm/${stack.node.id}.tfstate`,
    region: "eu-west-1",
    encrypt: true,
  });
  stack.addOverride("terraform.backend.s3.use_lockfile", true); // cdktf has no property for it
}

/** Credentials: ARM_CLIENT_ID, ARM_TENANT_ID and ARM_USE_OIDC. */
export function inAzure(stack: TerraformStack): void {
  new AzurermBackend(stack, {
    resourceGroupName: "state",
    storageAccountName: "examplestate",
    containerName: "cckm",
    key: `${stack.node.id}.tfstate`,
    useAzureadAuth: true,
  });
}

/** Credentials: GOOGLE_APPLICATION_CREDENTIALS, or workload identity federation. */
export function inGoogleCloud(stack: TerraformStack): void {
  new GcsBackend(stack, { bucket: "example-state", prefix: `cckm/${stack.node.id}` });
}

/** Credentials: TF_HTTP_USERNAME and TF_HTTP_PASSWORD. GitLab's managed state is one of these. */
export function overHttp(stack: TerraformStack): void {
  const address = `https://state.example.com/cckm/${stack.node.id}`;
  new HttpBackend(stack, { address, lockAddress: address, unlockAddress: address });
}

/** Credentials: PGUSER and PGPASSWORD, or PG_CONN_STR as a whole. */
export function inPostgres(stack: TerraformStack): void {
  new PgBackend(stack, { connStr: "postgres://db.example.com/state", schemaName: `cckm_${stack.node.id}` });
}

/** A local file, for a single user. Also the default for a stack without a backend, as `terraform.<stack>.tfstate`. */
export function onThisMachine(stack: TerraformStack): void {
  new LocalBackend(stack, { path: `../../../${stack.node.id}.tfstate` });
}
