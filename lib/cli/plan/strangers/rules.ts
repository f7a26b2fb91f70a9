import { PROVIDER_SOURCE } from "../../../contract";
import { isObject } from "../../../schema";
import { type Allowed, addressesOf } from "./allowed";
import { backendReasons } from "./backends";
import { blocksOf, type JsonBlock, textsOf } from "./blocks";

/** Blocks that are checked here; any other block might load or run something. */
const KNOWN = [
  "//",
  "terraform",
  "provider",
  "variable",
  "locals",
  "resource",
  "data",
  "ephemeral",
  "output",
  "import",
  "moved",
  "removed",
];
const SETTINGS = ["//", "required_providers", "required_version", "backend"];

/** Functions that can read files of the machine, including its environment, or evaluate templates. */
const READS_FILES =
  /(?<![\w.-])(file|filebase64|fileexists|fileset|filemd5|filesha1|filesha256|filesha512|filebase64sha256|filebase64sha512|templatefile|templatestring)(?![\w-])/;

/** Arguments of the CCKM provider that determine where the job's credentials are sent, and who can read them. */
const TRUST = ["ca_cert", "no_ssl_verify", "allow_plain_http"];

/** Why a configuration must not be planned with a job's credentials; empty if it may. */
export function reasonsAgainst(configuration: unknown, allowed: Allowed): string[] {
  if (!isObject(configuration)) return ["its configuration is no object"];
  return [
    ...unknownBlocks(configuration),
    ...providerReasons(configuration, allowed),
    ...runners(configuration),
    ...backendReasons(configuration, allowed),
    ...cckmReasons(configuration, allowed),
    ...fileReaders(configuration),
  ];
}

function unknownBlocks(configuration: Readonly<Record<string, unknown>>): string[] {
  const blocks = Object.keys(configuration).filter((name) => !KNOWN.includes(name));
  const settings = blocksOf(configuration.terraform, 0).flatMap(({ body }) =>
    Object.keys(body).filter((name) => !SETTINGS.includes(name)),
  );
  return [
    ...blocks.map((name) => `the block ${quoted(name)} is not allowed: what it brings is not seen here`),
    ...settings.map((name) => `the setting terraform.${name} is not allowed`),
  ];
}

function providerReasons(configuration: Readonly<Record<string, unknown>>, { providers }: Allowed): string[] {
  const sources = sourcesIn(configuration);
  // Without a source, Terraform guesses the provider.
  for (const name of usedProviders(configuration)) if (!sources.has(name)) sources.set(name, sourceOf(name));
  return [...sources]
    .filter(([, source]) => !addressesOf(source).some((address) => providers.has(address)))
    .map(([name, source]) => `the provider ${quoted(name)} (${quoted(source)}) is not among --only-providers`);
}

/** The providers' sources in the configuration, by local name. */
function sourcesIn(configuration: Readonly<Record<string, unknown>>): Map<string, string> {
  const required = blocksOf(configuration.terraform, 0).flatMap(({ body }) => blocksOf(body.required_providers, 0));
  return new Map(
    required.flatMap(({ body }) =>
      Object.entries(body).flatMap(([name, given]) => {
        if (name === "//") return [];
        const told = blocksOf(given, 0).map(({ body: { source } }) => source);
        const [source] = told;
        // A plain version constraint specifies no source.
        if (source === undefined && told.length < 2) return [[name, sourceOf(name)]] as const;
        return [[name, typeof source === "string" && told.length === 1 ? source : "?"]] as const;
      }),
    ),
  );
}

function usedProviders(configuration: Readonly<Record<string, unknown>>): Set<string> {
  const named = blocksOf(configuration.provider, 1).map(({ labels }) => labels[0]!);
  const typed = instances(configuration).flatMap(({ labels, body }) => {
    const provider =
      typeof body.provider === "string" ? body.provider.replace(/^\$\{|\}$/g, "").split(".")[0]! : undefined;
    return [labels[1]!.split("_")[0]!, ...(provider === undefined ? [] : [provider])];
  });
  return new Set([...named, ...typed]);
}

function sourceOf(name: string): string {
  return name === "terraform" ? "terraform.io/builtin/terraform" : `hashicorp/${name}`;
}

/** Resources, data sources and ephemeral resources: kind, type and name. */
function instances(configuration: Readonly<Record<string, unknown>>): JsonBlock[] {
  return ["resource", "data", "ephemeral"].flatMap((kind) =>
    blocksOf(configuration[kind], 2).map(({ labels, body }) => ({ labels: [kind, ...labels], body })),
  );
}

function runners(configuration: Readonly<Record<string, unknown>>): string[] {
  const all = [
    ...instances(configuration),
    ...blocksOf(configuration.removed, 0).map(({ body }) => ({ labels: ["removed"], body })),
  ];
  return all.flatMap(({ labels, body }) => {
    const where = labels.join(".");
    return [
      ...(labels[1] === "external" ? [`${where} runs a program`] : []),
      ...["provisioner", "connection"]
        .filter((name) => Object.hasOwn(body, name))
        .map((name) => `${where} has a ${name}`),
    ];
  });
}

function cckmReasons(configuration: Readonly<Record<string, unknown>>, { cckm }: Allowed): string[] {
  const own = [...sourcesIn(configuration)].filter(([, source]) => source.toLowerCase() === PROVIDER_SOURCE);
  const names = new Set(["cckm", ...own.map(([name]) => name)]);
  const blocks = blocksOf(configuration.provider, 1).filter(({ labels }) => names.has(labels[0]!));
  return blocks.flatMap(({ body }) => [
    ...(body.address !== undefined && body.address !== null && body.address !== cckm
      ? [
          `the provider's address ${quoted(body.address)} is not that of CIPHERTRUST_ADDRESS (${quoted(cckm ?? "not set")}), whose credentials this job has`,
        ]
      : []),
    ...TRUST.filter((name) => (body[name] ?? false) !== false).map(
      (name) =>
        `the provider has ${name}, which decides on who can read this job's credentials: give it in the environment`,
    ),
  ]);
}

// Only text after the start of a template is an expression.
function fileReaders(configuration: unknown): string[] {
  return [...textsOf(configuration)].flatMap(({ path, text }) => {
    const start = text.search(/[$%]\{/);
    const found = start < 0 ? undefined : READS_FILES.exec(text.slice(start))?.[1];
    return found === undefined ? [] : [`${path} calls ${found}, which could read this machine's files and secrets`];
  });
}

function quoted(value: unknown): string {
  return (JSON.stringify(value) ?? "nothing").slice(0, 120);
}
