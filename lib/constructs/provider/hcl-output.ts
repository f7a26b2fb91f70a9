import { App, type TerraformStack } from "cdktf";

/**
 * What is wrong with how a stack is asked for as HCL. cdktf names the file by the app's `hclOutput` and writes it by
 * SYNTH_HCL_OUTPUT alone: where the two differ, Terraform would read JSON as HCL, or HCL as JSON.
 */
export function hclProblems(stack: TerraformStack): string[] {
  const { root } = stack.node;
  if (!App.isApp(root)) return [];
  const variable = process.env.SYNTH_HCL_OUTPUT;
  const written = variable === "true" || variable === "1";
  if (root.hclOutput === written) return [];
  if (!written) {
    return [
      "hclOutput: Not honoured by cdktf alone. Got hclOutput: true; allowed: together with SYNTH_HCL_OUTPUT=true in the environment. Set that (cdktf synth --hcl does) and leave hclOutput out.",
    ];
  }
  return [
    `SYNTH_HCL_OUTPUT: Not honoured by cdktf as a whole. Got ${variable}; allowed: true, set before the app is made. Set SYNTH_HCL_OUTPUT=true.`,
  ];
}
