import { TerraformFolder as Folder } from "../../lib/testing/terraform-folder";

export type { Ended, PlannedChange } from "../../lib/testing/terraform-folder";

/** A folder in which real Terraform runs, with what only tests of the provider ask. */
export class TerraformFolder extends Folder {
  constructor(env: Readonly<Record<string, string>>) {
    super({ GOGC: "off", ...env });
  }

  /** An apply that must fail; its output. */
  async refused(args: readonly string[] = ["apply", "-auto-approve", "-no-color", "-input=false"]): Promise<string> {
    const { code, output } = await this.run(args);
    if (code === 0) throw new Error(`terraform ${args.join(" ")} succeeded:\n${output}`);
    return output.replaceAll(/\n\s*│ ?/g, " ").replaceAll(/\s+/g, " ");
  }
}
