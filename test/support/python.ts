import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./cdktf";
import { run } from "./run";

/** Why Python cannot be used here; undefined where it can. */
export function missingPython(): string | undefined {
  const { status, error } = spawnSync("python3", ["-c", "import venv, ensurepip"], { encoding: "utf8" });
  if (error) return "there is no python3";
  return status === 0 ? undefined : "python3 has no venv";
}

/** An environment of its own in which the constructs' package is installed. */
export class PythonEnvironment {
  readonly folder = mkdtempSync(join(tmpdir(), "python-"));

  /** The folder of its programs. */
  get bin(): string {
    return join(this.folder, "bin");
  }

  /** Builds the package of the checkout and installs it. */
  async install(): Promise<void> {
    await this.must(process.execPath, "--import", "tsx", join(ROOT, "scripts/python/main.ts"));
    await this.must("python3", "-m", "venv", this.folder);
    const packages = join(ROOT, "build/jsii/python/python");
    const wheel = readdirSync(packages).find((file) => file.endsWith(".whl"))!;
    await this.must(join(this.bin, "pip"), "install", "--quiet", join(packages, wheel), "constructs<10.8");
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async must(file: string, ...args: string[]): Promise<void> {
    const { code, output } = await run(file, args, { cwd: ROOT, env: process.env });
    if (code !== 0) throw new Error(`${file} ${args.join(" ")} ended with ${code}:\n${output}`);
  }
}
