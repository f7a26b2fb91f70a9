import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ROOT } from "../../../support/cdktf";
import { bundle, bundleProvider } from "../../../support/provider-package";
import { run } from "../../../support/run";

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

// A package with a licence, imported so that the bundle holds it.
const SOURCE = `import { decode, encode } from "${ROOT}/node_modules/@msgpack/msgpack";
console.log(decode(encode("hello from the bundle")));
`;

async function build(source = SOURCE, options: Parameters<typeof bundleProvider>[1] = {}) {
  const folder = await bundleProvider(source, options);
  made.push(dirname(folder));
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  return { folder, read, manifest: JSON.parse(read("manifest.json")) };
}

const sha256 = (content: string) => createHash("sha256").update(content);

test("two builds in different folders have the same bytes, and no path of the machine in them", async () => {
  const [one, two] = await Promise.all([build(), build()]);
  for (const name of readdirSync(one.folder)) {
    expect(one.read(name)).toBe(two.read(name));
    expect(one.read(name)).not.toContain(ROOT);
    expect(one.read(name)).not.toContain(tmpdir());
  }
  expect(readdirSync(one.folder).sort()).toEqual([
    "THIRD-PARTY-LICENSES.txt",
    "manifest.json",
    "package.json",
    "provider.js",
    "terraform-provider-cckm",
  ]);
});

test("a development build's version names its content, a release's is the package's", async () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const [one, other, release] = await Promise.all([
    build(),
    build("console.log(2);"),
    build(SOURCE, { release: true }),
  ]);
  expect(one.manifest.version).toMatch(new RegExp(`^${version}-dev\\.[a-f][0-9a-f]{11}$`));
  expect(other.manifest.version).not.toBe(one.manifest.version);
  expect(release.manifest.version).toBe(version);
});

test("the bundled provider knows its version", async () => {
  const { folder, manifest } = await build(
    `import { bundledVersion } from "${ROOT}/lib/plugin";\nconsole.log(bundledVersion());`,
  );
  const program = join(folder, "terraform-provider-cckm");
  const { output } = await run(program, [], { cwd: folder, env: { PATH: process.env.PATH } });
  expect(output).toBe(`${manifest.version}\n`);
});

test("a bundled provider has the codec as modules, without what it does not use of it", async () => {
  const { folder, read } = await build(
    `import { pack, unpack } from "${ROOT}/lib/plugin/codec/msgpack";\nconsole.log(unpack(pack(7)));`,
  );
  expect(read("provider.js")).toContain("Decoder");
  expect(read("provider.js")).not.toMatch(/dist\.cjs|decodeMultiStream/);
  const { output } = await run(join(folder, "terraform-provider-cckm"), [], {
    cwd: folder,
    env: { PATH: process.env.PATH },
  });
  expect(output).toBe("7\n");
});

test("a bundled provider reads requests and writes responses, and has no examples of its messages", async () => {
  const { folder, read } = await build(`
    import { PlanResourceChange_Request, PlanResourceChange_Response } from "${ROOT}/lib/plugin/proto";
    import { nullElement } from "${ROOT}/lib/schema/words";
    const { decode, ...others } = PlanResourceChange_Request;
    console.log(decode(Buffer.from([10, 1, 120])).typeName, Object.keys(others));
    const { create, encode, fromPartial, ...rest } = PlanResourceChange_Response;
    console.log(encode(create({ plannedPrivate: Uint8Array.of(7) })).finish().length, Object.keys(rest));
    console.log(nullElement.when);
  `);
  const { output } = await run(join(folder, "terraform-provider-cckm"), [], {
    cwd: folder,
    env: { PATH: process.env.PATH },
  });
  expect(output).toBe("x []\n3 []\nundefined\n");
  expect(read("provider.js")).not.toMatch(/examples:\s*\[/);
});

test("what a bundled provider loads late is in files of its own, the same ones wherever it is bundled", async () => {
  const source = `
    import { Decimal } from "${ROOT}/lib/schema";
    console.log(new Decimal("1.50").toString());
    import("${ROOT}/test/support/late-part").then(({ default: late, isDecimal }) => {
      console.log(late, isDecimal(new Decimal("2")));
    });
    export {};
  `;
  const [one, two] = await Promise.all([build(source), build(source)]);
  const files = Object.values<string>(one.manifest.files).sort();
  expect(files.filter((file) => file.startsWith("code"))).toEqual(["code-1.js", "code-2.js"]);
  for (const file of files) expect(one.read(file)).toBe(two.read(file));
  const env = { PATH: process.env.PATH };
  const { output } = await run(join(one.folder, "terraform-provider-cckm"), [], { cwd: one.folder, env });
  expect(output).toBe("1.50\nlate true\n");
});

test("a bundle with source maps has short names, and its stack traces lead to the sources", async () => {
  const source = `
    import { Decimal } from "${ROOT}/lib/schema";
    export {};
    function nameThatIsShortened(): never {
      throw new Error("Told where.");
    }
    import("${ROOT}/test/support/late-part").then(({ isDecimal }) => {
      console.log(isDecimal(new Decimal("2")));
      try {
        nameThatIsShortened();
      } catch (error) {
        console.log((error as Error).stack);
      }
    });
  `;
  const maps = mkdtempSync(join(tmpdir(), "maps-"));
  made.push(maps);
  const [plain, short] = await Promise.all([build(source), build(source, { maps })]);
  expect(plain.read("provider.js")).toContain("nameThatIsShortened");
  for (const name of readdirSync(short.folder)) {
    expect(short.read(name)).not.toMatch(/nameThatIsShortened|sourceMappingURL/);
    expect(short.read(name)).not.toContain(tmpdir());
  }
  const env = { PATH: process.env.PATH };
  const { output } = await run(join(short.folder, "terraform-provider-cckm"), [], { cwd: short.folder, env });
  expect(output).toMatch(/^true\nError: Told where\.\n/);
  const trace = execFileSync(process.execPath, [join(ROOT, "scripts/stack.mjs"), maps], { input: output });
  expect(trace.toString()).toMatch(/at .*[\\/]main\.ts:5:13\b/);
});

test("the bundled provider's hash is Terraform's, over the files under their placed names", async () => {
  const { manifest, read } = await build();
  const program = `terraform-provider-cckm_v${manifest.version}`;
  expect(manifest.files).toEqual({
    [program]: "terraform-provider-cckm",
    "provider.js": "provider.js",
    "package.json": "package.json",
  });
  const lines = ["package.json", "provider.js", program].map(
    (name) => `${sha256(read(manifest.files[name])).digest("hex")}  ${name}\n`,
  );
  expect(manifest.h1).toBe(`h1:${sha256(lines.join("")).digest("base64")}`);
});

test("the bundled provider runs under its placed name, also inside a project of modules", async () => {
  const { folder, manifest } = await build();
  const project = mkdtempSync(join(tmpdir(), "project-"));
  made.push(project);
  for (const [name, source] of Object.entries<string>(manifest.files))
    cpSync(join(folder, source), join(project, name));
  const program = join(project, `terraform-provider-cckm_v${manifest.version}`);
  expect(statSync(program).mode & 0o777).toBe(0o755);
  const { output } = await run(program, [], { cwd: project, env: { PATH: process.env.PATH } });
  expect(output).toBe("hello from the bundle\n");
});

test("the licences of what is bundled are kept beside it, and not placed", async () => {
  const { read } = await build();
  expect(read("THIRD-PARTY-LICENSES.txt")).toMatch(/^@msgpack\/msgpack \S+ \(ISC\)\n\n[\s\S]*Permission to use/);
});

test("the licence of a package without a file of it is told by its files' comments, and Apache's is there whole", async () => {
  const { read } = await build(
    `import { protoInt64 } from "${ROOT}/node_modules/@bufbuild/protobuf";\nconsole.log(protoInt64.zero);`,
  );
  const text = read("THIRD-PARTY-LICENSES.txt");
  expect(text).toMatch(/^@bufbuild\/protobuf \S+ \(\(Apache-2\.0 AND BSD-3-Clause\)\)\n\n/);
  expect(text).toMatch(/Copyright \S+ Buf Technologies/);
  expect(text).toMatch(/Copyright 2008 Google Inc\.[\s\S]*Redistributions in binary form must reproduce/);
  expect(text).toContain("END OF TERMS AND CONDITIONS");
});

test("a missing entry of a bundle is one sentence", async () => {
  const bundled = bundle({ entry: "/nowhere/main.ts", out: join(tmpdir(), "nowhere") });
  await expect(bundled).rejects.toThrow(
    new Error(
      "No provider to bundle. Expected the file that calls serve(…), got /nowhere/main.ts, which does not exist. (bundle-entry-missing)",
    ),
  );
});
