import { execFileSync } from "node:child_process";
import { join, resolve } from "node:path";
import { TerraformFolder } from "../lib/testing/terraform-folder";

const root = resolve(__dirname, "..");
const OPTIONS = ["-no-color", "-input=false"];

/** A folder with so many resources. */
export class BenchFolder {
  protected readonly tf: TerraformFolder;

  constructor(env: Readonly<Record<string, string>>, hcl: string) {
    this.tf = new TerraformFolder(env);
    this.tf.write("main.tf", hcl);
  }

  get path(): string {
    return this.tf.path;
  }

  async init(): Promise<void> {
    await this.tf.must(["init", ...OPTIONS]);
  }

  async apply(): Promise<void> {
    await this.tf.must(["apply", "-auto-approve", ...OPTIONS]);
  }

  async destroy(): Promise<void> {
    await this.tf.must(["destroy", "-auto-approve", ...OPTIONS]);
  }

  async plan(): Promise<void> {
    await this.tf.must(["plan", ...OPTIONS]);
  }

  remove(): void {
    this.tf.remove();
  }
}

/** Resources of the built provider: the script, or its executable from a folder of packages. */
export class CckmFolder extends BenchFolder {
  constructor(url: string, resources: string, packages?: string) {
    const env = { CIPHERTRUST_ADDRESS: url, CIPHERTRUST_USERNAME: "admin", CIPHERTRUST_PASSWORD: "test-password" };
    super(env, resources);
    const runtime = packages === undefined ? [] : ["--runtime", "standalone"];
    const install = [join(root, "dist/cli/main.js"), "provider", "install", ...runtime, this.tf.path];
    const printed = execFileSync(process.execPath, install, {
      encoding: "utf8",
      env: { ...process.env, ...(packages !== undefined && { CCKM_STANDALONE_PACKAGES: packages }) },
    });
    this.tf.write("versions.tf", /^terraform \{[\s\S]*?^\}\n/m.exec(printed)?.[0] ?? "");
  }
}

/** Resources of the provider that is built into Terraform; each calls curl once where there is a server to call. */
export class BuiltInFolder extends BenchFolder {
  constructor(count: number, server?: string) {
    const call = `  provisioner "local-exec" {\n    command = "curl -s -o /dev/null ${server}/api/v1/cckm/aws/kms"\n  }\n`;
    super(
      {},
      `resource "terraform_data" "x" {\n  count = ${count}\n  input = count.index\n${server === undefined ? "" : call}}\n`,
    );
  }
}
