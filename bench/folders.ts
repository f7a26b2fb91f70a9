import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { TerraformFolder } from "../test/support/terraform";

const root = resolve(__dirname, "..");
const OPTIONS = ["-no-color", "-input=false"];

/** A folder with so many resources. */
export class BenchFolder {
  protected readonly tf: TerraformFolder;

  constructor(env: Readonly<Record<string, string>>, hcl: string) {
    this.tf = new TerraformFolder(env);
    this.tf.write("main.tf", hcl);
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

/** Accounts of the built provider. */
export class CckmFolder extends BenchFolder {
  constructor(url: string, count: number) {
    const env = { CIPHERTRUST_ADDRESS: url, CIPHERTRUST_USERNAME: "admin", CIPHERTRUST_PASSWORD: "test-password" };
    super(env, accounts(count));
    execFileSync(process.execPath, [join(root, "dist/cli/main.js"), "provider", "install", this.tf.path], {
      stdio: "ignore",
    });
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

function accounts(count: number): string {
  const manifest = readFileSync(join(root, "dist/terraform-provider/manifest.json"), "utf8");
  const { version } = JSON.parse(manifest) as { version: string };
  return `
terraform {
  required_providers {
    cckm = {
      source  = "terraform.local/cdktf-cckm/cckm"
      version = "${version}"
    }
  }
}
resource "cckm_aws_kms_account" "x" {
  count          = ${count}
  name           = "account-\${count.index}"
  account_id     = format("%012d", count.index)
  aws_connection = "aws-any"
  regions        = ["eu-west-1"]
}
`;
}
