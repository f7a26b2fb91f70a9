import { chmodSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";
import { linesOf } from "../../../../lib/cli/doctor/check-result";
import { firstLine } from "../../../../lib/cli/doctor/first-line";
import { placedPrograms } from "../../../../lib/cli/doctor/placed";
import { checkPlaced, checkProvider, notStarted } from "../../../../lib/cli/doctor/provider";
import * as words from "../../../../lib/cli/doctor/words";
import { readPackage } from "../../../../lib/package/manifest/provider-package";
import { asOrdinaryUser } from "../../../support/other-user";
import { packageOf, placeAs } from "../../../support/provider-package";

const version = "1.2.0";

test("a provider that ends without a word is told with the node and the preloads that may be the cause", () => {
  const env = { PATH: "/opt/odd", NODE_OPTIONS: "--require ends.js" };
  expect(notStarted({ version, line: "", stderr: "" }, env)).toEqual(
    words.nodeDoesNotStart({
      version,
      said: "it ended without a word",
      options: "--require ends.js",
      path: "/opt/odd",
    }),
  );
});

test("a provider whose node is taken for a script is told with what that printed", () => {
  const stderr = "node: line 1: ELF: not found\n";
  expect(notStarted({ version, line: "", stderr }, { PATH: "/opt/odd" })).toEqual(
    words.nodeDoesNotStart({ version, said: "node: line 1: ELF: not found", options: undefined, path: "/opt/odd" }),
  );
});

test("a provider whose node hangs is told so, not with the signal that the check ends it by", async () => {
  const hanging = "trap 'echo exit code 143; exit 1' TERM; echo Install it? >&2; sleep 20 & wait";
  const ended = await firstLine(["/bin/sh", "-c", hanging], tmpdir(), { PATH: process.env.PATH }, 200);
  expect(notStarted({ version, ...ended }, { PATH: "/opt/odd" })).toEqual(
    words.nodeDoesNotStart({
      version,
      said: "it gave no answer within 0.2 s: Install it?",
      options: undefined,
      path: "/opt/odd",
    }),
  );
});

test("a provider that says itself what is wrong is told in its words", () => {
  const line = "This Terraform provider is not complete.";
  expect(notStarted({ version, line, stderr: "trace" }, {})).toEqual(
    words.providerDoesNotStart({ version, said: line, options: undefined }),
  );
});

test("a provider that says itself what to do is told to the end, however long its PATH is; what others print is cut", () => {
  const line = `Found: no node on PATH=${"/opt/tool/bin:".repeat(200)}. Install Node.js.`;
  expect(notStarted({ version, line, stderr: "" }, {}).summary).toContain(line);
  const { summary } = notStarted({ version, line: "", stderr: line }, { PATH: "" });
  expect(summary.length).toBeLessThan(500);
});

test("the provider of a package in a zip, as Yarn's Plug'n'Play keeps it, starts from a copy", async () => {
  const project = mkdtempSync(join(tmpdir(), "doctor-"));
  const dist = join(project, "cdktf-cckm.zip/dist");
  const source = "terraform.local/cdktf-cckm/cckm";
  // The first line names the folder that the program is started from.
  const code = 'require("fs").writeSync(3, __dirname + "\\n"); process.argv.splice(2, 1);';
  packageOf(dist, source, "1.2.0", code);
  try {
    const env = { ...process.env, NODE_OPTIONS: undefined, CCKM_PROVIDER_PACKAGE: undefined };
    process.env.CCKM_PROVIDER_PACKAGE = dist;
    const told = (await checkProvider(env, tmpdir())).flatMap(linesOf).join();
    expect(told).toContain(`does not start: ${join(realpathSync(tmpdir()), "cckm-doctor-")}`);
  } finally {
    delete process.env.CCKM_PROVIDER_PACKAGE;
    rmSync(project, { recursive: true });
  }
});

test.each([
  ["in the folder itself without cdktf.json", [], "."],
  ["in another folder than the app's, as cdktf does", ["cdktf.json"], "built"],
  [
    "in the folder of a stack, as cdktf does",
    ["cdktf.json", "cdktf.out/stacks/dev/cdk.tf.json"],
    "cdktf.out/stacks/dev",
  ],
])("the provider starts %s", async (_, files, started) => {
  const app = realpathSync(mkdtempSync(join(tmpdir(), "doctor-")));
  for (const file of files) {
    mkdirSync(dirname(join(app, file)), { recursive: true });
    writeFileSync(join(app, file), "{}");
  }
  const built = join(app, "built");
  const code = 'require("fs").writeSync(3, process.cwd() + "\\n"); process.argv.splice(2, 1);';
  packageOf(built, "terraform.local/cdktf-cckm/cckm", "1.2.0", code);
  try {
    process.env.CCKM_PROVIDER_PACKAGE = built;
    const env = { ...process.env, NODE_OPTIONS: undefined, CCKM_PROVIDER_PACKAGE: undefined };
    const told = (await checkProvider(env, app)).flatMap(linesOf).join("\n");
    expect(/does not start: (\/\S+?)\.?(?:\s|$)/.exec(told)?.[1]).toBe(join(app, started));
  } finally {
    delete process.env.CCKM_PROVIDER_PACKAGE;
    rmSync(app, { recursive: true });
  }
});

test("the provider starts from the copy that Terraform would start, whose name Node.js may tell another format by", async () => {
  const app = realpathSync(mkdtempSync(join(tmpdir(), "doctor-")));
  const source = "terraform.local/cdktf-cckm/cckm";
  const code = 'require("fs").writeSync(3, process.argv[1] + "\\n"); process.argv.splice(2, 1);';
  const built = packageOf(join(app, "built"), source, version, code);
  const start = async () => {
    const env = { ...process.env, HOME: app, NODE_OPTIONS: undefined, CCKM_PROVIDER_PACKAGE: undefined };
    const [started] = await checkProvider(env, app);
    return /does not start: (\/\S+?)\.?(?:\s|$)/.exec(linesOf(started!))?.[1]?.replace(app, "");
  };
  try {
    process.env.CCKM_PROVIDER_PACKAGE = built;
    expect(await start()).toBe("/built/terraform-provider-cckm");
    placeAs(app, source, version, built);
    const placed = expect.stringMatching(
      /^\/terraform\.d\/plugins\/terraform\.local\/.+\/terraform-provider-cckm_v1\.2\.0$/,
    );
    expect(await start()).toEqual(placed);
    for (const file of placedPrograms(source, { HOME: app }, app)) rmSync(join(dirname(file), "package.json"));
    expect(await start()).toBe("/built/terraform-provider-cckm");
  } finally {
    delete process.env.CCKM_PROVIDER_PACKAGE;
    rmSync(app, { recursive: true });
  }
});

describe("a placed copy of the provider", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "doctor-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const PROGRAM = "terraform-provider-cckm_v1.2.0";

  /** Places the provider and changes the copy; returns what the doctor says of it. */
  function told(change: (copy: string) => void): string[] {
    const built = readPackage(packageOf(join(folder, "built"), "terraform.local/cdktf-cckm/cckm", "1.2.0", "1"))!;
    const copy = join(folder, "copy");
    for (const [placed, own] of Object.entries(built.files)) cpSync(join(built.folder, own), join(copy, placed));
    change(copy);
    chmodSync(folder, 0o755);
    return asOrdinaryUser(() => checkPlaced(built, [join(copy, PROGRAM)]))
      .map(linesOf)
      .map((line) => line.replaceAll(folder, ""));
  }

  test("that has every file is well, and one of another version is not compared", () => {
    expect(told(() => {})).toEqual([]);
    expect(told((copy) => cpSync(join(copy, PROGRAM), join(copy, "terraform-provider-cckm_v1.1.0")))).toEqual([]);
  });

  test.each<[string, (copy: string) => void, string]>([
    ["misses a file", (copy) => rmSync(join(copy, "provider.js")), "provider.js is missing"],
    ["has an empty file", (copy) => writeFileSync(join(copy, "package.json"), ""), "package.json is empty"],
    [
      "has a folder for a file",
      (copy) => {
        rmSync(join(copy, "provider.js"));
        mkdirSync(join(copy, "provider.js"));
      },
      "provider.js cannot be read: EISDIR",
    ],
    [
      "has a file that only another user reads",
      (copy) => chmodSync(join(copy, "provider.js"), 0o000),
      "provider.js cannot be read: EACCES",
    ],
    ["has a file of others", (copy) => writeFileSync(join(copy, "provider.js"), "2"), "provider.js is not that of"],
  ])("that %s is a failure that names it", (_, change, found) => {
    expect(told(change)).toEqual([expect.stringContaining(`The copy of the provider in /copy cannot work: ${found}`)]);
  });
});

describe("a zip of the provider in a mirror", () => {
  const SOURCE = "terraform.local/cdktf-cckm/cckm";
  const ARCHIVE = "terraform-provider-cckm_1.2.0_linux_amd64.zip";
  const UNIX = 3;
  const DOS = 0;
  let app: string;
  beforeEach(() => {
    app = realpathSync(mkdtempSync(join(tmpdir(), "doctor-")));
    process.env.CCKM_PROVIDER_PACKAGE = packageOf(join(app, "built"), SOURCE, "1.2.0", "1");
  });
  afterEach(() => {
    delete process.env.CCKM_PROVIDER_PACKAGE;
    rmSync(app, { recursive: true });
  });

  /** What the doctor says of a mirror with a zip in which the program has a mode. */
  async function told(mode: number, madeBy = UNIX, root = "terraform.d/plugins", env = {}): Promise<string> {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from("#!/bin/sh\n"), "terraform-provider-cckm_v1.2.0", { mode: 0o100000 | mode });
    zip.end();
    const bytes = await buffer(zip.outputStream);
    bytes[bytes.indexOf("PK\x01\x02") + 5] = madeBy;
    const mirror = join(app, root, SOURCE);
    mkdirSync(mirror, { recursive: true });
    writeFileSync(join(mirror, ARCHIVE), bytes);
    return saidOf(env);
  }

  const saidOf = async (env = {}) =>
    (await checkProvider({ PATH: process.env.PATH, HOME: app, ...env }, app)).map(linesOf).join("\n");

  test.each<[string, number, number]>([
    ["lost its mode", 0o644, UNIX],
    ["was packed where files have no mode", 0o755, DOS],
  ])("in which the program %s is a failure that names both", async (_, mode, madeBy) => {
    expect(await told(mode, madeBy)).toContain(
      `terraform-provider-cckm_v1.2.0 in ${join(app, "terraform.d/plugins", SOURCE, ARCHIVE)} is not executable`,
    );
  });

  test("is looked for where the CLI configuration names it", async () => {
    const file = join(app, "cli.tfrc");
    writeFileSync(file, `provider_installation {\n filesystem_mirror {\n  path = "${app}/mirror"\n }\n}\n`);
    expect(await told(0o644, UNIX, "mirror", { TF_CLI_CONFIG_FILE: file })).toContain(
      `/mirror/${SOURCE}/${ARCHIVE} is`,
    );
  });

  test("that keeps the mode is well, and one that is no zip is left to Terraform", async () => {
    expect(await told(0o755)).not.toContain("is not executable");
    writeFileSync(join(app, "terraform.d/plugins", SOURCE, ARCHIVE), "no zip");
    expect(await saidOf()).not.toContain("is not executable");
  });
});
