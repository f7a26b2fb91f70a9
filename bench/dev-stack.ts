import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { buildSync } from "esbuild";
import { measuredInTurn } from "./measure";
import type { Report } from "./report";
import { CLEAN_ENV } from "./start";

const root = resolve(__dirname, "..");
const OURS = join(root, "dist/index.js");

/** The same app with our constructs, and with the bare ones of cdktf. */
const APPS = {
  own: `
    import { App } from "cdktf";
    import { CckmStack } from "./stacks/cckm-stack";
    import { dev } from "./stacks/environments/dev";
    const app = new App({ outdir: process.argv[2] });
    new CckmStack(app, dev);
    app.synth();
  `,
  bare: `
    import { readFileSync } from "node:fs";
    import { App, TerraformOutput, TerraformResource, TerraformStack, TerraformVariable } from "cdktf";
    import "zod";
    const app = new App({ outdir: process.argv[2], skipValidation: true });
    const stack = new TerraformStack(app, "dev");
    const { resource, variable = {}, output = {} } = JSON.parse(readFileSync(process.argv[3], "utf8"));
    const write = (element, body) => {
      for (const [name, value] of Object.entries(body)) if (name !== "//") element.addOverride(name, value);
    };
    for (const [terraformResourceType, named] of Object.entries(resource))
      for (const [name, body] of Object.entries(named))
        write(new TerraformResource(stack, name, { terraformResourceType }), body);
    for (const [name, body] of Object.entries(variable)) write(new TerraformVariable(stack, name, {}), body);
    for (const [name, { value }] of Object.entries(output)) new TerraformOutput(stack, "of-" + name, { value });
    app.synth();
  `,
};

/**
 * The processor's time for the synth of the repository's dev stack, from the start of Node.js to its end, beside that of
 * the same configuration by bare constructs: the difference is what this package costs. Both apps are compiled, and load
 * zod, which the stack checks its settings with.
 */
export async function benchDevStack(report: Report, runs: number): Promise<void> {
  mkdirSync(join(root, "node_modules/.cache"), { recursive: true });
  const folder = mkdtempSync(join(root, "node_modules/.cache/bench-"));
  try {
    const [own, bare] = [compiled(folder, "own"), compiled(folder, "bare")];
    const [first, outdir] = [join(folder, "first"), join(folder, "cdktf.out")];
    await cpuOf(own, first);
    const json = join(first, "stacks/dev/cdk.tf.json");
    const made = await measuredInTurn(
      runs,
      () => cpuOf(own, outdir),
      () => cpuOf(bare, outdir, json),
    );
    report.ratio("CPU of the dev stack's synth / by bare constructs", made);
    report.value("our share of the dev stack's synth", made.one - made.other, "ms");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Milliseconds of processor time, of the user and the system, that an app takes. */
async function cpuOf(app: string, ...args: readonly string[]): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [app, ...args], { env: CLEAN_ENV });
  return Number(stdout);
}

const FOOTER = `process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  process.stdout.write(String((user + system) / 1000));
});`;

function compiled(folder: string, name: keyof typeof APPS): string {
  const file = join(folder, `${name}.js`);
  const { outputFiles } = buildSync({
    stdin: { contents: APPS[name], resolveDir: root, loader: "ts" },
    bundle: true,
    platform: "node",
    write: false,
    footer: { js: FOOTER },
    alias: { "cdktf-cckm": OURS },
    external: [OURS, "cdktf", "constructs", "zod"],
  });
  writeFileSync(file, outputFiles[0]!.contents);
  return file;
}
