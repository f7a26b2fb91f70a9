import { join } from "node:path";
import { DECLARED_FILE } from "../../../lib/contract";
import { TerraformFolder } from "../../../lib/testing/terraform-folder";
import { declaredElsewhere } from "../terraform/other-stacks";
import { type Running, startTerraform } from "../terraform/process";
import { render, type StandsFor } from "../terraform/render";
import { isWhole, readStateFile } from "../terraform/state-file";
import { type Configuration, EMPTY, type StackName } from "./configuration";
import { keyOf } from "./objects";
import type { Entry } from "./observation";
import { type ProviderMode, type ServedProvider, serveProvider } from "./provider";
import type { TerraformCommand } from "./steps";

const ALWAYS: Readonly<Record<string, readonly string[]>> = {
  apply: ["-auto-approve"],
  plan: [],
};

/** A stack: its folder, its state, and what its configuration says. */
export class Stack {
  configuration: Configuration = EMPTY;

  private constructor(
    readonly name: StackName,
    private readonly folder: TerraformFolder,
    private readonly provider: ServedProvider,
  ) {}

  /** Makes its folder and serves it a provider of its own: two runs at once share nothing. */
  static async start(name: StackName, mode: ProviderMode, url: string): Promise<Stack> {
    const folder = new TerraformFolder({});
    const provider = await serveProvider(mode, url, folder.path);
    folder.write(".terraformrc", provider.cliConfiguration);
    return new Stack(name, folder, provider);
  }

  get path(): string {
    return this.folder.path;
  }

  private get stateFile(): string {
    return join(this.path, "terraform.tfstate");
  }

  /** Writes main.tf.json. */
  configure(configuration: Configuration, standsFor: StandsFor): void {
    this.configuration = configuration;
    this.folder.write("main.tf.json", render(configuration, standsFor));
  }

  /** Writes beside the stack what the other one declares. */
  writeDeclaredElsewhere(other: Configuration, standsFor: StandsFor): void {
    this.folder.write(DECLARED_FILE, declaredElsewhere(this.name === "one" ? "two" : "one", other, standsFor));
  }

  start({ args: [command = "", ...args] }: TerraformCommand): Running {
    const all = [command, ...(ALWAYS[command] ?? []), "-input=false", "-no-color", "-json", ...args];
    return startTerraform(all, { cwd: this.path, env: { ...this.folder.env, ...this.provider.env } });
  }

  /** The entries of the state. */
  entries(): Entry[] {
    const instances = readStateFile(this.stateFile);
    return instances.map((instance) => ({ ...instance, stack: this.name, key: keyOf(instance) }));
  }

  async untilStateIsWhole(): Promise<void> {
    while (!isWhole(this.stateFile)) await new Promise((resolve) => setImmediate(resolve));
  }

  /** Ends its provider and removes its folder. */
  async close(): Promise<void> {
    await this.provider.close();
    this.folder.remove();
  }
}
