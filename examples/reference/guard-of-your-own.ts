import { Annotations, Aspects, TerraformResource, type TerraformStack } from "cdktf";
import { AwsKmsAccount } from "cdktf-cckm";

export function example(stack: TerraformStack): void {
  Aspects.of(stack).add({
    visit(node) {
      if (!TerraformResource.isTerraformResource(node)) return;
      if (node.terraformResourceType !== AwsKmsAccount.tfResourceType) return;
      const { nameInput } = node as AwsKmsAccount;
      if (!nameInput?.startsWith("pay-")) {
        Annotations.of(node).addError(`The name ${nameInput} does not begin with pay-.`);
      }
    },
  });
}
