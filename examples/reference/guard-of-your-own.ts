import { Annotations, Aspects, type TerraformStack } from "cdktf";
import { AwsKmsAccount } from "cdktf-cckm";

export function example(stack: TerraformStack): void {
  Aspects.of(stack).add({
    visit(node) {
      if (node instanceof AwsKmsAccount && !node.nameInput?.startsWith("pay-")) {
        Annotations.of(node).addError(`The name ${node.nameInput} does not begin with pay-.`);
      }
    },
  });
}
