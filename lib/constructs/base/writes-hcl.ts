/** Whether cdktf writes stacks as HCL. There it leaves out what `addOverride` of a stack says of resources. */
export function writesHcl(): boolean {
  const variable = process.env.SYNTH_HCL_OUTPUT;
  return variable === "true" || variable === "1";
}
