import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { LEAST_NODE } from "../../lib/package/make";
import { ROOT } from "../support/cdktf";
import { run } from "../support/run";

const PARTS = join(ROOT, "dist/parts");
const { exports: named } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
const ENTRIES = Object.keys(named).filter((name) => name !== "./package.json");

const AS_SOURCE: Readonly<Record<string, () => object>> = {
  ".": () => require("../../lib"),
  "./plugin": () => require("../../lib/plugin"),
  "./client": () => require("../../lib/cckm"),
  "./simulator": () => require("../../lib/simulator"),
  "./review": () => require("../../lib/review"),
  "./testing": () => require("../../lib/testing"),
};

/** What a program prints that has nothing of this test's environment. */
async function printed(program: string): Promise<string> {
  const { code, stdout, output } = await run(process.execPath, ["-e", program], {
    cwd: ROOT,
    env: { PATH: process.env.PATH },
  });
  if (code !== 0) throw new Error(output);
  return stdout;
}

test.each(ENTRIES)("the built entry %s exports what its source exports, to require and to import", async (entry) => {
  const file = JSON.stringify(join(ROOT, named[entry].default));
  const names = Object.keys(AS_SOURCE[entry]!()).sort();
  expect(JSON.parse(await printed(`console.log(JSON.stringify(Object.keys(require(${file})).sort()))`))).toEqual(names);
  const imported = await printed(`import(${file}).then((all) => console.log(JSON.stringify(Object.keys(all).sort())))`);
  expect(JSON.parse(imported)).toEqual(expect.arrayContaining(names));
});

test("no class is in two parts of the built package, so that all that is loaded agrees about what is an instance", () => {
  // `cckm provider bundle` bundles these again, each by itself.
  const programs = ["head.js", "describe.js"];
  const parts = readdirSync(PARTS).filter((part) => !programs.includes(part));
  const classes = parts.flatMap((part) => {
    const code = readFileSync(join(PARTS, part), "utf8").replaceAll(/\s+/g, "");
    return [...code.matchAll(/(?:[;}]var|,)(\w+=class)(?=(.{200}))/g)].map(([, name, begin]) => `${name!} ${begin!}`);
  });
  expect(classes.length).toBeGreaterThan(100);
  expect(classes.filter((text, at) => classes.indexOf(text) !== at)).toEqual([]);
});

test("the built constructs load no library that only the client, the reviews and the command use", async () => {
  const loaded = await printed(
    `require(${JSON.stringify(ROOT)}); console.log(Object.keys(require.cache).map((file) => file.replaceAll("\\\\", "/")).join("\\n"))`,
  );
  const packages = new Set(
    [...loaded.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/g)].map(([, name]) => name),
  );
  expect(packages).toContain("cdktf");
  for (const late of ["commander", "hono", "undici", "yaml", "zod"]) expect(packages).not.toContain(late);
  const parts = [...loaded.matchAll(/dist\/parts\/(\S+)/g)].map(([, part]) => part!);
  expect(parts.filter((part) => /^(cli|testing|review|simulator)-/.test(part))).toEqual([]);
});

test("an error of the built constructs is shown with the names of its functions, beside a line that can be read", async () => {
  const program = `require(${JSON.stringify(ROOT)}).SecretInput.fromVariable("")`;
  const { code, output } = await run(process.execPath, ["-e", program], { cwd: ROOT, env: { PATH: process.env.PATH } });
  expect(code).toBe(1);
  expect(output).toMatch(/at (Function\.)?SecretInput\.fromVariable \(.*dist\/parts\/\S+\.js:\d+:\d+\)/);
  expect(output.split("\n").filter((line) => line.length > 1000)).toEqual([]);
});

describe("on a Node.js that is too old", () => {
  const temporary = mkdtempSync(join(tmpdir(), "old-node-"));
  afterAll(() => rmSync(temporary, { recursive: true, force: true }));
  const old = join(temporary, "old.js");
  beforeAll(() =>
    writeFileSync(
      old,
      `Object.defineProperty(process, "versions", { value: Object.assign({}, process.versions, { node: "18.20.8" }) });
       delete Array.prototype.toSpliced;`,
    ),
  );
  const told = `Expected Node.js ${LEAST_NODE} or later, got 18.20.8. Install a newer Node.js.`;

  test.each([["--help"], ["doctor"], ["plan", "dev"]])("cckm %s says so, without a stack trace", async (...args) => {
    const program = [join(ROOT, "dist/cli/main.js"), ...args];
    const { code, stdout, stderr } = await run(process.execPath, ["--require", old, ...program], {
      cwd: temporary,
      env: { PATH: process.env.PATH },
    });
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: "",
      stderr: `cckm: ${told}\nCode: doctor-node-too-old\n`,
    });
  });

  test.each(ENTRIES)("the entry %s says so", async (entry) => {
    const file = join(ROOT, named[entry].default);
    const { code, stderr } = await run(process.execPath, ["--require", old, file], {
      cwd: temporary,
      env: { PATH: process.env.PATH },
    });
    expect(code).toBe(1);
    expect(stderr).toContain(`Error: cdktf-cckm: ${told}\n`);
  });

  test("what says so is JavaScript of 2009", () => {
    for (const file of [join(ROOT, "dist/cli/main.js"), ...ENTRIES.map((entry) => join(ROOT, named[entry].default))]) {
      const [before, today] = ["es5", "esnext"].map(
        (target) => transformSync(readFileSync(file, "utf8"), { target }).code,
      );
      expect(before).toBe(today);
    }
  });
});
