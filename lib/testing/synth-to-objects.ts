import { type TerraformStack, Testing } from "cdktf";
import { messagesOf, refuseErrors } from "./annotations";
import { requireStack } from "./require-stack";
import { byTypeAndPath, type ObjectsByType, pathsIn, plain, type StackJson } from "./stack-json";

/** A synthesized stack as plain objects. */
export interface SynthesizedStack {
  /** Attributes of the resources by type and construct path: `resources.cckm_aws_kms_account["dev/payments"]`. */
  readonly resources: ObjectsByType;
  /** Attributes of the data sources by type and construct path. */
  readonly dataSources: ObjectsByType;
  /** Provider configurations by name, such as `providers.cckm[0]`. */
  readonly providers: { readonly [name: string]: readonly { readonly [argument: string]: unknown }[] };
  /** Variables by name. */
  readonly variables: { readonly [name: string]: { readonly [argument: string]: unknown } };
  /** Outputs by name. */
  readonly outputs: { readonly [name: string]: { readonly [argument: string]: unknown } };
  /** Warnings of constructs and aspects, each prefixed with the construct's path in brackets. */
  readonly warnings: readonly string[];
}

/**
 * Synthesizes a stack in memory, as a deploy would: aspects run and everything is validated. References to other objects
 * stay Terraform expressions, such as `${cckm_aws_kms_account.payments.id}`. Nothing is written, and Terraform is not
 * needed.
 *
 * @throws Error for what is no stack, or with every problem found by a validation or added by an aspect, such as a guard.
 *
 * @example
 * const { resources } = synthToObjects(new PaymentsStack(new App(), "dev"));
 * expect(resources.cckm_azure_secret?.["dev/db"]).toMatchObject({ tags: { team: "payments" } });
 */
export function synthToObjects(stack: TerraformStack): SynthesizedStack {
  requireStack("synthToObjects", stack);
  stack.prepareStack();
  // Runs aspects and validations; its result lacks the construct paths.
  Testing.synth(stack, true);
  const messages = messagesOf(stack);
  refuseErrors(messages);
  const json = JSON.parse(JSON.stringify(stack.toTerraform())) as StackJson;
  const paths = pathsIn(json);
  return {
    resources: byTypeAndPath(json.resource, paths),
    dataSources: byTypeAndPath(json.data, paths),
    providers: plain(json.provider ?? {}),
    variables: plain(json.variable ?? {}),
    outputs: plain(json.output ?? {}),
    warnings: messages.warnings,
  };
}
