import { rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { CdktfProject, ROOT } from "../support/cdktf";

const APP = `
import { App, TerraformStack } from "cdktf";
import { CckmProvider } from "cdktf-cckm";
const app = new App({ stackTraces: false });
new CckmProvider(new TerraformStack(app, "dev"), "cckm");
app.synth();
`;

let project: CdktfProject;
afterEach(() => project.remove());

/** A project whose app is one file, with nothing installed beside it. */
async function start(env: Record<string, string> = {}): Promise<void> {
  project = new CdktfProject({ main: "", env });
  project.write("app.ts", APP);
  await build({
    entryPoints: [project.path("app.ts")],
    outfile: project.path("main.js"),
    allowOverwrite: true,
    bundle: true,
    platform: "node",
    logLevel: "error",
  });
  rmSync(project.path("node_modules"), { recursive: true });
}

test("an app bundled into one file says what it needs where the package is not installed", async () => {
  await start();
  const { code, output } = await project.synth();
  expect(code).toBe(1);
  expect(output).toContain(
    "Provider not found. cdktf-cckm is a part of a bundled app, and the package with its provider is installed neither beside the app nor in the working directory. Leave it and cdktf out of the bundle (esbuild: --external:cdktf-cckm --external:cdktf) and install them",
  );
  expect(output).not.toContain("ENOENT");
});

test.each(["beside it", "by a variable"])(
  "an app bundled into one file places the provider that it finds %s",
  async (where) => {
    await start(where === "by a variable" ? { CCKM_PROVIDER_PACKAGE: join(ROOT, "dist/terraform-provider") } : {});
    if (where === "beside it") {
      project.write("node_modules/.keep", "");
      project.link("cdktf-cckm", ROOT);
    }
    const { code, output } = await project.synth();
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(project.read("cdktf.out/stacks/dev/.terraform.lock.hcl")).toContain("terraform.local/cdktf-cckm/cckm");
  },
);

test("an app bundled into one ES module places the provider that it finds in the working directory", async () => {
  project = new CdktfProject({ main: 'import("./app.mjs");' });
  project.write("app.ts", APP);
  await build({
    entryPoints: [project.path("app.ts")],
    outfile: project.path("app.mjs"),
    bundle: true,
    platform: "node",
    format: "esm",
    // What esbuild's users write for dependencies in CommonJS.
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    logLevel: "error",
  });
  const { code, output } = await project.synth();
  expect({ code, output }).toMatchObject({ code: 0 });
  expect(project.read("cdktf.out/stacks/dev/.terraform.lock.hcl")).toContain("terraform.local/cdktf-cckm/cckm");
});
