import { TerraformOutput, type TerraformStack } from "cdktf";
import { DataAwsKmsAccounts } from "cdktf-cckm";

export function example(stack: TerraformStack): void {
  const found = new DataAwsKmsAccounts(stack, "found", { accountId: "123456789012" });

  new TerraformOutput(stack, "first_kms_regions", { value: found.kmsAccounts.get(0).regions });
}
