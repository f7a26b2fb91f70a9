import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { byEachShell, HANDSHAKE, StartFolder, UNDER_TERRAFORM } from "../../../support/provider-start";

const FOREIGN = Buffer.from("\x7fELF\x02\x01\x01".padEnd(64, "\0"), "latin1");

const here = new StartFolder();
const { PATH } = here;

byEachShell(here, ({ command, start }) => {
  test("starts the node on the PATH, not a shell function of that name that bash exports", async () => {
    const exported = { "BASH_FUNC_node%%": "() {  echo lazy; }" };
    const ran = await start({ PATH, ...UNDER_TERRAFORM, ...exported }, undefined, here.built);
    expect(ran).toMatchObject({ code: 0, stdout: HANDSHAKE });
  });

  test("without Node says so in the one line that Terraform shows", async () => {
    const none = here.folder("none");
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
    const name = `${command.join(" ").replaceAll("/", "-")} ${what}`;
    const node = join(here.path, name, "node");
    beforeEach(() => {
      rmSync(node, { recursive: true, force: true });
      here.folder(name, () => make(node));
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
    const { code, stdout } = await start({ PATH: path, ...UNDER_TERRAFORM }, undefined, PATH);
    expect({ code, stdout }).toEqual({ code: 0, stdout: HANDSHAKE });
  });

  test("with a node that a signal ends, says which limits may be the cause", async () => {
    const killed = here.folder("killed", (path) =>
      writeFileSync(join(path, "node"), "#!/bin/sh\nkill -ABRT $$\n", { mode: 0o755 }),
    );
    const { stdout } = await start({ PATH: killed, ...UNDER_TERRAFORM });
    expect(stdout).toMatch(/^This .+ exit code 134 of .+ Raise the limits of memory and open files .+\n$/);
  });

  test.each(["18.20.8", "4.9.1", "0.10.48"])("with Node %s, which is too old, says which", async (version) => {
    const old = `Object.defineProperty(process, "versions", { value: Object.assign({}, process.versions, { node: "${version}" }) });
      if (parseInt("${version}", 10) < 8) { delete global.Atomics; delete global.SharedArrayBuffer; }`;
    const { code, stdout, stderr } = await start({ PATH, ...UNDER_TERRAFORM, ...here.preload("old.js", old) });
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
    const shim = here.folder(`shim ${ended}`, (path) =>
      writeFileSync(join(path, "node"), `#!/bin/sh\n${script}\n`, { mode: 0o755 }),
    );
    const { code, stdout } = await start({ PATH: shim, ...UNDER_TERRAFORM });
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringMatching(/^This Terraform provider .+\n$/) });
    expect(stdout).toContain(`${ended} of ${join(shim, "node")}`);
  });

  test("with a node that is a wrapper starts, and says so if that closes the descriptor of the handshake", async () => {
    const wrapper = (name: string, line: string) =>
      here.folder(name, (path) =>
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
    const losing = here.folder("losing wrapper", (path) =>
      writeFileSync(join(path, "node"), `#!/bin/sh\nexec ${process.execPath} "$1"\n`, { mode: 0o755 }),
    );
    expect(await start({ PATH: losing, ...UNDER_TERRAFORM })).toMatchObject({ code: 0, stdout: HANDSHAKE });
    const preloaded = here.preload("loses.js", "process.argv.splice(2);");
    expect(await start({ PATH, ...UNDER_TERRAFORM, ...preloaded })).toMatchObject({ code: 0, stdout: HANDSHAKE });
  });
});
