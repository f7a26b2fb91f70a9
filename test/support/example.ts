import { join } from "node:path";
import type { CckmSimulator } from "../../lib/simulator";
import { isBuilt } from "./built";
import { ROOT } from "./cdktf";
import { run } from "./run";
import { TerraformFolder } from "./terraform";

/** A program of examples/, synthesized as its readers would and run by real Terraform with the built provider. */
export class Example {
  readonly tf: TerraformFolder;

  constructor(
    readonly name: string,
    sim: CckmSimulator,
  ) {
    this.tf = new TerraformFolder({
      CIPHERTRUST_ADDRESS: sim.url,
      CIPHERTRUST_USERNAME: "admin",
      CIPHERTRUST_PASSWORD: "test-password",
    });
    this.tf.cwd = join(this.tf.path, "cdktf.out/stacks", name);
  }

  /** Synthesizes with the variables that the example reads, and initializes. `prepare` runs in between. */
  async init(
    env: Readonly<Record<string, string | undefined>> = {},
    prepare: (stack: string) => void = () => {},
  ): Promise<void> {
    // Its readers have the built package, which loads in a third of the time; the checkout's settings lead to the sources.
    this.tf.write("tsconfig.json", "{}");
    const settings = isBuilt() ? join(this.tf.path, "tsconfig.json") : join(ROOT, "tsconfig.json");
    const { code, output } = await run(
      process.execPath,
      ["--import", require.resolve("tsx"), join(ROOT, "examples", this.name, "main.ts")],
      {
        cwd: this.tf.path,
        env: {
          ...this.tf.env,
          ...env,
          CDKTF_OUTDIR: join(this.tf.path, "cdktf.out"),
          TSX_TSCONFIG_PATH: settings,
        },
      },
    );
    if (code !== 0) throw new Error(`The example ${this.name} ended with ${code}:\n${output}`);
    prepare(this.tf.cwd);
    await this.tf.must(["init", "-no-color", "-input=false"]);
  }
}
