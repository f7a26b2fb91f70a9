import { TerraformProvider, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { PROVIDER_SOURCE } from "../../contract";
import { inOneLine } from "../../words";
import { providerMissing } from "../words";
import { markOnce } from "./marks";
import { elementsOf } from "./stack-elements";

/** Adds a check to the construct's stack, once: a CCKM provider must be configured. */
export function requireProvider(construct: IConstruct, name: string): void {
  const stack = TerraformStack.of(construct);
  if (!markOnce(stack, "requires a provider")) return;
  stack.node.addValidation({
    validate: () => {
      if (elementsOf(stack).constructs.some(isCckmProvider)) return [];
      return [inOneLine(providerMissing({ name, path: construct.node.path, stack: stack.node.id }))];
    },
  });
}

function isCckmProvider(construct: IConstruct): boolean {
  return TerraformProvider.isTerraformProvider(construct) && construct.terraformProviderSource === PROVIDER_SOURCE;
}
