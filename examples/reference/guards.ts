import { Aspects, type TerraformStack } from "cdktf";
import { AllowedRegions, AwsKmsAction, AzureVaultAction, ForbidActions, RequireExpiry, RequireTags } from "cdktf-cckm";

export function example(stack: TerraformStack): void {
  const rails = [
    new AllowedRegions(["eu-*"], { refuseUnknown: true }),
    new ForbidActions([AwsKmsAction.KEY_DELETE, AzureVaultAction.KEY_PURGE]),
    new RequireExpiry({ maxDays: 365 }),
    new RequireTags(["team", "stage"], { allowedValues: { stage: ["dev", "prod"] } }),
  ];
  for (const rail of rails) Aspects.of(stack).add(rail);
}
