import { randomUUID } from "node:crypto";
import { npmPackage } from "../../package/manifest/npm-package";
import { isOnMusl, terminalOverride } from "../terminal-module";

/** The first stack, as shown in the README. */
export const MAIN = `import { App, TerraformStack } from "cdktf";
import { AwsKmsAccount, CckmProvider } from "cdktf-cckm";

const app = new App();
export const stack = new TerraformStack(app, "dev");
new CckmProvider(stack, "cckm");
new AwsKmsAccount(stack, "payments", {
  name: "payments",
  accountId: "123456789012",
  awsConnection: "aws",
  regions: ["eu-west-1", "eu-central-1"],
});
app.synth();
`;

const TEST = `import assert from "node:assert";
import { test } from "node:test";
import { applyToSimulator } from "cdktf-cckm/testing";
import { stack } from "./main";

test("payments is in CCKM with its regions, and a second plan has nothing to do", async () => {
  const { sim, plan, close } = await applyToSimulator(stack);
  try {
    const [kms] = sim.store.kms.values();
    assert.equal(kms?.name, "payments");
    assert.deepEqual(kms.regions, ["eu-central-1", "eu-west-1"]);
    assert.deepEqual(await plan(), []);
  } finally {
    await close();
  }
});
`;

/** The content of .gitignore. */
export const GITIGNORE = "node_modules/\ncdktf.out/\n.terraform/\n*.tfstate\n*.tfstate.*\n";

/**
 * The files of a new project, by name.
 *
 * @param name Name of the project's npm package.
 * @param cckm The dependency on this package: a version, or its location.
 */
export function projectFiles(name: string, cckm: string): ReadonlyMap<string, string> {
  const { devDependencies: tried, name: self } = npmPackage();
  const versions = (...names: string[]) =>
    Object.fromEntries(names.map((dependency) => [dependency, tried[dependency]]));
  const manifest = {
    name,
    version: "0.0.0",
    private: true,
    engines: { node: ">=20" },
    scripts: { test: "tsx --test main.test.ts", check: "tsc --noEmit" },
    dependencies: { ...versions("cdktf"), [self]: cckm, ...versions("constructs") },
    devDependencies: versions("@types/node", "cdktf-cli", "tsx", "typescript"),
    overrides: terminalOverride(isOnMusl()),
  };
  const compilerOptions = {
    target: "ES2022",
    module: "Node16",
    strict: true,
    noEmit: true,
    types: ["node"],
    skipLibCheck: true,
  };
  const config = { language: "typescript", app: "npx tsx main.ts", projectId: randomUUID(), sendCrashReports: "false" };
  return new Map([
    ["package.json", json(manifest)],
    ["cdktf.json", json(config)],
    ["tsconfig.json", json({ compilerOptions, include: ["*.ts"] })],
    ["main.ts", MAIN],
    ["main.test.ts", TEST],
    [".gitignore", GITIGNORE],
  ]);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
