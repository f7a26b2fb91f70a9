import { readFileSync } from "node:fs";
import { join } from "node:path";
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
    project.write("cdktf.json", /echo '(.*)' > cdktf\.json/.exec(blocks("sh")[1]!)![1]!);
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
    expect(tested.output).toContain("# pass 1");
  });

  test("deploys to the offline CCKM with the README's cdktf.json", async () => {
    const { code, output } = await project.cdktf("deploy", "dev", "--auto-approve");
    expect({ code, output }).toMatchObject({ code: 0 });
    expect([...sim.store.kms.values()]).toMatchObject([{ name: "payments", regions: ["eu-central-1", "eu-west-1"] }]);
  });
});

test("every link of the README and of its neighbours leads somewhere", () => {
  for (const page of ["README.md", "CONTRIBUTING.md", "examples/README.md", "docs/README.md"]) {
    const links = [...readFileSync(join(ROOT, page), "utf8").matchAll(/\]\(([^)#:]+)\)/g)].map(([, target]) => target!);
    for (const link of links) expect(() => readFileSync(join(ROOT, page, "..", link))).not.toThrow(/ENOENT/);
  }
});
