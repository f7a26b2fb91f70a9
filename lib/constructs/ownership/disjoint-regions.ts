import { type TerraformResource, TerraformStack } from "cdktf";
import { awsKmsAccount } from "../../contract";
import { inOneLine } from "../../words";
import { markOnce } from "../base/marks";
import { regionTwice } from "../words";
import { declaredIn } from "./declared";

/**
 * Adds a check to the construct's stack, once: no two entries of an AWS account may share a region, since CCKM accepts
 * a region of an account in only one of them. Values that only Terraform knows are not compared.
 */
export function requireDisjointRegions(construct: TerraformResource): void {
  const stack = TerraformStack.of(construct);
  if (construct.terraformResourceType !== awsKmsAccount.type || !markOnce(stack, "requires disjoint regions")) return;
  stack.node.addValidation({ validate: () => overlaps(stack) });
}

function overlaps(stack: TerraformStack): string[] {
  const holders = new Map<string, string>();
  const entries = declaredIn(stack).filter(({ type }) => type === awsKmsAccount.type);
  return entries.flatMap(({ construct, values, alias }) => {
    const { account_id: account, regions } = values;
    if (typeof account !== "string" || !Array.isArray(regions)) return [];
    const { path } = construct.node;
    return [...new Set(regions)].flatMap((region) => {
      if (typeof region !== "string") return [];
      const name = JSON.stringify([alias, account, region]);
      const other = holders.get(name);
      if (other === undefined) holders.set(name, path);
      return other === undefined ? [] : [inOneLine(regionTwice({ region, account, one: other, other: path }))];
    });
  });
}
