import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { type Ran, run } from "./run";
import { TERRAFORM } from "./terraform-program";

/** The checkout. */
export const ROOT = resolve(__dirname, "../..");

/** What is installed for the checkout. */
export const NODE_MODULES = join(ROOT, "node_modules");

/** What a project is made of. */
export interface ProjectOptions {
  /** Source of the app's main file, in JavaScript. It imports `cdktf-cckm` as users do, so the package must be built. */
  readonly main: string;
  /** Whether the project is `"type":"module"`, and `main` with it. Default false. */
  readonly esm?: boolean;
  /** More environment for every program that the project runs. */
  readonly env?: Readonly<Record<string, string>>;
  /** Packages to link by name, with their folders. Default: cdktf, its own packages, and the checkout as `cdktf-cckm`. */
  readonly packages?: Readonly<Record<string, string>>;
}

const PACKAGES = {
  ...Object.fromEntries(["cdktf", "constructs", "@cdktf"].map((name) => [name, join(NODE_MODULES, name)])),
  "cdktf-cckm": ROOT,
};

/** A cdktf project in a temporary folder, with an empty HOME and no Terraform configuration of the machine's. */
export class CdktfProject {
  readonly folder = mkdtempSync(join(tmpdir(), "cdktf-project-"));
  private readonly extra: Record<string, string>;

  constructor({ main, esm = false, env = {}, packages = PACKAGES }: ProjectOptions) {
    this.extra = { ...env };
    mkdirSync(this.path("home"));
    this.write("terraform.rc", "");
    this.write("package.json", JSON.stringify({ name: "project", private: true, type: esm ? "module" : "commonjs" }));
    const config = { language: "typescript", app: "node main.js", projectId: "test", sendCrashReports: "false" };
    this.write("cdktf.json", JSON.stringify(config));
    this.write("main.js", main);
    mkdirSync(this.path("node_modules"));
    for (const [name, folder] of Object.entries(packages)) this.link(name, folder);
  }

  /** A path inside the project. */
  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  /** The folder in which the CLI runs Terraform for a stack. */
  stack(name: string): string {
    return this.path("cdktf.out/stacks", name);
  }

  /** Writes a file of the project, such as a new `main.js`. */
  write(file: string, content: string): void {
    mkdirSync(dirname(this.path(file)), { recursive: true });
    writeFileSync(this.path(file), content);
  }

  /** Reads a file of the project. */
  read(...parts: string[]): string {
    return readFileSync(this.path(...parts), "utf8");
  }

  /** Sets a variable for the programs that follow. */
  setEnv(name: string, value: string): void {
    this.extra[name] = value;
  }

  /** Runs the real CLI, as in `cdktf("deploy", "dev", "--auto-approve")`. */
  cdktf(...args: string[]): Promise<Ran> {
    return run(join(NODE_MODULES, ".bin/cdktf"), args, { cwd: this.folder, env: this.env() });
  }

  /** Runs the app alone, which is the quick way to synthesize. */
  synth(): Promise<Ran> {
    const env = { ...this.env(), CDKTF_OUTDIR: this.path("cdktf.out") };
    return run(process.execPath, [this.path("main.js")], { cwd: this.folder, env });
  }

  /** Runs Terraform in a stack's folder. */
  terraform(stack: string, ...args: string[]): Promise<Ran> {
    return run(TERRAFORM, args, { cwd: this.stack(stack), env: this.env() });
  }

  /** Puts a program where Terraform finds it as a provider of a registry, so that no network is needed. */
  serveProvider(stack: string, source: string, version: string, program: string): void {
    const platform = `${process.platform}_${process.arch === "x64" ? "amd64" : process.arch}`;
    const file = `terraform-provider-${source.split("/").at(-1)}_v${version}`;
    const folder = join(this.stack(stack), "terraform.d/plugins", source, version, platform);
    if (existsSync(join(folder, file))) return;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, file), program, { mode: 0o755 });
    // In a project of modules Node would take the program for one.
    writeFileSync(join(folder, "package.json"), '{"type":"commonjs"}\n');
  }

  /** Removes the project. */
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Makes a package of the checkout the project's own. */
  link(name: string, target: string): void {
    symlinkSync(target, this.path("node_modules", name));
  }

  private env(): NodeJS.ProcessEnv {
    return {
      PATH: process.env.PATH,
      ...(process.env.TERRAFORM_BINARY_NAME && { TERRAFORM_BINARY_NAME: process.env.TERRAFORM_BINARY_NAME }),
      HOME: this.path("home"),
      TF_CLI_CONFIG_FILE: this.path("terraform.rc"),
      CHECKPOINT_DISABLE: "1",
      CI: "1",
      ...this.extra,
    };
  }
}
