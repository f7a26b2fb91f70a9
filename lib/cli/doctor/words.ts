import { PROVIDER_SOURCE } from "../../contract";
import { error, note, warning } from "../../words";

const AGAIN = "Then run cckm doctor again.";

const MIRROR = `Add to the provider_installation block: filesystem_mirror { path = "terraform.d/plugins", include = ["${PROVIDER_SOURCE}"] } and exclude = ["${PROVIDER_SOURCE}"] in its other methods; or place the provider in a mirror of yours and set install: false.`;

export const deployWouldFail = error("doctor-failed", {
  when: "Checks of `cckm doctor` failed.",
  text: ({ failures, all }: { failures: string; all: string }) => ({
    summary: `A deploy would fail: ${failures} of ${all} checks`,
    remedy: "Do what stands beside each.",
  }),
  examples: [{ failures: "2", all: "9" }],
});

export const windows = error("doctor-windows", {
  when: "The check runs on Windows.",
  text: () => ({ summary: "Windows cannot start the provider", remedy: "Deploy from Linux, macOS or WSL." }),
  examples: [{}],
});

interface Version {
  readonly least: number | string;
  readonly version: string;
}

export const nodeTooOld = error("doctor-node-too-old", {
  when: "Node.js is older than the provider needs.",
  text: ({ least, version }: Version) => ({
    summary: `Expected Node.js ${least} or later, got ${version}`,
    remedy: "Install a newer Node.js.",
  }),
  examples: [{ least: 20, version: "18.20.8" }],
});

export const npmTooOld = error("doctor-npm-too-old", {
  when: "npm is older than those that are tried.",
  text: ({ least, version }: Version) => ({
    summary: `Expected ${least} or later, got ${version}`,
    remedy: "Install a newer one by `npm install -g npm`.",
  }),
  examples: [{ least: 10, version: "9.9.4" }],
});

export const versionNotTried = note("doctor-version-not-tried", {
  when: "Node.js or npm has a version that the project's tests do not run on.",
  text: ({ version, tried }: { version: string; tried: string }) => ({
    summary: `${version} is not among the versions that are tried`,
    remedy: `Tried are ${tried}.`,
  }),
  examples: [{ version: "21.7.3", tried: "20, 22 and 24" }],
});

export const npmMissing = note("doctor-npm-missing", {
  when: "There is no npm on the PATH.",
  text: () => ({
    summary: "There is none on the PATH",
    remedy: "Other package managers are not tried; see docs/install.md.",
  }),
  examples: [{}],
});

export const cdktfCliMissing = note("doctor-cdktf-cli-missing", {
  when: "There is no cdktf CLI in the project and none on the PATH.",
  text: () => ({
    summary: "There is none in this folder's project and none on the PATH",
    remedy: "In a project: npm install cdktf-cli, or cdktn-cli; cckm init writes a project that has it.",
  }),
  examples: [{}],
});

interface TerminalModule {
  /** Name and version of the CLI. */
  readonly cli: string;
  /** Node.js version, operating system and architecture. */
  readonly where: string;
  readonly reason: string;
  /** The entry in package.json that replaces the module. */
  readonly override: string;
}

export const terminalModuleBroken = error("doctor-terminal-module-broken", {
  when: "The cdktf CLI cannot load its terminal module, which is compiled code.",
  text: ({ cli, where, reason, override }: TerminalModule) => ({
    summary: `The terminal module of ${cli} does not load in ${where}: ${reason}`,
    remedy: `Add ${override} to package.json, remove node_modules and package-lock.json, and run npm install.`,
  }),
  examples: [
    {
      cli: "cdktf-cli 0.21.0",
      where: "Node.js 24.1.0, linux x64",
      reason: "the module was compiled against a different Node.js version",
      override: '"overrides":{"@cdktf/node-pty-prebuilt-multiarch":"npm:@lydell/node-pty@1.1.0"}',
    },
  ],
});

export const providerPackageDamaged = error("doctor-provider-package-damaged", {
  when: "The provider in the package is not what was built; the text is that of the package's own error.",
  text: ({ reason }: { reason: string }) => ({ summary: reason, remedy: AGAIN }),
  examples: [
    {
      reason:
        "Damaged provider package. manifest.json: expected the JSON that the bundler wrote, got other text. Build it again, or install the package again. (package-damaged)",
    },
  ],
});

interface Start {
  readonly version: string;
  /** Its output. */
  readonly said: string;
  /** NODE_OPTIONS, if set. */
  readonly options: string | undefined;
}

const without = (options: string | undefined) =>
  options === undefined ? "" : ` NODE_OPTIONS is ${options}; try without it.`;

export const providerDoesNotStart = error("doctor-provider-does-not-start", {
  when: "The provider says itself why it does not start in the environment of the check.",
  text: ({ version, said, options }: Start) => ({
    summary: `${version} does not start: ${said}`,
    remedy: `Mend what it says, in the environment that Terraform is started with.${without(options)}`,
  }),
  examples: [
    { version: "1.2.0", said: "Found: Node.js 18.20.8 in /usr/bin", options: undefined },
    { version: "1.2.0", said: "Found: Node.js 18.20.8 in /usr/bin", options: "--require old.js" },
  ],
});

export const nodeDoesNotStart = error("doctor-node-does-not-start", {
  when: "The node on the PATH ends, or hangs, before it has read the provider.",
  text: ({ version, said, options, path }: Start & { path: string }) => ({
    summary: `${version} does not start: ${said}`,
    remedy: `The node on PATH did not get to reading the program. Run node --version in the environment that Terraform is started with: it must print a version, with PATH=${path}.${without(options)}`,
  }),
  examples: [
    { version: "1.2.0", said: "it ended without a word", options: undefined, path: "/usr/bin" },
    { version: "1.2.0", said: "it ended without a word", options: "--require old.js", path: "/usr/bin" },
  ],
});

export const providerNotExecutable = error("doctor-provider-not-executable", {
  when: "A placed copy of the provider has no right to be executed.",
  text: ({ program }: { program: string }) => ({
    summary: `${program} is not executable, so that Terraform cannot start it`,
    remedy: "Run chmod +x on it. If an archive or a mirror lost the mode, use one that keeps it, such as tar.",
  }),
  examples: [
    { program: "terraform.d/plugins/terraform.local/cdktf-cckm/cckm/1.2.0/linux_amd64/terraform-provider-cckm" },
  ],
});

export const archiveNotExecutable = error("doctor-archive-not-executable", {
  when: "A zip in a mirror holds the provider without its right to be executed.",
  text: ({ program, archive }: { program: string; archive: string }) => ({
    summary: `${program} in ${archive} is not executable, so that Terraform cannot start it`,
    remedy: "Write the mirror with cckm provider mirror, or the zip on Linux or macOS, where zip keeps the mode.",
  }),
  examples: [{ program: "terraform-provider-cckm_v1.2.0", archive: "terraform-provider-cckm_1.2.0_linux_amd64.zip" }],
});

export const providerIncomplete = error("doctor-provider-incomplete", {
  when: "A placed copy of the provider does not have the files that it was built with.",
  text: ({ folder, found }: { folder: string; found: string }) => ({
    summary: `The copy of the provider in ${folder} cannot work: ${found}`,
    remedy:
      "Copy every file of the provider's folder again: run the synth, or cckm provider install, with that folder removed.",
  }),
  examples: [
    { folder: "terraform.d/plugins/terraform.local/cdktf-cckm/cckm/1.2.0/linux_amd64", found: "code-2.js is missing" },
  ],
});

export const providerOnNoexec = error("doctor-provider-noexec", {
  when: "A placed copy of the provider is on a volume from which nothing may be executed.",
  text: ({ program }: { program: string }) => ({
    summary: `${program} cannot be executed although its mode allows it, so that Terraform cannot start it`,
    remedy: "Its volume is mounted noexec, or a folder above it is closed: deploy from a folder on another volume.",
  }),
  examples: [
    { program: "terraform.d/plugins/terraform.local/cdktf-cckm/cckm/1.2.0/linux_amd64/terraform-provider-cckm" },
  ],
});

const INSTALL = (least: string) =>
  `Install Terraform or OpenTofu ${least} or later. What runs is terraform on the PATH, or the program that TERRAFORM_BINARY_NAME names.`;

interface Terraform {
  readonly program: string;
  readonly least: string;
}

export const terraformMissing = error("doctor-terraform-missing", {
  when: "Terraform, or OpenTofu, cannot be run.",
  text: ({ program, least }: Terraform) => ({ summary: `${program} could not be run`, remedy: INSTALL(least) }),
  examples: [{ program: "terraform", least: "1.11" }],
});

export const terraformTellsNoVersion = error("doctor-terraform-tells-no-version", {
  when: "The program that would be run as Terraform does not answer `version -json` as Terraform does.",
  text: ({ program, least }: Terraform) => ({
    summary: `${program} does not tell its version`,
    remedy: INSTALL(least),
  }),
  examples: [{ program: "/usr/local/bin/terraform", least: "1.11" }],
});

export const terraformWrapped = error("doctor-terraform-wrapped", {
  when: "Terraform is run through a wrapper that writes into its output, as the one of hashicorp/setup-terraform.",
  text: ({ program, added }: { program: string; added: string }) => ({
    summary: `${program} is a wrapper that writes into Terraform's output: ${added}`,
    remedy: "Have Terraform itself run, without it: with hashicorp/setup-terraform set terraform_wrapper: false.",
  }),
  examples: [{ program: "terraform", added: '"[command]/opt/terraform-bin version -json"' }],
});

export const terraformTooOld = error("doctor-terraform-too-old", {
  when: "Terraform, or OpenTofu, is older than the provider needs.",
  text: ({ least, version }: { least: string; version: string }) => ({
    summary: `Expected ${least} or later, for write-only arguments, got ${version}`,
    remedy: INSTALL(least),
  }),
  examples: [{ least: "1.11", version: "1.10.9" }],
});

export const pluginDirGiven = error("doctor-plugin-dir", {
  when: "`TF_CLI_ARGS` or `TF_CLI_ARGS_init` holds `-plugin-dir`.",
  text: () => ({
    summary: "TF_CLI_ARGS holds -plugin-dir, which hides the provider in the stack's folder",
    remedy: "Remove it for stacks of CCKM, or put the provider into that folder too.",
  }),
  examples: [{}],
});

export const cliConfigUnreadable = warning("doctor-cli-configuration-unreadable", {
  when: "Terraform's CLI configuration could not be read.",
  text: ({ file, reason }: { file: string; reason: string }) => ({
    summary: `${file} could not be read: ${reason}`,
    remedy: "See whether terraform version complains about it, and correct it.",
  }),
  examples: [{ file: "/home/ci/.terraformrc", reason: "it ends too early" }],
});

export const networkMirror = warning("doctor-network-mirror", {
  when: "Terraform's CLI configuration has providers asked of a network mirror.",
  text: ({ file }: { file: string }) => ({
    summary: `${file}: the provider would be asked of a network mirror`,
    remedy: `See that the mirror has ${PROVIDER_SOURCE}. Otherwise: ${MIRROR}`,
  }),
  examples: [{ file: "/home/ci/.terraformrc" }],
});

export const providerHidden = error("doctor-provider-hidden", {
  when: "Terraform's CLI configuration has a provider_installation block that does not look into the stack's folder.",
  text: ({ file }: { file: string }) => ({
    summary: `${file}: its provider_installation block hides the provider in the stack's folder`,
    remedy: MIRROR,
  }),
  examples: [{ file: "/home/ci/.terraformrc" }],
});

export const providerAskedOfRegistry = error("doctor-provider-asked-of-registry", {
  when: "Terraform's CLI configuration has a mirror with the provider, and asks a registry for it as well.",
  text: ({ file }: { file: string }) => ({
    summary: `${file}: direct asks a registry for the provider as well, and no registry has it`,
    remedy: `Add exclude = ["${PROVIDER_SOURCE}"] to direct.`,
  }),
  examples: [{ file: "/home/ci/.terraformrc" }],
});

export const notSet = error("doctor-environment-not-set", {
  when: "Variables that a sign-in needs are not set.",
  text: ({ names }: { names: readonly string[] }) => ({
    summary: `Not set: ${names.join(", ")}`,
    remedy: "Set the environment, or the provider's arguments.",
  }),
  examples: [{ names: ["CIPHERTRUST_PASSWORD"] }, { names: ["CIPHERTRUST_ADDRESS", "CIPHERTRUST_USERNAME"] }],
});

export const plainHttp = warning("doctor-plain-http", {
  when: "CCKM is reached without TLS, as CIPHERTRUST_ALLOW_PLAIN_HTTP allows.",
  text: () => ({
    summary: "The address is http, and CIPHERTRUST_ALLOW_PLAIN_HTTP allows it: passwords and secrets travel in clear",
    remedy: "Use https.",
  }),
  examples: [{}],
});

export const notVerified = warning("doctor-certificate-not-verified", {
  when: "The server's certificate is not verified, as CIPHERTRUST_NO_SSL_VERIFY says.",
  text: () => ({
    summary: "The server's certificate is not verified",
    remedy: "Unset CIPHERTRUST_NO_SSL_VERIFY and give the authority as CIPHERTRUST_CA_CERT.",
  }),
  examples: [{}],
});

const NTP = "Synchronize both by NTP: certificates, tokens, exp and nbf of secrets and times of reports depend on it.";

export const clockAhead = warning("doctor-clock-ahead", {
  when: "This machine's clock is ahead of CCKM's by more than a minute.",
  text: ({ seconds }: { seconds: number }) => ({
    summary: `This machine's clock is ${seconds} s ahead of CCKM's`,
    remedy: NTP,
  }),
  examples: [{ seconds: 61 }],
});

export const clockBehind = warning("doctor-clock-behind", {
  when: "This machine's clock is behind CCKM's by more than a minute.",
  text: ({ seconds }: { seconds: number }) => ({
    summary: `This machine's clock is ${seconds} s behind CCKM's`,
    remedy: NTP,
  }),
  examples: [{ seconds: 61 }],
});

export const listRefused = error("doctor-list-refused", {
  when: "The user may not list what a plan reads.",
  text: ({ status }: { status: number }) => ({
    summary: `CCKM refuses it (${status})`,
    remedy:
      "Give the user this right: docs/rights.md lists the calls of each resource. Or choose another domain, or leave out a cloud that no stack uses by --for.",
  }),
  examples: [{ status: 403 }],
});

/** What to do about a failed call without further details. */
export const NO_ANSWER = "Try again; if it stays, ask who runs CCKM.";
