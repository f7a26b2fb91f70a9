import { readFileSync } from "node:fs";
import { join } from "node:path";
import { MAIN, projectFiles } from "../../lib/cli/init/files";
import { listed, TRIED_ENGINES, TRIED_NODE, TRIED_NPM } from "../../lib/cli/tried-versions";
import { CckmSimulator } from "../../lib/simulator";
import { missingInDemo } from "../../scripts/demo/readme";
import { CdktfProject, ROOT } from "../support/cdktf";
import { run } from "../support/run";

const readme = readFileSync(join(ROOT, "README.md"), "utf8");

/** The code blocks of a language, in order. */
function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, "g"))].map(([, code]) => code!);
}

test("npm run demo prints what the README shows, in that order", async () => {
  const { code, output } = await run(
    process.execPath,
    ["--import", require.resolve("tsx"), join(ROOT, "scripts/demo/main.ts")],
    { cwd: ROOT, env: { PATH: process.env.PATH, HOME: process.env.HOME } },
  );
  expect({ code, output }).toMatchObject({ code: 0 });
  expect({ missing: missingInDemo(readme, output), output }).toMatchObject({ missing: undefined });
}, 150_000);

describe("the code of the README", () => {
  let project: CdktfProject;
  let sim: CckmSimulator;
  beforeAll(async () => {
    sim = await CckmSimulator.start();
    project = new CdktfProject({
      main: "",
      env: { CIPHERTRUST_ADDRESS: sim.url, CIPHERTRUST_USERNAME: "admin", CIPHERTRUST_PASSWORD: "test-password" },
    });
    for (const [index, code] of blocks("ts").entries()) {
      project.write(/^\/\/ ([\w.]+\.ts)/.exec(code)?.[1] ?? (index === 0 ? "main.ts" : `block-${index}.ts`), code);
    }
    project.link("@types", join(ROOT, "node_modules/@types"));
    project.link("tsx", join(ROOT, "node_modules/tsx"));
    project.write("cdktf.json", projectFiles("payments", "0.1.0").get("cdktf.json")!);
  });
  afterAll(async () => {
    project.remove();
    await sim.stop();
  });

  test("has right types for the package as it is published", async () => {
    const compilerOptions = {
      strict: true,
      noEmit: true,
      module: "node16",
      target: "es2022",
      types: ["node"],
      skipLibCheck: true,
    };
    project.write("tsconfig.json", JSON.stringify({ compilerOptions, include: ["*.ts"] }));
    const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
    const checked = await run(process.execPath, [tsc, "-p", "."], {
      cwd: project.folder,
      env: { PATH: process.env.PATH },
    });
    expect(checked).toMatchObject({ code: 0, output: "" });
  });

  test("an environment's own unit test runs as the README says", async () => {
    const [, command] = /run by: npx (.*)/.exec(readme)!;
    const [, ...args] = command!.split(" ");
    const env = { PATH: process.env.PATH, HOME: project.folder };
    const tested = await run(process.execPath, [require.resolve("tsx/cli"), ...args], { cwd: project.folder, env });
    expect({ code: tested.code, output: tested.output }).toMatchObject({ code: 0 });
    // Node's reporters say it in different words.
    expect(tested.output).toMatch(/^\S pass 1$/m);
  });

  test("has the first stack that cckm init writes", () => {
    expect(blocks("ts")[0]).toBe(MAIN);
  });

  test("deploys to the offline CCKM with the cdktf.json of cckm init", async () => {
    const { code, output } = await project.cdktf("deploy", "dev", "--auto-approve");
    expect({ code, output }).toMatchObject({ code: 0 });
    expect([...sim.store.kms.values()]).toMatchObject([{ name: "payments", regions: ["eu-central-1", "eu-west-1"] }]);
  });
});

test("README, docs/install.md, package.json and .nvmrc name the versions of Node.js, npm, Terraform and OpenTofu that are tried", () => {
  const text = (file: string) => readFileSync(join(ROOT, file), "utf8");
  expect(readme).toContain(`Node ${listed(TRIED_NODE)}, npm ${TRIED_NPM[0]} to ${TRIED_NPM.at(-1)}`);
  expect(text("docs/install.md")).toContain(`| Node.js | ${listed(TRIED_NODE)} |`);
  expect(text("docs/install.md")).toContain(`| npm | ${listed(TRIED_NPM)} |`);
  expect(text("docs/install.md")).toContain(`| Terraform | ${listed(TRIED_ENGINES.terraform)} |`);
  expect(text("docs/install.md")).toContain(`| or OpenTofu | ${listed(TRIED_ENGINES.tofu)} |`);
  const { engines, overrides } = JSON.parse(text("package.json"));
  const [last, ...before] = [...TRIED_NODE].reverse();
  expect(engines.node).toBe([...before.reverse().map((version) => `^${version}`), `>=${last}`].join(" || "));
  expect(TRIED_NODE.map(String)).toContain(text(".nvmrc").trim());
  const [, first = ""] = /```json\n([\s\S]*?)```/.exec(text("docs/install.md")) ?? [];
  expect(JSON.parse(first)).toEqual({ overrides });
});
