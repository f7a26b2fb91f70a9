import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "../..");

/** What the constructs need of the checkout. */
const PARTS = [
  "lib/text",
  "lib/words",
  "lib/schema",
  "lib/contract",
  "lib/rules",
  "lib/constructs",
  "lib/package/manifest",
  "lib/package/place",
  "lib/package/words.ts",
  "lib/index.ts",
  "LICENSE",
  "README.md",
];

/** What their package holds beside: the provider must be built. */
const BUILT = "dist/terraform-provider";

const NAME = "cdktf-cckm";

/**
 * Copies the constructs to a folder of their own, for jsii: it wants every dependency to be jsii too, which those of the
 * provider, the client and the simulator are not. Returns the folder.
 * @param use whether they are to be packed, or only compiled, which may go on beside that.
 */
export function stage(use: "pack" | "compile"): string {
  const folder = join(ROOT, "build", use === "pack" ? "jsii" : "jsii-check");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of PARTS) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  write(folder, "package.json", manifest());
  write(folder, "tsconfig.json", tsconfig());
  return folder;
}

/** Adds what the package holds beside the constructs to the folder where they were compiled. */
export function addBuilt(folder: string): void {
  cpSync(join(ROOT, BUILT), join(folder, BUILT), { recursive: true });
}

function manifest(): object {
  const own = readJson("package.json");
  const { version, description, license, engines, keywords, peerDependencies, dependencies } = own;
  const peers = {
    cdktf: peerDependencies.cdktf,
    constructs: peerDependencies.constructs,
    "@cdktf/provider-null": dependencies["@cdktf/provider-null"],
  };
  return {
    name: NAME,
    version,
    description,
    license,
    engines,
    keywords,
    author: { name: own.author, organization: true },
    repository: own.repository ?? { type: "git", url: "https://example.com/cdktf-cckm.git" },
    main: "./dist/index.js",
    types: "./dist/index.d.ts",
    files: ["dist", ".jsii"],
    peerDependencies: peers,
    devDependencies: peers,
    jsii: {
      outdir: "python",
      versionFormat: "short",
      tsconfig: "tsconfig.json",
      validateTsconfig: "minimal",
      targets: { python: { distName: NAME, module: "cdktf_cckm" } },
    },
  };
}

function tsconfig(): object {
  const { paths, incremental, tsBuildInfoFile, jsx, jsxImportSource, ...options } =
    readJson("tsconfig.json").compilerOptions;
  const emit = {
    noEmit: false,
    rootDir: "lib",
    outDir: "dist",
    declaration: true,
    noEmitOnError: true,
    types: ["node"],
  };
  return { compilerOptions: { ...options, ...emit }, include: ["lib"] };
}

function readJson(name: string) {
  return JSON.parse(readFileSync(join(ROOT, name), "utf8"));
}

function write(folder: string, name: string, content: object): void {
  writeFileSync(join(folder, name), `${JSON.stringify(content, null, 2)}\n`);
}
