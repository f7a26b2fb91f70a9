import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { App, TerraformResource, TerraformStack } from "cdktf";
import { inTurn } from "./measure";
import type { Report } from "./report";

/**
 * Our constructs beside the bare ones of cdktf with the same arguments, synthesized in this process. Ours are compiled, as
 * cdktf's are: in what tsx compiles, each function made within another pays for keeping its name.
 */
export async function benchSynth(report: Report, runs: number, count: number): Promise<void> {
  const { AwsKmsAccount, CckmProvider }: typeof import("../lib") = require(resolve(__dirname, "../dist/index.js"));
  const own = (stack: TerraformStack) => {
    new CckmProvider(stack, "cckm", { install: false });
    for (const [name, accountId] of names(count)) {
      new AwsKmsAccount(stack, name, { name, accountId, awsConnection: "aws-any", regions: ["eu-west-1"] });
    }
  };
  const bare = (stack: TerraformStack) => {
    for (const [name, account_id] of names(count)) {
      const resource = new TerraformResource(stack, name, { terraformResourceType: "cckm_aws_kms_account" });
      for (const [key, value] of Object.entries({
        name,
        account_id,
        aws_connection: "aws-any",
        regions: ["eu-west-1"],
      }))
        resource.addOverride(key, value);
    }
  };
  const made = await inTurn(runs, synthesized(own), synthesized(bare));
  report.ratio(`synth of ${count} constructs / raw TerraformResource`, made);
}

function names(count: number): [name: string, accountId: string][] {
  return Array.from({ length: count }, (_, index) => [`account-${index}`, String(index).padStart(12, "0")]);
}

function synthesized(fill: (stack: TerraformStack) => void) {
  return async () => {
    const outdir = mkdtempSync(join(tmpdir(), "bench-synth-"));
    const app = new App({ outdir });
    fill(new TerraformStack(app, "bench"));
    app.synth();
    return async () => rmSync(outdir, { recursive: true });
  };
}
