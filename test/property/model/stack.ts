import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformFolder } from "../../../lib/testing/terraform-folder";
import { type Running, startTerraform } from "../terraform/process";
import { render, type StandsFor } from "../terraform/render";
import { readStateFile } from "../terraform/state-file";
import { type Configuration, EMPTY, type StackName } from "./configuration";
import { keyOf } from "./objects";
import type { Entry } from "./observation";
import type { TerraformCommand } from "./steps";

const ALWAYS: Readonly<Record<string, readonly string[]>> = {
  apply: ["-auto-approve"],
  plan: [],
};

/** A stack: its folder, its state, and what its configuration says. */
export class Stack {
  configuration: Configuration = EMPTY;
  readonly #folder: TerraformFolder;

  constructor(
    readonly name: StackName,
    env: Readonly<Record<string, string>>,
    cliConfiguration = "",
  ) {
    this.#folder = new TerraformFolder(env);
    this.#folder.write(".terraformrc", cliConfiguration);
  }

  get path(): string {
    return this.#folder.path;
  }

  /** Writes main.tf.json. */
  configure(configuration: Configuration, standsFor: StandsFor): void {
    this.configuration = configuration;
    this.#folder.write("main.tf.json", render(configuration, standsFor));
  }

  start({ args: [command = "", ...args] }: TerraformCommand): Running {
    const all = [command, ...(ALWAYS[command] ?? []), "-input=false", "-no-color", "-json", ...args];
    return startTerraform(all, { cwd: this.path, env: this.#folder.env });
  }

  /** The entries of the state. */
  entries(): Entry[] {
    const instances = readStateFile(join(this.path, "terraform.tfstate"));
    return instances.map((instance) => ({ ...instance, stack: this.name, key: keyOf(instance) }));
  }

  /** The state file as it stands, for a report. */
  stateText(): string {
    const file = join(this.path, "terraform.tfstate");
    return existsSync(file) ? readFileSync(file, "utf8") : "(no state)";
  }

  remove(): void {
    this.#folder.remove();
  }
}
