import { PLAN } from "./commands";
import type { TerraformFolder } from "./terraform";

/**
 * What one plan says against each of several resources, by address. Resources that are refused do not hide each other, so that
 * many wrong arguments cost one plan.
 */
export async function refusals(tf: TerraformFolder): Promise<Record<string, string>> {
  const output = await tf.refused(PLAN);
  const errors = output.split(/(?=Error: )/).flatMap((text) => {
    const address = /^Error: .*? with ([\w.-]+),/.exec(text)?.[1];
    return address === undefined ? [] : [[address, text] as const];
  });
  return Object.fromEntries(errors);
}
