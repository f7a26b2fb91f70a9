import { quote } from "../../schema";
import { error, warning } from "../../words";

export const providerMissing = error("provider-missing", {
  when: "A stack has resources of CCKM and no `CckmProvider`.",
  text: ({ name, path, stack }: { name: string; path: string; stack: string }) => ({
    summary: "Missing provider",
    detail: `${name} at ${path} needs the CCKM provider, and stack ${stack} has none.`,
    remedy: 'Add new CckmProvider(stack, "cckm", { address: "https://cm.example.com" }) to the stack.',
  }),
  examples: [{ name: "AwsKmsAccount", path: "stack/payments", stack: "stack" }],
});

export const providerElsewhere = error("provider-elsewhere", {
  when: "A resource or data source is given the provider of another stack, which its own stack does not configure.",
  text: ({ path, stack }: { path: string; stack: string }) => ({
    summary: "Provider of another stack",
    detail: `Expected provider to be one of the stack ${stack}, got ${path}, which another stack configures: Terraform would take what has the same alias here, or none.`,
    remedy: "Make a CckmProvider in this stack, with an alias where it has several.",
  }),
  examples: [{ path: "other/cckm", stack: "stack" }],
});

export const elementElsewhere = error("element-elsewhere", {
  when: "A resource or data source is to wait for an element of another stack, or to be replaced with one.",
  text: ({ name, stack }: { name: string; stack: string }) => ({
    summary: "Element of another stack",
    detail: `Expected ${name} to name elements of its own stack, got one of the stack ${stack}, of which Terraform knows outputs alone here.`,
    remedy:
      "Remove it. Stacks are applied in the order of the references between them; where there is none, use addDependency of this stack.",
  }),
  examples: [{ name: "dependsOn", stack: "network" }],
});

export const stacksCircular = error("stacks-circular", {
  when: "A stack refers to another one, which refers to it in turn.",
  text: ({ one, other }: { one: string; other: string }) => ({
    summary: "Stacks that wait for each other",
    detail: `Expected a reference to a stack that does not need this one, got one from ${one} to ${other}, which needs ${one} in turn: each would have to be applied before the other.`,
    remedy: "Put what needs each other into one stack, or give one of them the value as a text.",
  }),
  examples: [{ one: "prod", other: "network" }],
});

export const providerTwice = error("provider-twice", {
  when: "Two `CckmProvider` of a stack have the same alias, or none.",
  text: ({ one, other, alias }: { one: string; other: string; alias?: string | undefined }) => ({
    summary: "Duplicate provider configuration",
    detail: `Expected each CckmProvider of a stack to have an alias of its own, and one of them none, got ${alias === undefined ? "none" : quote(alias)} in ${one} and in ${other}.`,
    remedy: "Remove one of them, or give it another alias and set it as provider of the resources that it is for.",
  }),
  examples: [
    { one: "stack/cckm", other: "stack/other" },
    { one: "stack/cckm", other: "stack/other", alias: "eu" },
  ],
});

interface Versions {
  readonly one: string;
  readonly version: string;
  readonly other: string;
  readonly otherVersion: string;
}

export const providerVersions = error("provider-two-versions", {
  when: "The `CckmProvider`s of a stack are of two versions of this package: Terraform has one provider for all of them.",
  text: ({ one, version, other, otherVersion }: Versions) => ({
    summary: "Two versions in a stack",
    detail: `Expected every CckmProvider of a stack to be of one version of cdktf-cckm, got ${version} in ${one} and ${otherVersion} in ${other}.`,
    remedy: "Have one version installed (npm ls cdktf-cckm).",
  }),
  examples: [{ one: "stack/cckm", version: "0.1.0", other: "stack/other", otherVersion: "0.2.0" }],
});

export const aliasInvalid = error("provider-alias-invalid", {
  when: "The alias of a provider is none that Terraform takes.",
  text: ({ got }: { got: string }) => ({
    summary: "Invalid alias",
    detail: `Expected alias to be a letter or "_", then letters, digits, "_" and "-", known here, got ${got}.`,
    remedy: "Give it such a name, or leave alias out.",
  }),
  examples: [{ got: '"eu west"' }, { got: "one that only Terraform knows" }],
});

export const folderMissing = error("placed-provider-folder", {
  when: "A `PlacedProvider` is given no folder.",
  text: ({ got }: { got: unknown }) => ({
    summary: "Missing required argument",
    detail: `Expected the folder that \`cckm provider bundle\` made, got ${quote(got)}.`,
  }),
  examples: [{ got: "" }],
});

export const twoBuilds = error("placed-provider-twice", {
  when: "A stack has two builds of one provider.",
  text: ({ source, one, other }: { source: string; one: string; other: string }) => ({
    summary: `Two builds of ${source} in a stack`,
    detail: `Expected one folder, got ${one} and ${other}.`,
    remedy: "Give both constructs the same folder.",
  }),
  examples: [{ source: "terraform.local/acme/vaults", one: "build/one", other: "build/two" }],
});

export const hclOutputAlone = error("hcl-output-without-variable", {
  when: "An app asks for HCL by `hclOutput`, which cdktf honours in part only.",
  text: () => ({
    summary: "Not honoured by cdktf alone",
    detail: "Expected hclOutput: true together with SYNTH_HCL_OUTPUT=true in the environment, got it without.",
    remedy: "Set that (cdktf synth --hcl does) and leave hclOutput out.",
  }),
  examples: [{}],
});

export const hclVariableLate = error("hcl-output-late", {
  when: "SYNTH_HCL_OUTPUT is set in a way that cdktf honours in part only.",
  text: ({ got }: { got: string }) => ({
    summary: "Not honoured by cdktf as a whole",
    detail: `Expected SYNTH_HCL_OUTPUT to be true before the app is made, got ${got}.`,
    remedy: "Set SYNTH_HCL_OUTPUT=true.",
  }),
  examples: [{ got: "1" }],
});

export const runtimeUnknown = error("provider-runtime", {
  when: "The `runtime` of a `CckmProvider` is none that there is.",
  text: ({ got, allowed }: { got: unknown; allowed: readonly string[] }) => ({
    summary: "Invalid value",
    detail: `Expected runtime to be one of ${allowed.join(", ")}, got ${quote(got)}.`,
    remedy: "Take one of these; where runtime is left out, Node.js of the machine runs the provider.",
  }),
  examples: [{ got: "bun", allowed: ["node", "standalone"] }],
});

export const platformsUnknown = error("provider-platforms", {
  when: "The `platforms` of a `CckmProvider` are none that there is a standalone provider for.",
  text: ({ got, allowed }: { got: unknown; allowed: readonly string[] }) => ({
    summary: "Invalid value",
    detail: `Expected platforms to be a list, not empty, of ${allowed.join(", ")}; got ${quote(got)}.`,
    remedy: "Name the platforms that Terraform runs on; on any other, Node.js runs the provider: leave runtime out.",
  }),
  examples: [{ got: ["solaris_amd64"], allowed: ["linux_amd64", "linux_arm64"] }],
});

export const platformsOfScript = error("provider-platforms-of-script", {
  when: "A `CckmProvider` names platforms, and its provider is the script, which is the same on each.",
  text: () => ({
    summary: "Nothing to choose",
    detail: 'Expected platforms together with runtime: "standalone", got it without.',
    remedy: 'Set runtime: "standalone", or leave platforms out.',
  }),
  examples: [{}],
});

export const twoRuntimes = error("provider-two-runtimes", {
  when: "The `CckmProvider`s of a stack differ in their runtime: Terraform has one provider for all of them.",
  text: ({ stack }: { stack: string }) => ({
    summary: "Two runtimes in a stack",
    detail: `Expected every CckmProvider of ${stack} to have the same runtime, got node and standalone.`,
    remedy: "Give each of them the same.",
  }),
  examples: [{ stack: "prod" }],
});

export const windows = warning("windows-unsupported", {
  when: "An app is synthesized on Windows.",
  text: () => ({
    summary: "Windows is not supported",
    detail: "The provider is a Node.js program, which Terraform on Windows cannot start.",
    remedy: 'Deploy from Linux, macOS or WSL, or try runtime: "standalone", which nobody has tried on Windows yet.',
  }),
  examples: [{}],
});
