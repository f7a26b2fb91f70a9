import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { notWell } from "../../../../lib/cli/doctor/check-result";
import { checkTerminalModule } from "../../../../lib/cli/doctor/terminal";
import { checkNode, checkNpm } from "../../../../lib/cli/doctor/tools";
import * as words from "../../../../lib/cli/doctor/words";
import { TERMINAL_MODULE } from "../../../../lib/cli/terminal-module";
import { NODE_MODULES, ROOT } from "../../../support/cdktf";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "doctor-terminal-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** A project with a CLI, and a terminal module of that code. */
function project(code?: string, cli = "cdktf-cli"): void {
  write(`node_modules/${cli}/package.json`, JSON.stringify({ name: cli, version: "0.21.0" }));
  if (code !== undefined) write(`node_modules/${TERMINAL_MODULE}/index.js`, code);
}

const check = (env: NodeJS.ProcessEnv = { PATH: dirname(process.execPath) }) => checkTerminalModule(folder, env);

describe("the terminal module of the cdktf CLI", () => {
  test("of this checkout loads", async () => {
    expect(await checkTerminalModule(ROOT, {})).toEqual({
      level: "ok",
      topic: "cdktf CLI",
      text: "cdktf-cli 0.21.0, its terminal module loads",
    });
  });

  test.each([
    ["was not compiled", 'require("../build/Debug/pty.node");', "Cannot find module '../build/Debug/pty.node'"],
    [
      "was compiled for another Node",
      'throw new Error("compiled against a different Node.js version");',
      "compiled against a different Node.js version",
    ],
    ["ends the process", "process.abort();", "it ended with SIGABRT"],
    ["is another package", "module.exports = {};", "it has no spawn"],
    ["is not installed", undefined, `Cannot find module '${TERMINAL_MODULE}'`],
  ])("that %s is a failure with the override as its remedy", async (_, code, reason) => {
    project(code);
    const { overrides } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    const where = `Node.js ${process.versions.node}, ${process.platform} ${process.arch}`;
    const override = JSON.stringify({ overrides }).slice(1, -1);
    expect(await check()).toEqual(
      notWell("cdktf CLI", words.terminalModuleBroken({ cli: "cdktf-cli 0.21.0", where, reason, override })),
    );
  });

  test("loads, whatever it or a preload of NODE_OPTIONS keeps running", async () => {
    project("setInterval(() => {}, 1000); exports.spawn = () => {};");
    expect(await check()).toMatchObject({ level: "ok" });
  });

  test("plays no role for the CLI of CDK Terrain", async () => {
    project(undefined, "cdktn-cli");
    expect(await check()).toMatchObject({ level: "ok", text: "cdktn-cli 0.21.0, which needs no terminal module" });
  });

  test("is looked for beside a CLI on the PATH, where the project has none", async () => {
    const bin = join(folder, "global/bin");
    mkdirSync(bin, { recursive: true });
    symlinkSync(join(NODE_MODULES, "cdktf-cli/bundle/bin/cdktf"), join(bin, "cdktf"));
    expect(await check({ PATH: bin })).toMatchObject({
      level: "ok",
      text: expect.stringContaining("its terminal module"),
    });
  });

  test("is not missed where there is no CLI: that is a note", async () => {
    expect(await check({ PATH: folder })).toEqual(notWell("cdktf CLI", words.cdktfCliMissing({})));
  });
});

describe("the versions that are tried", () => {
  test.each([
    ["18.20.8", "failure"],
    ["20.0.0", "ok"],
    ["21.7.3", "note"],
    ["24.21.0", "ok"],
    ["26.10.0", "ok"],
    ["27.0.0-nightly", "note"],
  ])("Node %s is judged by the versions that are tried: %s", (version, level) => {
    expect(checkNode(version, "linux")).toMatchObject({ level });
  });

  test.each([
    ["9.9.4", "failure"],
    ["10.9.9", "ok"],
    ["12.2.1", "ok"],
    ["13.0.0", "note"],
  ])("npm %s is judged by the versions that are tried: %s", async (version, level) => {
    chmodSync(write("npm", `#!/bin/sh\necho 'npm warn odd'\necho ${version}\n`), 0o755);
    expect(await checkNpm({ PATH: folder })).toMatchObject({ level, topic: "npm" });
  });

  test("no npm is a note", async () => {
    expect(await checkNpm({ PATH: folder })).toEqual(notWell("npm", words.npmMissing({})));
  });
});
