import { App, type TerraformStack } from "cdktf";
import { inOneLine } from "../../words";
import { writesHcl } from "../base/writes-hcl";
import * as words from "../words";

/**
 * Checks how HCL output was requested. cdktf names the file by the app's `hclOutput` but writes its content by
 * SYNTH_HCL_OUTPUT: if the two differ, Terraform would read JSON as HCL, or HCL as JSON.
 */
export function hclProblems(stack: TerraformStack): string[] {
  const { root } = stack.node;
  if (!App.isApp(root)) return [];
  if (root.hclOutput === writesHcl()) return [];
  return writesHcl()
    ? [`SYNTH_HCL_OUTPUT: ${inOneLine(words.hclVariableLate({ got: process.env.SYNTH_HCL_OUTPUT! }))}`]
    : [`hclOutput: ${inOneLine(words.hclOutputAlone({}))}`];
}
