import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import type { ProviderPackage } from "../../lib/package/manifest/provider-package";
import { LockFile } from "../../lib/package/place/lock-file";
import { TerraformFolder } from "./terraform";
import { TERRAFORM } from "./terraform-program";

const SOURCE = "terraform.local/cdktf-cckm/cckm";

/** Where Terraform gets the provider from. */
export type Method = { readonly filesystem_mirror: string } | { readonly network_mirror: string };

/** A folder of HCL with one account, whose Terraform takes the CCKM provider from one place. */
export function folderWith(provider: Pick<ProviderPackage, "version">, method: Method, env: Record<string, string>) {
  const tf = new TerraformFolder({
    CIPHERTRUST_USERNAME: "admin",
    CIPHERTRUST_PASSWORD: "test-password",
    ...env,
  });
  const [[kind, where]] = Object.entries(method) as [[string, string]];
  const argument = kind === "network_mirror" ? "url" : "path";
  tf.write(".terraformrc", `provider_installation {\n  ${kind} {\n    ${argument} = "${where}"\n  }\n}\n`);
  tf.write(
    "main.tf",
    `terraform {
  required_providers {
    cckm = {
      source  = "${SOURCE}"
      version = "${provider.version}"
    }
  }
}
resource "cckm_aws_kms_account" "payments" {
  name           = "payments"
  account_id     = "123456789012"
  aws_connection = "aws"
  regions        = ["eu-west-1"]
}
`,
  );
  return tf;
}

/** Initializes, applies, plans nothing, destroys. */
export async function liveAndDie(tf: TerraformFolder, env: Record<string, string> = {}): Promise<void> {
  await tf.must(["init", "-input=false"], env);
  expect(await tf.apply()).toContain("Resources: 1 added");
  expect(await tf.plan()).toEqual([]);
  expect(await tf.destroy()).toContain("Resources: 1 destroyed");
}

/** The `h1:` hashes of the provider in a folder's lock file. */
export function lockedHashes(tf: TerraformFolder): string[] {
  const lock = LockFile.parse(readFileSync(join(tf.path, ".terraform.lock.hcl"), "utf8"));
  return lock.hashes(SOURCE).filter((hash) => hash.startsWith("h1:"));
}

/** A PATH with Terraform and nothing else. */
export function pathWithoutNode(folder: string): string {
  const bin = join(folder, "bin");
  mkdirSync(bin);
  const program = execFileSync("/bin/sh", ["-c", `command -v "${TERRAFORM}"`], { encoding: "utf8" }).trim();
  symlinkSync(program, join(bin, basename(TERRAFORM)));
  return bin;
}
