import { error } from "../words";

export const damaged = error("package-damaged", {
  when: "The files of a built provider differ from the build.",
  text: ({ file, expected, got }: { file: string; expected: string; got: string }) => ({
    summary: "Damaged provider package",
    detail: `${file}: expected ${expected}, got ${got}.`,
    remedy: "Build it again, or install the package again.",
  }),
  examples: [
    { file: "manifest.json", expected: "the JSON that the bundler wrote", got: "other text" },
    { file: "manifest.json", expected: "version to be a version such as 1.2.0", got: '"latest"' },
  ],
});

export const notInstalled = error("package-not-installed", {
  when: "An app is bundled without an installed cdktf-cckm package.",
  text: () => ({
    summary: "Provider not found",
    detail:
      "cdktf-cckm is a part of a bundled app, and the package with its provider is installed neither beside the app nor in the working directory.",
    remedy:
      "Leave it and cdktf out of the bundle (esbuild: --external:cdktf-cckm --external:cdktf) and install them, or set CCKM_PROVIDER_PACKAGE to a copy of its folder dist/terraform-provider.",
  }),
  examples: [{}],
});

export const notBuilt = error("package-not-built", {
  when: "The CCKM provider is not built, as in a fresh checkout.",
  text: ({ folder }: { folder: string }) => ({
    summary: "Provider not built",
    detail: `There is no provider in ${folder}.`,
    remedy: "Run `npm run build` in the checkout of cdktf-cckm, or install the package again.",
  }),
  examples: [{ folder: "dist/terraform-provider" }],
});

export const notBundled = error("package-not-bundled", {
  when: "A team's own provider is not built.",
  text: ({ folder }: { folder: string }) => ({
    summary: "Provider not built",
    detail: `There is no provider in ${folder}.`,
    remedy: `Run \`cckm provider bundle <entry> --source <host>/<namespace>/<type> --out ${folder}\`.`,
  }),
  examples: [{ folder: "build/vaults" }],
});

interface Changed {
  readonly source: string;
  readonly version: string;
  readonly locked: readonly string[];
  readonly found: string;
  /** The file of a mirror that has the hashes; default: the lock file. */
  readonly mirror?: string;
}

export const changedUnderOneVersion = error("package-changed", {
  when: "The lock file, or a mirror, has another hash for the same version of a provider; or the lock file the hashes of archives alone.",
  text: ({ source, version, locked, found, mirror }: Changed) => ({
    summary: "Provider changed under one version",
    detail: `Expected ${source} ${version} to be ${locked.join(", ")}, as ${mirror ?? ".terraform.lock.hcl"} has it, got ${found}. One version has the same bytes for ever${locked.some((hash) => hash.startsWith("h1:")) ? "" : ", and zh: is the hash of an archive, with which the files cannot be compared"}.`,
    remedy: `Find out where the package comes from; if it is the right one, remove ${mirror === undefined ? "the provider's block from the lock file" : "that file"} and try again.`,
  }),
  examples: [
    { source: "terraform.local/cdktf-cckm/cckm", version: "1.2.0", locked: ["h1:old="], found: "h1:new=" },
    { source: "terraform.local/cdktf-cckm/cckm", version: "1.2.0", locked: ["zh:old"], found: "h1:new=" },
  ],
});

export const mirrorForeign = error("mirror-index-unreadable", {
  when: "A file in place of a mirror's index is not an index.",
  text: ({ file }: { file: string }) => ({
    summary: "No index of a mirror",
    detail: `Expected ${file} to be a JSON object, as Terraform and this command write it, got other text.`,
    remedy: "Name another folder, or remove the file.",
  }),
  examples: [{ file: "mirror/terraform.local/cdktf-cckm/cckm/index.json" }],
});

interface Standalone {
  readonly platform: string;
  readonly name: string;
  readonly release: string;
  readonly os: string;
  readonly cpu: string;
}

const EXAMPLE = { platform: "linux_amd64", name: "@cdktf-cckm/provider-linux-x64", release: "1.2.0" };

const installing = ({ name, release, os, cpu }: Standalone) =>
  `Run \`npm install --os ${os} --cpu ${cpu} --save-optional ${name}@${release}\`; for several platforms at once \`npm install --force --save-dev\` with each package's name.`;

export const standaloneMissing = error("standalone-missing", {
  when: "A standalone provider is requested for a platform whose package is not installed.",
  text: (of: Standalone) => ({
    summary: "No standalone provider for a platform",
    detail: `Expected ${of.name} to be installed, which holds the provider for ${of.platform}; it is not.`,
    remedy: installing(of),
  }),
  examples: [{ ...EXAMPLE, os: "linux", cpu: "x64" }],
});

export const standaloneOther = error("standalone-other-release", {
  when: "The package of a standalone provider belongs to another release of cdktf-cckm.",
  text: ({ expected, got, ...of }: Standalone & { readonly expected: string; readonly got: string }) => ({
    summary: "Standalone provider of another release",
    detail: `Expected ${of.name} to hold ${expected} for ${of.platform}, got ${got}.`,
    remedy: installing(of),
  }),
  examples: [
    {
      ...EXAMPLE,
      os: "linux",
      cpu: "x64",
      expected: "1.2.0-standalone.26.10.0",
      got: "1.1.0-standalone.26.10.0 for linux_amd64",
    },
  ],
});

export const entryMissing = error("bundle-entry-missing", {
  when: "The file that a provider is to be bundled from does not exist.",
  text: ({ entry }: { entry: string }) => ({
    summary: "No provider to bundle",
    detail: `Expected the file that calls serve(…), got ${entry}, which does not exist.`,
  }),
  examples: [{ entry: "provider.ts" }],
});

export const outTaken = error("bundle-out-taken", {
  when: "The folder that a provider is to be bundled into holds something else.",
  text: ({ folder, others }: { folder: string; others: readonly string[] }) => ({
    summary: "Folder in use",
    detail: `${folder} holds ${others.slice(0, 3).join(", ")}${others.length > 3 ? ", …" : ""}, which is no part of a bundled provider.`,
    remedy: "Give --out a folder of its own: what was bundled there before is replaced.",
  }),
  examples: [{ folder: ".", others: ["main.ts"] }],
});

export const outFile = error("bundle-out-file", {
  when: "A file is in the place of the folder that a provider is to be bundled into.",
  text: ({ folder }: { folder: string }) => ({
    summary: "File in place of a folder",
    detail: `${folder} is no folder.`,
    remedy: "Give --out a folder of its own.",
  }),
  examples: [{ folder: "vaults.js" }],
});

export const sourceInvalid = error("bundle-source-invalid", {
  when: "The source address of a provider that is to be bundled is malformed.",
  text: ({ source }: { source: string }) => ({
    summary: "No address of a provider",
    detail: `Expected <host>/<namespace>/<type> in lower case, got ${source}.`,
  }),
  examples: [{ source: "acme/vaults" }],
});

export const esbuildMissing = error("bundle-esbuild-missing", {
  when: "A provider is to be bundled, and esbuild is not installed.",
  text: () => ({
    summary: "esbuild is not installed",
    detail: "It bundles a provider.",
    remedy: "Run `npm install --save-dev esbuild`.",
  }),
  examples: [{}],
});
