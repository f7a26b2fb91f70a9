import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Paths } from "./stack-json";

/** How a Terraform command ended. */
export interface Ended {
  readonly code: number;
  /** Standard output and error combined, without colours. */
  readonly output: string;
}

/** A planned change. */
export interface PlannedChange {
  readonly address: string;
  /**
   * As in Terraform's JSON plan: `create`, `update`, `delete`, `no-op`, `read`, or `delete`/`create` joined for a
   * replacement.
   */
  readonly action: string;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
  readonly afterUnknown: Record<string, unknown>;
}

/** A resource or data source in the state. */
export interface StateResource {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  /** Key of the instance, if the resource has several. */
  readonly index?: number | string;
  readonly values: Record<string, unknown>;
}

/** Exit code of a plan with `-detailed-exitcode` that has changes. */
const CHANGES = 2;

/** A folder in which real Terraform runs, isolated from the machine's configuration except for PATH. */
export class TerraformFolder {
  readonly path = mkdtempSync(join(tmpdir(), `cckm-testing-${process.pid}-`));
  /** Terraform's working directory. Default: the folder itself. */
  cwd = this.path;
  /** Construct paths by address, for the output. */
  paths: Paths = new Map();
  /** The complete environment of Terraform. */
  readonly env: Record<string, string>;

  constructor(env: Readonly<Record<string, string>>) {
    this.write(".terraformrc", "");
    this.env = {
      PATH: process.env.PATH ?? "",
      HOME: this.path,
      TMPDIR: tmpdir(),
      TF_CLI_CONFIG_FILE: join(this.path, ".terraformrc"),
      TF_IN_AUTOMATION: "1",
      CHECKPOINT_DISABLE: "1",
      ...env,
    };
  }

  write(name: string, content: string): void {
    writeFileSync(join(this.path, name), content);
  }

  /** Runs Terraform to its end, whatever the result. `signal` kills it; `interrupt` sends a SIGINT when it resolves. */
  run(
    args: readonly string[],
    options: {
      env?: Readonly<Record<string, string>>;
      signal?: AbortSignal;
      interrupt?: Promise<unknown>;
    } = {},
  ): Promise<Ended> {
    return new Promise((resolve) => {
      const settings = {
        cwd: this.cwd,
        env: { ...this.env, ...options.env },
        maxBuffer: 1 << 28,
        signal: options.signal,
      };
      const child = execFile(
        process.env.TERRAFORM_BINARY_NAME || "terraform",
        args,
        settings,
        (error, stdout, stderr) => {
          // If the process could not start, there is no output to explain it.
          const failed = child.pid === undefined ? `Could not start Terraform: ${error?.message}\n` : "";
          resolve({ code: child.exitCode ?? -1, output: this.#withPaths(failed + stdout + stderr) });
        },
      );
      void options.interrupt?.then(() => child.kill("SIGINT"));
    });
  }

  // Terraform tells what a diagnostic is about in a line of its own: `  with cckm_azure_secret.db["a"],`.
  #withPaths(output: string): string {
    return output.replace(
      /^( +with ((?:data\.)?\w+\.[\w-]+)(?![\w-]).*),$/gm,
      (line, subject: string, address: string) => {
        const path = this.paths.get(address);
        return path === undefined ? line : `${subject} (${path}),`;
      },
    );
  }

  /** Runs Terraform and throws with its output if it fails. */
  async must(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<string> {
    const { code, output } = await this.run(args, { env });
    if (code !== 0) throw new Error(`terraform ${args.join(" ")} ended with ${code}:\n${output}`);
    return output;
  }

  apply(...args: string[]): Promise<string> {
    return this.must(["apply", "-auto-approve", "-no-color", "-input=false", ...args]);
  }

  destroy(...args: string[]): Promise<string> {
    return this.must(["destroy", "-auto-approve", "-no-color", "-input=false", ...args]);
  }

  /** What a plan would change; empty if there is nothing to do. */
  async plan(...args: string[]): Promise<PlannedChange[]> {
    const plan = ["plan", "-no-color", "-input=false", "-out=plan.bin", "-detailed-exitcode", ...args];
    const { code, output } = await this.run(plan);
    if (code === 0) return [];
    if (code !== CHANGES) throw new Error(`terraform ${plan.join(" ")} ended with ${code}:\n${output}`);
    const shown = JSON.parse(await this.must(["show", "-json", "plan.bin"])) as {
      resource_changes?: {
        address: string;
        mode: string;
        change: { actions: string[]; before: never; after: never; after_unknown: never };
      }[];
    };
    return (shown.resource_changes ?? [])
      .filter(({ mode, change }) => mode === "managed" && change.actions.join() !== "no-op")
      .map(({ address, change }) => ({
        address,
        action: change.actions.join("/"),
        before: change.before,
        after: change.after,
        afterUnknown: change.after_unknown,
      }));
  }

  /** Every resource and data source in the state's root module. */
  async resources(): Promise<StateResource[]> {
    const shown = JSON.parse(await this.must(["show", "-json"])) as {
      values?: { root_module: { resources?: StateResource[] } };
    };
    return shown.values?.root_module.resources ?? [];
  }

  /** Attribute values of one resource or data source in the state; undefined if it is not there. */
  async state(address: string): Promise<Record<string, unknown> | undefined> {
    return (await this.resources()).find((resource) => resource.address === address)?.values;
  }

  async outputs(): Promise<Record<string, unknown>> {
    const shown = JSON.parse(await this.must(["output", "-json"])) as Record<string, { value: unknown }>;
    return Object.fromEntries(Object.entries(shown).map(([name, { value }]) => [name, value]));
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
