import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { CckmClient, type CckmClientOptions } from "../../../../lib/cckm";
import { linesOf, notWell, ok } from "../../../../lib/cli/doctor/check-result";
import { checkCliConfig } from "../../../../lib/cli/doctor/config";
import { parseCliConfig } from "../../../../lib/cli/doctor/config-parse";
import { checkPermissions } from "../../../../lib/cli/doctor/permissions";
import { checkSignIn } from "../../../../lib/cli/doctor/sign-in";
import { checkNode, checkTerraform } from "../../../../lib/cli/doctor/tools";
import * as words from "../../../../lib/cli/doctor/words";
import { askTerraform } from "../../../../lib/cli/terraform-version";
import { PROVIDER_SOURCE } from "../../../../lib/contract";
import { CckmSimulator, ManualClock } from "../../../../lib/simulator";

const home = mkdtempSync(join(tmpdir(), "doctor-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Writes a file below the home folder; its path. */
function write(name: string, text: string, mode?: number): string {
  const file = join(home, name);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, text, { mode });
  return file;
}

describe("Terraform's CLI configuration", () => {
  const mirror = `filesystem_mirror {\n path = "terraform.d/plugins"\n include = ["${PROVIDER_SOURCE}"]\n}`;
  const level = (text: string) => {
    const [finding] = checkCliConfig({ TF_CLI_CONFIG_FILE: write("test.tfrc", text) }, "terraform");
    return finding?.level;
  };

  test.each<[string, string, string]>([
    ["empty", "", "ok"],
    ["other settings", 'plugin_cache_dir = "$HOME/.cache" # cache\ndisable_checkpoint = true', "ok"],
    ["credentials", 'credentials "app.example.com" { token = "test-token" }', "ok"],
    ["a block in a comment", "/* provider_installation {\n direct {}\n} */ // provider_installation {\n", "ok"],
    ["direct alone", "provider_installation {\n direct {}\n}", "failure"],
    ["a mirror of others", 'provider_installation { filesystem_mirror { path = "/nowhere" } }', "failure"],
    ["our mirror", `provider_installation {\n ${mirror}\n direct { exclude = ["${PROVIDER_SOURCE}"] }\n}`, "ok"],
    ["our mirror that excludes us", `provider_installation { ${mirror.replace("include", "exclude")} }`, "failure"],
    [
      "a wildcard",
      'provider_installation { filesystem_mirror {path="./terraform.d/plugins/" include=["*/*/*"]} }',
      "ok",
    ],
    [
      "a registry's wildcard",
      'provider_installation { filesystem_mirror {path="terraform.d/plugins" include=["*/*"]} }',
      "failure",
    ],
    ["a network mirror", 'provider_installation { network_mirror { url = "https://mirror.example.com/" } }', "warning"],
    ["an override", `provider_installation { dev_overrides { "${PROVIDER_SOURCE}" = "/dev" }\n direct {} }`, "ok"],
    ["an override of another", 'provider_installation { dev_overrides { "a/b" = "/dev" }\n direct {} }', "failure"],
    ["JSON", '{"provider_installation": [{"direct": [{}]}]}', "failure"],
    ["JSON with our mirror", '{"provider_installation": {"filesystem_mirror": {"path": "terraform.d/plugins"}}}', "ok"],
    ["broken", "provider_installation {", "warning"],
  ])("is judged rightly: %s", (_, text, expected) => {
    expect(level(text)).toBe(expected);
  });

  test("a mirror elsewhere counts when it holds the provider", () => {
    const path = join(home, "mirror");
    const text = `provider_installation { filesystem_mirror { path = ${JSON.stringify(path)} } }`;
    expect(level(text)).toBe("failure");
    mkdirSync(join(path, PROVIDER_SOURCE), { recursive: true });
    expect(level(text)).toBe("ok");
  });

  test("is read from the home folder too, and a remedy shows the block", () => {
    const file = write("user/.terraform.d/corporate.tfrc", "provider_installation { direct {} }");
    write("user/.terraformrc", "");
    expect(checkCliConfig({ HOME: join(home, "user") }, "terraform")).toEqual([
      notWell("Terraform's CLI configuration", words.providerHidden({ file })),
    ]);
  });

  const HIDES = "provider_installation { direct {} }";
  test.each<[string, readonly string[], string]>([
    [".tofurc", [".tofurc"], ".tofurc"],
    ["Terraform's file without one of its own", [".terraformrc"], ".terraformrc"],
    [".tofurc, not Terraform's file beside it", [".tofurc", ".terraformrc"], ".tofurc"],
    ["opentofu/tofurc in XDG_CONFIG_HOME", ["config/opentofu/tofurc"], "config/opentofu/tofurc"],
    ["not opentofu/tofurc beside .tofurc", [".tofurc", "config/opentofu/tofurc"], ".tofurc"],
    ["parts in XDG_CONFIG_HOME", ["config/opentofu/mine.tfrc"], "config/opentofu/mine.tfrc"],
    ["Terraform's parts", [".terraform.d/mine.tfrc", "config/opentofu/mine.tfrc"], ".terraform.d/mine.tfrc"],
  ])("of OpenTofu is read where OpenTofu reads it: %s", (_, files, expected) => {
    const folder = mkdtempSync(join(home, "tofu-"));
    for (const file of files) write(join(relative(home, folder), file), HIDES);
    const env = { HOME: folder, XDG_CONFIG_HOME: join(folder, "config") };
    expect(checkCliConfig(env, "tofu")).toEqual([
      notWell("OpenTofu's CLI configuration", words.providerHidden({ file: join(folder, expected) })),
    ]);
  });

  test("of OpenTofu alone does not concern Terraform", () => {
    write("both/.tofurc", HIDES);
    expect(checkCliConfig({ HOME: join(home, "both") }, "terraform")).toEqual([
      ok("Terraform's CLI configuration", "none"),
    ]);
  });

  test("a folder of plugins on the command line hides the provider", () => {
    expect(checkCliConfig({ TF_CLI_ARGS_init: "-upgrade -plugin-dir=/plugins" }, "terraform")).toEqual([
      notWell("Terraform's CLI configuration", words.pluginDirGiven({})),
    ]);
  });

  test("is read into blocks, lists and texts", () => {
    expect(parseCliConfig('a "label" {\n b = ["x", "y\\"z",]\n}\nc = true')).toEqual({
      members: [
        ["a", { members: [["b", ["x", 'y"z']]] }],
        ["c", "true"],
      ],
    });
  });
});

describe("tools", () => {
  /** A stand-in for an engine: what it prints of its version, and its check. */
  const checked = async (name: string, printed: string) => {
    const program = write(name, `#!/bin/sh\n${printed}\n`, 0o755);
    return { program, result: checkTerraform(program, await askTerraform(program, {})) };
  };

  test.each([
    ["18.20.1", "linux", notWell("Node", words.nodeTooOld({ least: 20, version: "18.20.1" }))],
    ["20.0.0", "darwin", ok("Node", "20.0.0")],
    ["24.1.0", "win32", notWell("Node", words.windows({}))],
  ])("Node %s on %s is judged by version and system", (version, platform, expected) => {
    expect(checkNode(version, platform)).toEqual(expected);
  });

  test.each([
    ["1.10.9", notWell("Terraform", words.terraformTooOld({ least: "1.11", version: "1.10.9" }))],
    ["1.11.0", ok("Terraform", "1.11.0")],
    ["2.0.1", ok("Terraform", "2.0.1")],
  ])("Terraform %s is judged by its version", async (version, expected) => {
    const json = JSON.stringify({ terraform_version: version });
    const { result } = await checked(`terraform-${version}`, `echo '${json}'`);
    expect(result).toEqual(expected);
  });

  test.each([
    ["1.10.6", notWell("OpenTofu", words.terraformTooOld({ least: "1.11", version: "1.10.6" }))],
    ["1.11.1", ok("OpenTofu", "1.11.1")],
    ["1.12.6", ok("OpenTofu", "1.12.6")],
  ])("OpenTofu %s is judged by its version, under its own name", async (version, expected) => {
    const json = JSON.stringify({ terraform_version: version });
    const printed = `case "$*" in *-json) echo '${json}';; *) echo 'OpenTofu v${version}'; echo on linux_amd64;; esac`;
    expect((await checked(`tofu-${version}`, printed)).result).toEqual(expected);
  });

  test("a program that is not Terraform is a failure", async () => {
    const { program, result } = await checked("terraform-other", "echo hello");
    expect(result).toEqual(notWell("Terraform", words.terraformTellsNoVersion({ program, least: "1.11" })));
  });

  test.each([
    "[command]/opt/terraform-bin version -json",
    "::debug::Terraform exited with code 0.",
    "Switched terraform to version 1.11.4",
  ])("a wrapper that adds %j to Terraform's output is a failure", async (added) => {
    const json = '{\n  "terraform_version": "1.11.4"\n}';
    for (const lines of [
      [added, json],
      [json, added],
    ]) {
      const printed = lines.map((text) => `echo '${text}'`).join("\n");
      const { program, result } = await checked("terraform-wrapped", printed);
      expect(result).toEqual(notWell("Terraform", words.terraformWrapped({ program, added: JSON.stringify(added) })));
    }
  });

  test("no Terraform is a failure with a remedy", async () => {
    expect(checkTerraform("terraform", await askTerraform("terraform", { PATH: home }))).toEqual(
      notWell("Terraform", words.terraformMissing({ program: "terraform", least: "1.11" })),
    );
  });
});

/** A failure as the command tells it. */
const failureOf = (topic: string, summary: string, remedy: string, code: string) =>
  `failure  ${topic}: ${summary}\n         → ${remedy}\n         Code: ${code}\n`;

describe("CCKM", () => {
  const NOW = Date.UTC(2026, 0, 31, 12);
  let sim: CckmSimulator;
  const start = async (options: Parameters<typeof CckmSimulator.start>[0] = {}) => {
    sim = await CckmSimulator.start({ clock: new ManualClock(NOW), ...options });
  };
  afterEach(() => sim.stop());

  const signIn = async (more: CckmClientOptions = {}, now = NOW) => {
    const given = { address: sim.url, username: "admin", password: "test-password", ...more };
    const { results } = await checkSignIn(given, () => now);
    return results.map(linesOf);
  };

  test("is well in every check, over TLS", async () => {
    await start({ tls: true });
    expect(await signIn({ caCert: sim.caCert })).toEqual([
      linesOf(ok("TLS", "certificate verified")),
      linesOf(ok("Sign-in", "as admin")),
      linesOf(ok("Clock", "agrees with CCKM's")),
    ]);
  });

  test("a certificate that nobody vouches for is told from the rest", async () => {
    await start({ tls: true });
    const { host } = new URL(sim.url);
    expect(await signIn()).toEqual([
      failureOf(
        "TLS",
        `GET /v1/auth/tokens: the certificate of ${host} is not signed by an authority known here (DEPTH_ZERO_SELF_SIGNED_CERT).`,
        "Give the authority that signed it as ca_cert (PEM text or a file's path, environment CIPHERTRUST_CA_CERT).",
        "api-certificate",
      ),
    ]);
    expect(sim.requests).toEqual([]);
  });

  test("a certificate that is not verified is a warning", async () => {
    await start({ tls: true });
    expect((await signIn({ noSslVerify: true }))[0]).toBe(linesOf(notWell("TLS", words.notVerified({}))));
  });

  test.each([
    [61, notWell("Clock", words.clockAhead({ seconds: 61 }))],
    [-61, notWell("Clock", words.clockBehind({ seconds: 61 }))],
    [59, ok("Clock", "agrees with CCKM's")],
    [-59, ok("Clock", "agrees with CCKM's")],
  ])("a clock that is %i s off is judged by the time at which the token was issued", async (seconds, expected) => {
    await start();
    expect((await signIn({}, NOW + seconds * 1000))[2]).toBe(linesOf(expected));
  });

  test("a wrong password is a failure of the sign-in", async () => {
    await start();
    expect(await signIn({ password: "wrong-test-password" })).toEqual([
      failureOf(
        "Sign-in",
        `CCKM refused the sign-in of "admin" at ${sim.url} to the root domain (401 NCERRUnauthorizedAccess: Unauthorized access: Wrong username or password.).`,
        "It is not tried again, as CCKM locks accounts. Check username, password, domain and auth_domain (CIPHERTRUST_USERNAME, CIPHERTRUST_PASSWORD, CIPHERTRUST_DOMAIN, CIPHERTRUST_AUTH_DOMAIN).",
        "api-sign-in-refused",
      ),
    ]);
  });

  test("a reply of another server is a failure of the connection", async () => {
    await start({ faults: "POST /v1/auth/tokens html=200" });
    expect(await signIn()).toEqual([
      failureOf(
        "Connection",
        `The sign-in of "admin" at ${sim.url} to the root domain came to nothing: POST /v1/auth/tokens was answered with 200 and a reply that is not CCKM's (text/html): a proxy or load balancer?`,
        "Check that address names CipherTrust Manager itself and that its release has this API.",
        "api-reply-unreadable",
      ),
    ]);
  });

  test("a password that is not set is a failure of the configuration", async () => {
    await start();
    expect(await signIn({ password: "" })).toEqual([
      linesOf(notWell("Configuration", words.notSet({ names: ["CIPHERTRUST_PASSWORD"] }))),
    ]);
  });

  test("a malformed address is a failure of the configuration", async () => {
    await start();
    expect(await signIn({ address: "cm.example.com:x" })).toEqual([
      failureOf(
        "Configuration",
        'The address of CipherTrust Manager "cm.example.com:x" has no scheme.',
        "Give it as https://<host>[:<port>], e.g. https://cm.example.com (argument address, environment CIPHERTRUST_ADDRESS).",
        "api-configuration-invalid",
      ),
    ]);
  });

  test("a server that does not listen is a failure of the connection", async () => {
    await start();
    await sim.stop();
    expect(await signIn()).toEqual([
      failureOf(
        "Connection",
        `GET /v1/auth/tokens: ${new URL(sim.url).host} refused the connection (ECONNREFUSED).`,
        "Check address (environment CIPHERTRUST_ADDRESS) and that the network lets this machine reach it.",
        "api-unreachable",
      ),
    ]);
  });

  test("over plain http to another machine the password is not sent", async () => {
    await start();
    expect(await signIn({ address: "http://cm.example.invalid" })).toEqual([
      failureOf(
        "Configuration",
        'The address of CipherTrust Manager "http://cm.example.invalid" is plain http, over which anybody on the way reads the password and every secret.',
        "Give it as https://…, or allow it in words: allow_plain_http = true (environment CIPHERTRUST_ALLOW_PLAIN_HTTP), for an offline CCKM in another container.",
        "api-configuration-invalid",
      ),
    ]);
  });

  test("plain http to another machine is tried where that is allowed", async () => {
    await start();
    expect(await signIn({ address: "http://cm.example.invalid", allowPlainHttp: true })).toEqual([
      // Resolvers say differently that there is no such host.
      expect.stringMatching(/^failure {2}Connection: [^\n]*\n[^\n]*\n {9}Code: api-unreachable\n$/),
    ]);
  });

  test("TLS is looked at before the password is sent", async () => {
    await start({ tls: true });
    await signIn({ caCert: sim.caCert });
    expect(sim.requests.map(({ method }) => method)).toEqual(["GET", "POST"]);
  });

  test("every list that is refused is a failure", async () => {
    await start({ faults: "GET /v1/cckm/azure/vaults 403 x*; GET /v1/cckm/azure/secrets 400 x*" });
    const client = new CckmClient({ address: sim.url, username: "admin", password: "test-password" });
    const results = await checkPermissions(client, ["aws", "azure"]);
    await client.close();
    expect(results.filter(({ level }) => level === "failure").map(linesOf)).toEqual([
      linesOf(notWell("List Azure vaults", words.listRefused({ status: 403 }))),
      failureOf(
        "List Azure secrets",
        "GET /v1/cckm/azure/secrets was answered with 400 NCERRBadRequest: Bad HTTP request.",
        "Try again; if it stays, ask who runs CCKM.",
        "api-refused",
      ),
    ]);
    expect(results).toHaveLength(6);
  });

  test("lists of clouds that are not used are not asked for", async () => {
    await start();
    const client = new CckmClient({ address: sim.url, username: "admin", password: "test-password" });
    const results = await checkPermissions(client, ["aws"]);
    await client.close();
    expect(results).toEqual([ok("List AWS KMS accounts", "permitted")]);
  });
});
