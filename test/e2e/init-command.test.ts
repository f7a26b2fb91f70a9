import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CckmSimulator } from "../../lib/simulator";
import { runCckm } from "../support/cckm-command";
import { NODE_MODULES, ROOT } from "../support/cdktf";
import { run } from "../support/run";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cckm-init-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const FILES = [".gitignore", "cdktf.json", "main.test.ts", "main.ts", "package.json", "tsconfig.json"];

const read = (...parts: string[]) => readFileSync(join(folder, ...parts), "utf8");

/** Gives a project the checkout's packages, in place of an npm install. */
function installInto(project: string): void {
  const modules = join(project, "node_modules");
  mkdirSync(join(modules, ".bin"), { recursive: true });
  const names = ["cdktf", "constructs", "@cdktf", "@types", "cdktf-cli", "tsx", "typescript"];
  for (const name of names) symlinkSync(join(NODE_MODULES, name), join(modules, name));
  for (const name of ["cdktf", "tsx", "tsc"])
    symlinkSync(join(NODE_MODULES, ".bin", name), join(modules, ".bin", name));
  symlinkSync(ROOT, join(modules, "cdktf-cckm"));
}

test("cckm init: a new project has right types, its unit test passes and its stack deploys", async () => {
  const { code, stdout, stderr } = await runCckm(["init", "payments"], folder);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const commands = /\nNext:\n((?: {2}.*\n)+)/.exec(stdout)?.[1]?.trimEnd().split("\n");
  expect(commands?.map((line) => line.trim())).toEqual([
    "cd payments && npm install",
    "npm test",
    "npx cdktf deploy dev",
  ]);
  const project = join(folder, "payments");
  expect(readdirSync(project).sort()).toEqual(FILES);

  installInto(project);
  const sim = await CckmSimulator.start();
  const env = {
    PATH: `${join(project, "node_modules/.bin")}:${process.env.PATH}`,
    HOME: folder,
    CHECKPOINT_DISABLE: "1",
    CI: "1",
    CIPHERTRUST_ADDRESS: sim.url,
    CIPHERTRUST_USERNAME: "admin",
    CIPHERTRUST_PASSWORD: "test-password",
  };
  try {
    for (const command of ["npm run check", "npm test", "npx cdktf deploy dev --auto-approve"]) {
      const [program = "", ...args] = command.split(" ");
      const ended = await run(program, args, { cwd: project, env });
      expect({ command, ...ended }).toMatchObject({ code: 0 });
    }
    expect([...sim.store.kms.values()]).toMatchObject([{ name: "payments", regions: ["eu-central-1", "eu-west-1"] }]);
  } finally {
    await sim.stop();
  }
}, 120_000);

test("a project's package.json replaces the CLI's terminal module and names the versions that are tried", async () => {
  await runCckm(["init", "My Keys/Prod_1"], folder);
  const { name, overrides, dependencies, devDependencies } = JSON.parse(read("My Keys/Prod_1", "package.json"));
  const own = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  expect(name).toBe("prod-1");
  expect(overrides).toEqual(own.overrides);
  expect({ ...own.devDependencies, "cdktf-cckm": `^${own.version}` }).toMatchObject({
    ...dependencies,
    ...devDependencies,
  });
  expect(dependencies).not.toHaveProperty("cdktf-cli");
});

test("cckm init: the package may come from a file or from elsewhere", async () => {
  writeFileSync(join(folder, "cckm.tgz"), "");
  await runCckm(["init", "a/b", "--package", "./cckm.tgz"], folder);
  await runCckm(["init", "c", "--package", "npm:@example/cckm@1"], folder);
  const spec = (dir: string) => JSON.parse(read(dir, "package.json")).dependencies["cdktf-cckm"];
  expect([spec("a/b"), spec("c")]).toEqual(["file:../../cckm.tgz", "npm:@example/cckm@1"]);
});

test.each(FILES.filter((name) => name !== ".gitignore"))("cckm init does not overwrite a %s", async (name) => {
  writeFileSync(join(folder, name), "mine");
  const { code, stderr } = await runCckm(["init"], folder);
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: expect.stringMatching(
      `^cckm: ${name} is in .* already. Give another folder, as in cckm init <dir>.\nCode: init-not-empty\n$`,
    ),
  });
  expect(readdirSync(folder)).toEqual([name]);
  expect(read(name)).toBe("mine");
});

test("cckm init: a .gitignore that is there stays, and the command says what it should have", async () => {
  writeFileSync(join(folder, ".gitignore"), "mine\n");
  const { code, stdout } = await runCckm(["init", "."], folder);
  expect(code).toBe(0);
  expect(stdout).toContain(".gitignore is kept as it was; let it have: node_modules/ cdktf.out/");
  expect(stdout).toContain("\n  npm install\n");
  expect(read(".gitignore")).toBe("mine\n");
  expect(readdirSync(folder).sort()).toEqual(FILES);
});

test("cckm init: a folder that cannot be made is one sentence", async () => {
  writeFileSync(join(folder, "file"), "");
  const { code, stderr } = await runCckm(["init", "file/project"], folder);
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: expect.stringMatching(/^cckm: The project cannot be written: ENOTDIR.*\nCode: init-not-written\n$/),
  });
  expect((await runCckm(["init", "a", "b"], folder)).code).toBe(2);
});
