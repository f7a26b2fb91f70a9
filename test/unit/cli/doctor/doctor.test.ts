import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CckmClient, type CckmClientOptions } from "../../../../lib/cckm";
import { checkCliConfig } from "../../../../lib/cli/doctor/config";
import { parseCliConfig } from "../../../../lib/cli/doctor/config-parse";
import { checkPermissions } from "../../../../lib/cli/doctor/permissions";
import { checkSignIn } from "../../../../lib/cli/doctor/sign-in";
import { checkNode, checkTerraform } from "../../../../lib/cli/doctor/tools";
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
    const [finding] = checkCliConfig({ TF_CLI_CONFIG_FILE: write("test.tfrc", text) });
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
    expect(checkCliConfig({ HOME: join(home, "user") })).toEqual([
      {
        level: "failure",
        topic: "Terraform's CLI configuration",
        text: `${file}: its provider_installation block hides the provider in the stack's folder.`,
        remedy: expect.stringContaining('filesystem_mirror { path = "terraform.d/plugins"'),
      },
    ]);
  });

  test("a folder of plugins on the command line hides the provider", () => {
    const [finding] = checkCliConfig({ TF_CLI_ARGS_init: "-upgrade -plugin-dir=/plugins" });
    expect(finding).toMatchObject({ level: "failure", text: expect.stringContaining("-plugin-dir") });
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
  test.each([
    ["18.20.1", "linux", "failure"],
    ["20.0.0", "darwin", "ok"],
    ["24.1.0", "win32", "failure"],
  ])("Node %s on %s: %s", (version, platform, level) => {
    expect(checkNode(version, platform).level).toBe(level);
  });

  test.each([
    ["1.10.9", "failure"],
    ["1.11.0", "ok"],
    ["2.0.1", "ok"],
  ])("Terraform %s: %s", async (version, level) => {
    const json = JSON.stringify({ terraform_version: version });
    const program = write(`terraform-${version}`, `#!/bin/sh\necho 'Warning: odd'\necho '${json}'\n`, 0o755);
    expect(await checkTerraform({ TERRAFORM_BINARY_NAME: program })).toMatchObject({ level });
  });

  test.each(["[command]/opt/terraform-bin version -json", "::debug::Terraform exited with code 0."])(
    "a wrapper that adds %j to Terraform's output is a failure",
    async (added) => {
      const text = `#!/bin/sh\necho '${added}'\necho '{"terraform_version": "1.11.4"}'\n`;
      const finding = await checkTerraform({ TERRAFORM_BINARY_NAME: write("terraform-wrapped", text, 0o755) });
      expect(finding).toMatchObject({ level: "failure", text: expect.stringContaining(added) });
      expect(finding.remedy).toContain("terraform_wrapper: false");
    },
  );

  test("no Terraform is a failure with a remedy", async () => {
    expect(await checkTerraform({ PATH: home })).toEqual({
      level: "failure",
      topic: "Terraform",
      text: "terraform could not be run.",
      remedy: "Install Terraform 1.11 or later and put it on the PATH.",
    });
  });
});

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
    return results.map(({ level, topic, text }) => `${level} ${topic}: ${text}`);
  };

  test("is well in every check, over TLS", async () => {
    await start({ tls: true });
    expect(await signIn({ caCert: sim.caCert })).toEqual([
      "ok TLS: certificate verified",
      "ok Sign-in: as admin",
      "ok Clock: agrees with CCKM's",
    ]);
  });

  test("a certificate that nobody vouches for is told from the rest; unverified it is a warning", async () => {
    await start({ tls: true });
    expect(await signIn()).toEqual([expect.stringMatching(/^failure TLS: .*not signed by an authority known here/)]);
    expect(sim.requests).toEqual([]);
    expect((await signIn({ noSslVerify: true }))[0]).toBe("warning TLS: The server's certificate is not verified.");
  });

  test.each([
    [61, "ahead of"],
    [-61, "behind"],
  ])("a clock that is %i s off is a warning", async (seconds, where) => {
    await start();
    expect((await signIn({}, NOW + seconds * 1000))[2]).toBe(
      `warning Clock: This machine's clock is 61 s ${where} CCKM's.`,
    );
    expect((await signIn({}, NOW + Math.sign(seconds) * 59_000))[2]).toBe("ok Clock: agrees with CCKM's");
  });

  test("a wrong password, a missing one, nobody there, and another server are told apart", async () => {
    await start({ faults: "POST /v1/auth/tokens html=200 nth=2" });
    const [refused] = await signIn({ password: "wrong-test-password" });
    expect(refused).toMatch(/^failure Sign-in: CCKM refused the sign-in of "admin" at http:\S+ to the root domain/);
    expect(refused).not.toContain("wrong-test-password");
    expect(await signIn()).toEqual([
      expect.stringMatching(
        /^failure Connection: The sign-in of "admin" .* was answered with 200 and a reply that is not CCKM's/,
      ),
    ]);
    expect(await signIn({ password: "" })).toEqual(["failure Configuration: Not set: CIPHERTRUST_PASSWORD."]);
    expect(await signIn({ address: "cm.example.com:x" })).toEqual([expect.stringMatching(/^failure Configuration: /)]);
    await sim.stop();
    expect(await signIn()).toEqual([expect.stringMatching(/^failure Connection: .*ECONNREFUSED/)]);
  });

  test("over plain http to another machine the password is not sent, unless that is allowed", async () => {
    await start();
    const address = "http://cm.example.invalid";
    expect(await signIn({ address })).toEqual([expect.stringMatching(/^failure Configuration: .* is plain http/)]);
    expect(await signIn({ address, allowPlainHttp: true })).toEqual([expect.stringMatching(/^failure Connection: /)]);
  });

  test("TLS is looked at before the password is sent", async () => {
    await start({ tls: true });
    await signIn({ caCert: sim.caCert });
    expect(sim.requests.map(({ method }) => method)).toEqual(["GET", "POST"]);
  });

  test("every list that is refused is a failure; clouds that are not used are not asked", async () => {
    await start({ faults: "GET /v1/cckm/azure/vaults 403 x*; GET /v1/cckm/azure/secrets 400 x*" });
    const client = new CckmClient({ address: sim.url, username: "admin", password: "test-password" });
    const results = await checkPermissions(client, ["aws", "azure"]);
    expect(results.filter(({ level }) => level === "failure")).toMatchObject([
      { topic: "List Azure vaults", text: "CCKM refuses it (403).", remedy: expect.stringContaining("group") },
      { topic: "List Azure secrets", text: expect.stringContaining("400") },
    ]);
    expect(results).toHaveLength(6);
    expect(await checkPermissions(client, ["aws"])).toEqual([
      { level: "ok", topic: "List AWS KMS accounts", text: "permitted" },
    ]);
    await client.close();
  });
});
