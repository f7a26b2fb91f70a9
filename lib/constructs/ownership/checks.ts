import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { aclsTwice } from "../acl/unique";
import { onAwsKms } from "../aws-kms/aws-kms-id";
import { onAzureVault } from "../azure-vault/azure-vault-id";
import { markOnce } from "../base/marks";
import { type AllDeclared, allDeclaredIn } from "./declared";
import { regionsTwice } from "./disjoint-regions";
import { addressesTwice } from "./one-address";
import { objectsTwice } from "./one-owner";

const CHECKS: readonly (readonly [name: string, check: (declared: AllDeclared, stack: TerraformStack) => string[]])[] =
  [
    ["requires one owner", objectsTwice],
    ["requires disjoint regions", regionsTwice],
  ];

/** Adds the checks of what a stack declares to the construct's stack, each once. */
export function requireOwnership(construct: IConstruct): void {
  const stack = TerraformStack.of(construct);
  const checks = CHECKS.filter(([name]) => markOnce(stack, name));
  if (markOnce(stack, "requires one address")) stack.node.addValidation({ validate: () => addressesTwice(stack) });
  if (checks.length > 0) {
    stack.node.addValidation({
      validate: () => {
        const declared = allDeclaredIn(stack);
        return checks.flatMap(([, check]) => check(declared, stack));
      },
    });
  }
  for (const kind of [onAwsKms, onAzureVault]) {
    if (!markOnce(stack, `requires unique ${kind.contract.type}`)) continue;
    stack.node.addValidation({ validate: () => aclsTwice(stack, kind) });
  }
}
