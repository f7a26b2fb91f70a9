import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { engineEnvironment } from "../../../../lib/cli/apply/environment";
import { refuseUnhashed } from "../../../../lib/cli/apply/prepare";
import { Refusal } from "../../../../lib/cli/endings";
import { backendOf } from "../../../../lib/cli/plan/backend";
import { isHere, levelsUp } from "../../../../lib/cli/plan/local-state";
import { inOrder } from "../../../../lib/cli/plan/order";
import { secretVariables, withPlaceholders } from "../../../../lib/cli/plan/placeholders";
import { stackFiles } from "../../../../lib/cli/plan/stack-files";
import { SECRET_PLACEHOLDER } from "../../../../lib/contract";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plan-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What `init` leaves of a backend. */
function initialized(type: string, config: object): void {
  mkdirSync(join(folder, ".terraform"), { recursive: true });
  writeFileSync(
    join(folder, ".terraform/terraform.tfstate"),
    JSON.stringify({ version: 3, backend: { type, config } }),
  );
}

/** The backend of the folder, as it is found after `init`. */
const backend = (configuration: unknown = {}, workspace = "default") =>
  backendOf({ name: "prod", folder, configuration, workspace, data: join(folder, ".terraform") });

describe("a backend", () => {
  test.each<[string, string, unknown]>([
    ["pg", "conn_str", "postgres://user:test-password@db.example.com/terraform"],
    ["pg", "conn_str", "host=db.example.com password=test-password"],
    ["pg", "conn_str", "host=db.example.com password = test-password"],
    ["pg", "conn_str", "postgres://db.example.com/terraform?sslkey=key.pem&sslpassword=test-password"],
    ["http", "password", "test-password"],
    ["http", "address", "https://user:test-password@state.example.com"],
    ["s3", "secret_key", "test-password"],
    ["s3", "access_key", "test-password"],
    ["s3", "token", "test-password"],
    ["azurerm", "access_key", "test-password"],
    ["azurerm", "sas_token", "test-password"],
    ["azurerm", "client_secret", "test-password"],
    ["gcs", "credentials", "test-password"],
    ["consul", "access_token", "test-password"],
    ["remote", "token", "test-password"],
    ["s3", "sse_customer_key", "test-password"],
    ["gcs", "encryption_key", "test-password"],
    ["consul", "http_auth", "terraform:test-password"],
    ["kubernetes", "client_key", "test-password"],
    ["http", "lock_address", "https://test-password@state.example.com"],
  ])("%s with a credential in %s is refused by that name, without its value", (type, argument, value) => {
    initialized(type, { [argument]: value });
    expect(() => backend()).toThrow(
      `prod: The argument ${argument} of the backend ${type} is a credential (its value is not shown)`,
    );
    expect(() => backend()).not.toThrow(/test-password/);
  });

  test("with a credential in a block is refused by the block's name too", () => {
    initialized("s3", { assume_role_with_web_identity: [{ role_arn: "arn", web_identity_token: "test-password" }] });
    expect(() => backend()).toThrow(
      "The argument assume_role_with_web_identity.web_identity_token of the backend s3 is",
    );
    expect(() => backend()).not.toThrow(/test-password/);
  });

  test.each<[string, object, string]>([
    ["http", { headers: { Authorization: "Bearer test-password" } }, "headers.Authorization"],
    ["http", { headers: { "private-token-file": "test-password" } }, "headers.private-token-file"],
    ["kubernetes", { exec: [{ command: "login", env: { LOGIN: "test-password" } }] }, "exec.env.LOGIN"],
    ["s3", { http_proxy: "http://deployer:test-password@proxy:3128" }, "http_proxy"],
    ["kubernetes", { labels: { team: "https://deployer:test-password@example.com" } }, "labels.team"],
  ])("%s with a credential below a map, or in a URL, is refused: %j", (type, config, argument) => {
    initialized(type, config);
    expect(() => backend()).toThrow(`The argument ${argument} of the backend ${type} is a credential`);
    expect(() => backend()).not.toThrow(/test-password/);
  });

  test.each<[string, object]>([
    ["kubernetes", { labels: { secret: "state", "example.com/token": "no" }, exec: [{ command: "login" }] }],
    [
      "s3",
      { assume_role: [{ role_arn: "arn", tags: { token_owner: "payments" } }], http_proxy: "http://me@proxy:3128" },
    ],
    ["s3", { assume_role_with_web_identity: { web_identity_token_file: "/run/token", duration: null, tags: [] } }],
    ["azurerm", { client_certificate_path: "/run/client.pfx", oidc_token_file_path: "/run/token" }],
    ["kubernetes", { secret_suffix: "cckm-prod", namespace: "state", config_path: "~/.kube/config" }],
    ["s3", { bucket: "states", shared_credentials_file: "/run/aws", shared_credentials_files: ["/run/aws"] }],
    ["gcs", { bucket: "states", kms_encryption_key: "projects/p/locations/l/keyRings/r/cryptoKeys/k" }],
    ["pg", { conn_str: "postgres://db.example.com/terraform", schema_name: "cckm_prod" }],
    ["http", { address: "https://state.example.com/prod", password: null, username: "" }],
    ["s3", { bucket: "states", key: "prod.tfstate", kms_key_id: "alias/states", skip_credentials_validation: true }],
    ["azurerm", { storage_account_name: "states", container_name: "tf", key: "prod.tfstate", use_oidc: true }],
  ])("%s without a credential is taken", (type, config) => {
    initialized(type, config);
    expect(backend()).toEqual({ type, local: false });
  });

  test("in a file is told to be local, also where none is named", () => {
    expect(backend()).toMatchObject({
      type: "local",
      local: true,
      place: { folder, links: ["terraform.tfstate"], state: folder },
    });
    initialized("local", { path: "/somewhere/prod.tfstate" });
    expect(backend()).toMatchObject({ local: true, place: { links: [], state: "/somewhere" } });
    initialized("local", { path: "../../states/./prod.tfstate" });
    expect(levelsUp(backend().place!)).toBe(2);
    initialized("local", { path: "/somewhere/prod.tfstate" });
    const blue = { links: ["terraform.tfstate.d"], state: join(folder, "terraform.tfstate.d/blue") };
    expect(backend({}, "blue").place).toMatchObject(blue);
  });

  test("in a file is found on the machine that has it, and nowhere else", () => {
    const { place } = backend();
    expect(isHere(place!)).toBe(true);
    expect(isHere({ ...place!, machine: "0".repeat(64) })).toBe(false);
    // A runner that has a folder of the same name.
    renameSync(folder, `${folder}-other`);
    mkdirSync(folder);
    expect(isHere(place!)).toBe(false);
    rmSync(`${folder}-other`, { recursive: true });
  });

  test("that runs plans remotely is refused", () => {
    expect(() => backend({ terraform: { cloud: { organization: "acme" } } })).toThrow(
      'prod: The block "cloud" runs plans remotely',
    );
  });
});

test("stacks come after those that they depend on, otherwise in the app's order", () => {
  const stack = (name: string, ...dependsOn: string[]) => ({ name, folder, configuration: {}, dependsOn });
  const names = inOrder([stack("app", "keys", "net"), stack("alone"), stack("keys", "net"), stack("net")]);
  expect(names.map(({ name }) => name)).toEqual(["net", "keys", "app", "alone"]);
});

test("a secret that is not set is planned with the placeholder, one that is set with itself, and no other variable", () => {
  const ephemeral = { ephemeral: true, default: null };
  const configuration = {
    variable: { set: ephemeral, unset: ephemeral, own: { ephemeral: true, default: "x" }, plain: {} },
  };
  expect(secretVariables(configuration)).toEqual(["set", "unset"]);
  expect(withPlaceholders(configuration, { TF_VAR_set: "test-secret" })).toEqual({
    TF_VAR_set: "test-secret",
    TF_VAR_unset: SECRET_PLACEHOLDER,
  });
});

describe("the files of a stack", () => {
  test("are those that synth wrote, without what Terraform makes and installs itself", () => {
    mkdirSync(join(folder, "assets/1"), { recursive: true });
    mkdirSync(join(folder, "terraform.d/plugins"), { recursive: true });
    initialized("local", {});
    for (const file of ["cdk.tf.json", ".terraform.lock.hcl", "assets/1/cert.pem", "prod.tfstate", "old.tfplan"]) {
      writeFileSync(join(folder, file), file);
    }
    expect(stackFiles("prod", folder).map(([path]) => path)).toEqual([
      ".terraform.lock.hcl",
      "assets/1/cert.pem",
      "cdk.tf.json",
    ]);
  });

  test("with a link among them are refused by its name", () => {
    symlinkSync("/etc/hostname", join(folder, "host"));
    expect(() => stackFiles("prod", folder)).toThrow(`prod: ${join(folder, "host")} is no regular file`);
  });
});

describe("the environment of an apply", () => {
  test("has no variable that puts another provider, state or argument in the place of what was approved", () => {
    const kept = { PATH: "/bin", HOME: folder, HTTPS_PROXY: "http://proxy", TF_VAR_a: "1", AWS_PROFILE: "prod" };
    const taken = {
      TF_REATTACH_PROVIDERS: "{}",
      TF_CLI_ARGS: "-x",
      TF_CLI_ARGS_apply: "-target=a",
      TF_WORKSPACE: "other",
      TF_DATA_DIR: "/x",
    };
    expect(engineEnvironment({ ...kept, ...taken }, "default")).toEqual({
      ...kept,
      CCKM_JOURNAL: join(folder, ".local/state/cckm/journal"),
    });
    expect(engineEnvironment({ ...kept, ...taken }, "blue").TF_WORKSPACE).toBe("blue");
  });

  test.each([
    'provider_installation {\n  dev_overrides { "a/b/c" = "/x" }\n}',
    '{"provider_installation":{"dev_overrides":{"a/b/c":"/x"}}}',
  ])("with overridden providers is refused: %s", (text) => {
    writeFileSync(join(folder, ".terraformrc"), text);
    expect(() => engineEnvironment({ HOME: folder }, "default")).toThrow(
      "dev_overrides, with which no provider is held against its hash",
    );
  });

  test.each([
    "plugin_cache_may_break_dependency_lock_file = true",
    'plugin_cache_may_break_dependency_lock_file = "true"',
    "plugin_cache_may_break_dependency_lock_file = 1",
    '{"plugin_cache_may_break_dependency_lock_file": true}',
  ])("with a cache that may break the lock file is refused: %s", (text) => {
    writeFileSync(join(folder, ".terraformrc"), text);
    expect(() => engineEnvironment({ HOME: folder }, "default")).toThrow(
      "sets plugin_cache_may_break_dependency_lock_file, with which a provider of the cache is taken",
    );
  });

  test.each([
    "plugin_cache_may_break_dependency_lock_file = false",
    'plugin_cache_dir = "/cache"',
    'provider_installation {\n  filesystem_mirror { path = "/m" }\n  direct { exclude = ["a/*"] }\n}',
    'provider_installation {\n  network_mirror { url = "https://mirror.example.com/" }\n}',
  ])("leaves sources that the lock file's hashes hold: %s", (text) => {
    writeFileSync(join(folder, ".terraformrc"), text);
    expect(engineEnvironment({ HOME: folder }, "default").HOME).toBe(folder);
  });

  test.each([".tofurc", "opentofu/tofurc", "opentofu/mine.tfrc", ".terraform.d/mine.tfrc"])(
    "is refused for overridden providers in the file %s too",
    (file) => {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), 'provider_installation {\n  dev_overrides { "a/b/c" = "/x" }\n}');
      const env = { HOME: folder, XDG_CONFIG_HOME: folder };
      expect(() => engineEnvironment(env, "default")).toThrow(`${join(folder, file)} has dev_overrides`);
    },
  );

  test("is refused with a sentence where the CLI configuration cannot be read", () => {
    writeFileSync(join(folder, ".terraformrc"), "provider_installation {");
    const made = () => engineEnvironment({ HOME: folder }, "default");
    expect(made).toThrow(Refusal);
    expect(made).toThrow(`${join(folder, ".terraformrc")} cannot be read: it ends too early`);
  });
});

test("a lock file without a hash of a provider is refused, since a mirror could give any package", () => {
  const lock = 'provider "registry.terraform.io/hashicorp/null" {\n  version = "3.2.4"\n}\n';
  writeFileSync(join(folder, ".terraform.lock.hcl"), lock);
  expect(() => refuseUnhashed("prod", folder)).toThrow(
    "prod: The lock file has no hash of registry.terraform.io/hashicorp/null",
  );
});
