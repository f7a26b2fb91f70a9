import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { transformSync } from "esbuild";
import { writePackage } from "../../../../lib/package/make/package";
import { PACKAGE_JSON, START } from "../../../../lib/package/make/start";
import { run } from "../../../support/run";

const temporary = mkdtempSync(join(tmpdir(), "provider start-"));
const built = join(temporary, "built");
const program = join(built, "terraform-provider-acme");
const UNDER_TERRAFORM = { TF_PLUGIN_MAGIC_COOKIE: "any" };
const FOREIGN = Buffer.from("\x7fELF\x02\x01\x01".padEnd(64, "\0"), "latin1");
const MODULE = "data:text/javascript,0";
const PERMISSION = process.allowedNodeEnvironmentFlags.has("--permission")
  ? "--permission"
  : "--experimental-permission";
const HANDSHAKE = "1|6|unix|/socket|grpc|\n";

beforeAll(() => {
  const code = `console.log("printed"); require("fs").writeSync(Number(process.argv[2].split("=")[1]), ${JSON.stringify(HANDSHAKE)}); process.argv.splice(2, 1);`;
  writePackage(
    built,
    {
      source: "terraform.local/acme/acme",
      name: "terraform-provider-acme",
      version: "1.0.0",
      files: { "provider.js": code },
    },
    "",
  );
  writeFileSync(join(temporary, "ends.js"), "process.exit()");
  folder("node", (path) => symlinkSync(process.execPath, join(path, "node")));
});
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

/** A folder for the PATH. */
function folder(name: string, fill: (path: string) => void = () => {}): string {
  const path = join(temporary, name);
  mkdirSync(path, { recursive: true });
  fill(path);
  return path;
}

function preload(name: string, code: string): { NODE_OPTIONS: string } {
  writeFileSync(join(temporary, name), code);
  return { NODE_OPTIONS: `--require ${JSON.stringify(join(temporary, name))}` };
}

const found = (name: string) =>
  execFileSync("/bin/sh", ["-c", `command -v ${name} || true`], { encoding: "utf8" }).trim();
const shells: [string, string, string[]][] = [
  ["the system's sh", "/bin/sh", []],
  ["dash", found("dash"), []],
  ["bash", found("bash"), []],
  ["busybox", found("busybox"), ["sh"]],
  ["bash in POSIX mode", found("bash"), ["--posix"]],
];

const missing = shells.filter(([, path]) => path === "").map(([name]) => name);
for (const name of missing) {
  process.stderr.write(
    `NOT TRIED: a provider started by ${name}, which is not installed here. Install it to try it.\n`,
  );
  test.skip(`a provider started by ${name}: NOT TRIED, as ${name} is not installed here`, () => {});
}

const isSystems = (path: string) => realpathSync(path) === realpathSync("/bin/sh");
// Most systems' sh is one of the others.
const tried = shells.filter(([name, path]) => path !== "" && !(name === "dash" && isSystems(path)));
describe.each(tried)("a provider started by %s", (_, shell, args) => {
  const start = (env: Record<string, string>) => run(shell, [...args, program], { cwd: temporary, env });
  const PATH = join(temporary, "node");

  test("keeps stdout for the handshake, whatever is printed, in one start of Node", async () => {
    const log = join(temporary, "starts");
    writeFileSync(log, "");
    const env = preload(
      "prints.js",
      `console.log("1|2|3|4"); require("fs").appendFileSync(${JSON.stringify(log)}, "start\\n");`,
    );
    const { code, stdout, stderr } = await start({ PATH, ...UNDER_TERRAFORM, ...env });
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: HANDSHAKE, stderr: "1|2|3|4\nprinted\n" });
    expect(readFileSync(log, "utf8")).toBe("start\n");
  });

  test("starts the node on the PATH, not a shell function of that name that bash exports", async () => {
    const exported = { "BASH_FUNC_node%%": "() {  echo lazy; }" };
    const ran = await run(shell, [...args, program], { cwd: built, env: { PATH, ...UNDER_TERRAFORM, ...exported } });
    expect(ran).toMatchObject({ code: 0, stdout: HANDSHAKE });
  });

  test("without Node says so in the one line that Terraform shows", async () => {
    const none = folder("none");
    const { code, stdout } = await start({ PATH: none, ...UNDER_TERRAFORM });
    expect(code).toBe(1);
    expect(stdout).toBe(
      `This Terraform provider needs Node.js 20 or later. Found: no node that can be started on PATH=${none}. Install Node.js, or put its folder on the PATH that Terraform is started with.\n`,
    );
  });

  describe.each<[string, (file: string) => void]>([
    ["is empty", (file) => writeFileSync(file, "", { mode: 0o755 })],
    ["is for another machine", (file) => writeFileSync(file, FOREIGN, { mode: 0o755 })],
    ["is for a shell that is missing", (file) => writeFileSync(file, "#!/nonexistent\n", { mode: 0o755 })],
    ["is a text", (file) => writeFileSync(file, "version https://example.com/1\n", { mode: 0o755 })],
    ["is a folder", (file) => mkdirSync(file)],
    ["is a link to nothing", (file) => symlinkSync("/nonexistent", file)],
    ["is a pipe", (file) => execFileSync("mkfifo", ["-m", "755", file])],
    ["is not executable", (file) => writeFileSync(file, "#!/bin/sh\n", { mode: 0o644 })],
  ])("with a node that %s", (what, make) => {
    const name = `${shell.replaceAll("/", "-")} ${args} ${what}`;
    const node = join(temporary, name, "node");
    beforeEach(() => {
      rmSync(node, { recursive: true, force: true });
      folder(name, () => make(node));
    });

    test("alone names it", async () => {
      const { code, stdout } = await start({ PATH: dirname(node), ...UNDER_TERRAFORM });
      expect({ code, stdout }).toEqual({
        code: 1,
        stdout: expect.stringMatching(
          /^This .+ no node that can be started: .+ Remove it, or put the folder of Node\.js before it on .+\n$/,
        ),
      });
      expect(stdout).toContain(`${node}, which `);
    });

    test("before another starts that one", async () => {
      const { code, stdout } = await start({ PATH: `${dirname(node)}:${PATH}`, ...UNDER_TERRAFORM });
      expect({ code, stdout }).toEqual({ code: 0, stdout: HANDSHAKE });
    });
  });

  test.each([":", "/none:"])("on a PATH like %j finds the node of the folder itself, as shells do", async (path) => {
    const { code, stdout } = await run(shell, [...args, program], {
      cwd: PATH,
      env: { PATH: path, ...UNDER_TERRAFORM },
    });
    expect({ code, stdout }).toEqual({ code: 0, stdout: HANDSHAKE });
  });

  test.each<[string, Record<string, string>]>([
    ["of a child of cluster", { NODE_UNIQUE_ID: "1", NODE_CHANNEL_FD: "x" }],
    ["of a child of fork", { NODE_CHANNEL_FD: "0", NODE_CHANNEL_SERIALIZATION_MODE: "advanced" }],
    ["that has other separators", { IFS: "/" }],
  ])("in the environment %s starts all the same", async (_, env) => {
    const listening = `require("net").createServer().listen(0, function () { process.exit(0); });
      require("fs").writeSync(3, ${JSON.stringify(HANDSHAKE)}); process.argv.splice(2, 1);`;
    const at = folder("that listens", (path) => {
      writeFileSync(join(path, "terraform-provider-acme"), START);
      writeFileSync(join(path, "package.json"), PACKAGE_JSON);
      writeFileSync(join(path, "provider.js"), listening);
    });
    const { code, stdout } = await run(shell, [...args, join(at, "terraform-provider-acme")], {
      cwd: temporary,
      env: { PATH, ...UNDER_TERRAFORM, ...env },
    });
    expect({ code, stdout }).toEqual({ code: 0, stdout: HANDSHAKE });
  });

  test.each([
    ["waits for a debugger", "--inspect-brk=0"],
    ["waits for a debugger", "--inspect_brk=0"],
    ["makes code a module, beside one that is preloaded", `--input-type=module --import ${MODULE}`],
  ])("with an option that %s (%s) starts all the same", async (_, NODE_OPTIONS) => {
    const { code, stdout } = await start({ PATH, ...UNDER_TERRAFORM, NODE_OPTIONS });
    expect({ code, stdout }).toEqual({ code: 0, stdout: HANDSHAKE });
  });

  test.each([
    `--import ${MODULE}`,
    `--experimental-loader ${MODULE}`,
    "--experimental-default-type=module",
    "--entry-url",
  ])(
    "with %s, by which Node.js tells a file's format by the version in its name, starts or says so",
    async (NODE_OPTIONS) => {
      const at = folder("placed", (path) => {
        writeFileSync(join(path, "terraform-provider-acme_v1.0.0-dev.a1"), START);
        writeFileSync(join(path, "package.json"), PACKAGE_JSON);
        cpSync(join(built, "provider.js"), join(path, "provider.js"));
      });
      const path = join(at, "terraform-provider-acme_v1.0.0-dev.a1");
      const env = { PATH, ...UNDER_TERRAFORM, NODE_OPTIONS };
      const { code, stdout } = await run(shell, [...args, path], { cwd: temporary, env });
      if (process.allowedNodeEnvironmentFlags.has(NODE_OPTIONS.split(/[ =]/)[0]!)) {
        expect({ code, stdout }).toEqual({ code: 0, stdout: HANDSHAKE });
      } else expect(stdout).toMatch(/^This .+ exit code 9 of .+ Correct or unset NODE_OPTIONS .+\n$/);
    },
  );

  test.each(["--watch", "--watch-path=/none"])(
    "with %s, by which Node.js would start it again and again, starts or says so",
    async (NODE_OPTIONS) => {
      const { code, stdout } = await start({ PATH, ...UNDER_TERRAFORM, NODE_OPTIONS });
      if (code === 0) expect(stdout).toBe(HANDSHAKE);
      else expect(stdout).toMatch(/^This .+ with NODE_OPTIONS=--watch.* Correct or unset NODE_OPTIONS .+\n$/);
    },
  );

  test("with a node that a signal ends, says which limits may be the cause", async () => {
    const killed = folder("killed", (path) =>
      writeFileSync(join(path, "node"), "#!/bin/sh\nkill -ABRT $$\n", { mode: 0o755 }),
    );
    const { stdout } = await start({ PATH: killed, ...UNDER_TERRAFORM });
    expect(stdout).toMatch(/^This .+ exit code 134 of .+ Raise the limits of memory and open files .+\n$/);
  });

  test("with a closed stderr starts all the same", async () => {
    const closed = ["-c", `exec "$@" 2>&-`, "sh", shell, ...args, program];
    const ran = await run("/bin/sh", closed, { cwd: temporary, env: { PATH, ...UNDER_TERRAFORM } });
    expect(ran).toMatchObject({ code: 0, stdout: HANDSHAKE });
  });

  test("says to people on stderr what is wrong", async () => {
    const { code, stdout, stderr } = await start({ PATH: folder("none") });
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: "", stderr: expect.stringContaining("no node that") });
  });

  test.each(["18.20.8", "4.9.1", "0.10.48"])("with Node %s, which is too old, says which", async (version) => {
    const old = `Object.defineProperty(process, "versions", { value: Object.assign({}, process.versions, { node: "${version}" }) });
      if (parseInt("${version}", 10) < 8) { delete global.Atomics; delete global.SharedArrayBuffer; }`;
    const { code, stdout, stderr } = await start({ PATH, ...UNDER_TERRAFORM, ...preload("old.js", old) });
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^This Terraform provider needs Node\.js 20 or later\. Found: Node\.js [\d.]+ in \/.+\. Install a newer Node\.js, or put its folder first on the PATH that Terraform is started with\.\n$/,
    );
    expect(stdout).toContain(`Node.js ${version} in`);
    expect(stderr).not.toContain("Error");
  });

  test.each([
    ["that has no version to start", "echo none is set >&2; exit 1", "exit code 1"],
    ["that prints and is done", "echo v24.0.0", "exit code 0"],
    ["whose libraries are too old", "kill -ABRT $$", "exit code 134"],
    ["that asks for a version with 126", "exit 126", "exit code 126"],
    ...[64, 65, 66, 78].map((code) => [
      `that ends with ${code}, as sysexits.h has it`,
      `exit ${code}`,
      `exit code ${code}`,
    ]),
  ])("with a node %s says so", async (_, script, ended) => {
    const shim = folder(`shim ${ended}`, (path) =>
      writeFileSync(join(path, "node"), `#!/bin/sh\n${script}\n`, { mode: 0o755 }),
    );
    const { code, stdout } = await start({ PATH: shim, ...UNDER_TERRAFORM });
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringMatching(/^This Terraform provider .+\n$/) });
    expect(stdout).toContain(`${ended} of ${join(shim, "node")}`);
  });

  test("with a node that is a wrapper starts, and says so if that closes the descriptor of the handshake", async () => {
    const wrapper = (name: string, line: string) =>
      folder(name, (path) =>
        writeFileSync(join(path, "node"), `#!/bin/sh\n${line}\n${process.execPath} "$@"\n`, { mode: 0o755 }),
      );
    const fine = await start({ PATH: wrapper("wrapper", "echo Now using node"), ...UNDER_TERRAFORM });
    expect(fine).toMatchObject({ code: 0, stdout: HANDSHAKE });
    for (const line of ["exec 3>&-", "exec 3>&1", "exec 3>lock"]) {
      const closing = wrapper("closing wrapper", line);
      const { code, stdout } = await start({ PATH: closing, ...UNDER_TERRAFORM });
      expect({ code, stdout }).toEqual({
        code: 1,
        stdout: `This Terraform provider was not started. Found: ${join(closing, "node")}, which closes or replaces descriptor 3, the one that Terraform's answer goes to. Put the folder of Node.js itself first on the PATH that Terraform is started with.\n`,
      });
    }
  });

  test("with a node or a preload that loses arguments starts all the same", async () => {
    const losing = folder("losing wrapper", (path) =>
      writeFileSync(join(path, "node"), `#!/bin/sh\nexec ${process.execPath} "$1"\n`, { mode: 0o755 }),
    );
    expect(await start({ PATH: losing, ...UNDER_TERRAFORM })).toMatchObject({ code: 0, stdout: HANDSHAKE });
    const preloaded = preload("loses.js", "process.argv.splice(2);");
    expect(await start({ PATH, ...UNDER_TERRAFORM, ...preloaded })).toMatchObject({ code: 0, stdout: HANDSHAKE });
  });

  test.each([0.2, 0.4, 0.65, 0.9, 0.998])(
    "of which only %d was copied says so, and nothing of Node.js",
    async (share) => {
      const partly = folder("partly copied", (path) => {
        writeFileSync(join(path, "terraform-provider-acme"), START.slice(0, Math.floor(share * START.length)));
        writeFileSync(join(path, "package.json"), PACKAGE_JSON);
      });
      const path = join(partly, "terraform-provider-acme");
      const { code, stdout } = await run(shell, [...args, path], { cwd: temporary, env: { PATH, ...UNDER_TERRAFORM } });
      expect(code).not.toBe(0);
      expect(stdout).toBe(
        `This Terraform provider cannot be loaded. Found: ${path} ends too early. Copy every file of the provider's folder again.\n`,
      );
    },
  );

  test("in an environment that bash takes strictness from starts all the same", async () => {
    const ran = await start({ PATH, ...UNDER_TERRAFORM, SHELLOPTS: "errexit:nounset" });
    expect(ran).toMatchObject({ code: 0, stdout: HANDSHAKE });
  });

  test("says everything in the line that Terraform shows, whatever the environment has in more", async () => {
    const NODE_OPTIONS = "--no-such-option\n--other\r\n";
    const { stdout } = await start({ PATH, ...UNDER_TERRAFORM, NODE_OPTIONS });
    expect(stdout).toMatch(/^This .+=--no-such-option --other\s*\. Correct or unset NODE_OPTIONS .+\n$/);
    const none = await start({ PATH: "/none\n/nothing", ...UNDER_TERRAFORM });
    expect(none.stdout).toMatch(/^This .+ on PATH=\/none \/nothing\. Install .+\n$/);
  });

  test("leaves a signal to its group to Node.js, which lets calls in flight finish", async () => {
    const busy = folder("busy", (path) => {
      writeFileSync(join(path, "terraform-provider-acme"), START);
      writeFileSync(join(path, "package.json"), PACKAGE_JSON);
      writeFileSync(
        join(path, "provider.js"),
        `process.on("SIGTERM", () => setTimeout(() => { require("fs").writeSync(3, "finished\\n"); process.argv.splice(2, 1); process.exit(0); }, 50));
         setInterval(() => {}, 1000);
         require("fs").writeSync(3, "busy\\n");`,
      );
    });
    const child = spawn(shell, [...args, join(busy, "terraform-provider-acme")], {
      env: { PATH, ...UNDER_TERRAFORM, NODE_OPTIONS: "--no-warnings" },
      stdio: ["ignore", "pipe", "ignore"],
      detached: true,
    });
    let stdout = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      if (stdout === "") process.kill(-child.pid!, "SIGTERM");
      stdout += text;
    });
    const [code] = await once(child, "exit");
    expect({ code, stdout }).toEqual({ code: 0, stdout: "busy\nfinished\n" });
  });

  test.each([
    ["an option that Node.js does not know", "--no-such-option", 9],
    ["a preload that is missing", "--require /no/such/preload.js", 1],
    ["a preload that ends Node.js as if all were well", `--require ${JSON.stringify(join(temporary, "ends.js"))}`, 0],
  ])("with NODE_OPTIONS that have %s says so", async (_, NODE_OPTIONS, exit) => {
    const { code, stdout } = await start({ PATH, ...UNDER_TERRAFORM, NODE_OPTIONS });
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: `This Terraform provider was not started. Found: exit code ${exit} of ${join(PATH, "node")} with NODE_OPTIONS=${NODE_OPTIONS}. Correct or unset NODE_OPTIONS in the environment that Terraform is started with, or put Node.js 20 or later, if it knows these options, first on the PATH there; TF_LOG=debug shows what node wrote.\n`,
    });
  });

  test("with NODE_OPTIONS that harm nothing ends as Node.js does, and one that ends later is told once", async () => {
    const NODE_OPTIONS = "--max-old-space-size=200";
    const fine = await start({ PATH, ...UNDER_TERRAFORM, NODE_OPTIONS });
    expect(fine).toMatchObject({ code: 0, stdout: HANDSHAKE });
    const broken = folder("bundle that fails under NODE_OPTIONS", (path) => {
      writeFileSync(join(path, "terraform-provider-acme"), START);
      writeFileSync(join(path, "provider.js"), "throw 7");
      writeFileSync(join(path, "package.json"), PACKAGE_JSON);
    });
    const env = { PATH, ...UNDER_TERRAFORM, NODE_OPTIONS };
    const ended = await run(shell, [...args, join(broken, "terraform-provider-acme")], { cwd: temporary, env });
    expect(ended).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(
        /^This .+ Found: 7, in provider\.js of .+ Copy every file .+ again, or unset NODE_OPTIONS=--max-old-space-size=200\.\n$/,
      ),
    });
    const none = await start({ PATH: folder("none"), ...UNDER_TERRAFORM, NODE_OPTIONS });
    expect(none.stdout).toMatch(/^This .+ no node that can be started on .+\n$/);
  });

  test("under a permission model that keeps it from what it needs says so", async () => {
    const broken = folder("bundle that writes", (path) => {
      writeFileSync(join(path, "terraform-provider-acme"), START);
      writeFileSync(join(path, "provider.js"), 'require("fs").mkdtempSync("/tmp/none-")');
      writeFileSync(join(path, "package.json"), PACKAGE_JSON);
    });
    const env = { PATH, ...UNDER_TERRAFORM, NODE_OPTIONS: `${PERMISSION} --allow-fs-read=*` };
    const ended = await run(shell, [...args, join(broken, "terraform-provider-acme")], { cwd: temporary, env });
    expect(ended.stdout).toMatch(/^This .+ cannot be loaded\. .+ Unset --permission in NODE_OPTIONS: .+\n$/);
    const nothing = await start({ PATH, ...UNDER_TERRAFORM, NODE_OPTIONS: PERMISSION });
    expect(nothing.stdout).toMatch(
      /^This .+ (?:Correct or unset NODE_OPTIONS|Unset --permission in NODE_OPTIONS).+\n$/,
    );
  });

  test.each<[string, (path: string) => void]>([
    ["beside an empty package.json", (path) => writeFileSync(join(path, "package.json"), "")],
    ["beside a cut package.json", (path) => writeFileSync(join(path, "package.json"), '{"type":"comm')],
    [
      "without its package.json, in a project of modules,",
      (path) => {
        writeFileSync(join(path, "../package.json"), '{"type":"module"}');
        writeFileSync(join(path, "provider.js"), "");
      },
    ],
  ])("%s says so", async (what, damage) => {
    const broken = folder(`${what}/provider`, (path) => {
      writeFileSync(join(path, "terraform-provider-acme_v1.0.0"), START);
      damage(path);
    });
    const at = join(broken, "terraform-provider-acme_v1.0.0");
    const { code, stdout } = await run(shell, [...args, at], { cwd: temporary, env: { PATH, ...UNDER_TERRAFORM } });
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: `This Terraform provider cannot be loaded. Found: package.json is missing, empty or damaged, in ${broken}. Copy every file of the provider's folder again.\n`,
    });
  });

  test("without the rest of its files says what is missing", async () => {
    const alone = folder("alone", (path) => writeFileSync(join(path, "terraform-provider-acme"), START));
    const { code, stdout } = await run(shell, [...args, join(alone, "terraform-provider-acme")], {
      cwd: temporary,
      env: { PATH, ...UNDER_TERRAFORM },
    });
    expect(code).toBe(1);
    expect(stdout).toBe(
      `This Terraform provider is not complete. Found: no provider.js in ${alone}. Copy every file of the provider's folder.\n`,
    );
  });

  test.each<[string, string, RegExp, RegExp]>([
    [
      "is cut",
      "function (",
      /^This Terraform provider cannot be loaded\. Found: SyntaxError: .+, in provider\.js of /,
      /SyntaxError/,
    ],
    [
      "fails",
      'throw new TypeError("no\\nway")',
      /^This Terraform provider cannot be loaded\. Found: TypeError: no, in provider\.js of /,
      /way/,
    ],
    [
      "throws nothing",
      "throw undefined",
      /^This Terraform provider cannot be loaded\. Found: undefined, in provider\.js of /,
      /undefined/,
    ],
    [
      "lacks a module",
      'require("none-such")',
      /^This Terraform provider cannot be loaded\. Found: Error: Cannot find module 'none-such', in /,
      /none-such/,
    ],
    [
      "is empty",
      "",
      /^This Terraform provider ended before Terraform could reach it\. Found: exit code 0 of provider\.js in /,
      /^$/,
    ],
    ["exits", "process.exit(0)", /^This Terraform provider ended before .+ Found: exit code 0 of /, /^$/],
    [
      "fails later",
      'Promise.reject(new Error("late"))',
      /^This Terraform provider ended before .+ Found: exit code 1 of /,
      /late/,
    ],
  ])("whose provider.js %s says so in the one line that Terraform shows", async (name, code, told, printed) => {
    const broken = folder(`bundle that ${name}`, (path) => {
      writeFileSync(join(path, "terraform-provider-acme"), START);
      writeFileSync(join(path, "provider.js"), code);
      writeFileSync(join(path, "package.json"), PACKAGE_JSON);
    });
    const env = { PATH, ...UNDER_TERRAFORM };
    const ended = await run(shell, [...args, join(broken, "terraform-provider-acme")], { cwd: temporary, env });
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(told);
    expect(ended.stdout).toMatch(/^[^\n]+ [Cc]opy every file of the provider's folder again\.\n$/);
    expect(ended.stderr).toMatch(printed);
  });
});

test("the head is JavaScript of 2009, so that the oldest Node reads it", () => {
  const [old, today] = ["es5", "esnext"].map((target) => transformSync(START, { target }).code);
  expect(old).toBe(today);
});
