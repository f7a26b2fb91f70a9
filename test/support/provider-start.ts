import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writePackage } from "../../lib/package/make/package";
import { PACKAGE_JSON, START } from "../../lib/package/make/start";
import { type Ran, run } from "./run";

/** What Terraform sets for the provider that it starts. */
export const UNDER_TERRAFORM = { TF_PLUGIN_MAGIC_COOKIE: "any" };
/** What the provider of {@link StartFolder} answers. */
export const HANDSHAKE = "1|6|unix|/socket|grpc|\n";

/** A folder with a provider that prints, answers and ends; removed after the tests. */
export class StartFolder {
  readonly path = mkdtempSync(join(tmpdir(), "provider start-"));
  readonly built = join(this.path, "built");
  readonly program = join(this.built, "terraform-provider-acme");
  /** A PATH with the node of this test. */
  readonly PATH = join(this.path, "node");

  constructor() {
    beforeAll(() => {
      const code = `console.log("printed"); require("fs").writeSync(Number(process.argv[2].split("=")[1]), ${JSON.stringify(HANDSHAKE)}); process.argv.splice(2, 1);`;
      writePackage(
        this.built,
        {
          source: "terraform.local/acme/acme",
          name: "terraform-provider-acme",
          version: "1.0.0",
          files: { "provider.js": code },
        },
        "",
      );
      this.folder("node", (path) => symlinkSync(process.execPath, join(path, "node")));
    });
    afterAll(() => rmSync(this.path, { recursive: true, force: true }));
  }

  /** Makes a folder below, such as one for the PATH. */
  folder(name: string, fill: (path: string) => void = () => {}): string {
    const path = join(this.path, name);
    mkdirSync(path, { recursive: true });
    fill(path);
    return path;
  }

  /** Makes a provider with another bundle; its program. */
  provider(name: string, bundle: string): string {
    const path = this.folder(name);
    writeFileSync(join(path, "terraform-provider-acme"), START);
    writeFileSync(join(path, "provider.js"), bundle);
    writeFileSync(join(path, "package.json"), PACKAGE_JSON);
    return join(path, "terraform-provider-acme");
  }

  /** An environment whose Node.js runs code first. */
  preload(name: string, code: string): { NODE_OPTIONS: string } {
    writeFileSync(join(this.path, name), code);
    return { NODE_OPTIONS: `--require ${JSON.stringify(join(this.path, name))}` };
  }
}

/** A shell that reads the head of a provider's program. */
export interface Shell {
  readonly command: readonly [string, ...string[]];
  /** Starts a program, by default that of the folder, in a working directory, by default the folder. */
  start(env: Record<string, string>, program?: string, cwd?: string): Promise<Ran>;
}

/** Tells a story by each shell; one that is missing is named. */
export function byEachShell(at: StartFolder, story: (shell: Shell) => void): void {
  for (const [name] of SHELLS.filter(([, path]) => path === "")) {
    process.stderr.write(
      `NOT TRIED: a provider started by ${name}, which is not installed here. Install it to try it.\n`,
    );
    test.skip(`a provider started by ${name}: NOT TRIED, as ${name} is not installed here`, () => {});
  }
  describe.each(TRIED)("a provider started by %s", (_, path, args) => {
    story({
      command: [path, ...args],
      start: (env, program = at.program, cwd = at.path) => run(path, [...args, program], { cwd, env }),
    });
  });
}

const found = (name: string) =>
  execFileSync("/bin/sh", ["-c", `command -v ${name} || true`], { encoding: "utf8" }).trim();
const SHELLS: [string, string, string[]][] = [
  ["the system's sh", "/bin/sh", []],
  ["dash", found("dash"), []],
  ["bash", found("bash"), []],
  ["busybox", found("busybox"), ["sh"]],
  ["bash in POSIX mode", found("bash"), ["--posix"]],
];
const isSystems = (path: string) => realpathSync(path) === realpathSync("/bin/sh");
// Most systems' sh is one of the others.
const TRIED = SHELLS.filter(([name, path]) => path !== "" && !(name === "dash" && isSystems(path)));
