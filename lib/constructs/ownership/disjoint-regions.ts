import type { TerraformStack } from "cdktf";
import { awsKmsAccount } from "../../contract";
import { inOneLine } from "../../words";
import { isSet } from "../base/is-set";
import { resolved } from "../base/resolved";
import { regionTwice } from "../words";
import type { AllDeclared } from "./declared";

/**
 * No two entries of an AWS account may share a region, since CCKM accepts a region of an account in only one of them.
 * Values that only Terraform knows are not compared, but for an account that both refer to by one expression.
 */
export function regionsTwice({ whole, unnamed }: AllDeclared, stack: TerraformStack): string[] {
  const holders = new Map<string, string>();
  // One without a name is refused for that.
  const named = unnamed.filter(({ written }) => isSet(written.name));
  const entries = [...whole, ...named].filter(({ type, isCertain }) => isCertain && type === awsKmsAccount.type);
  return entries.flatMap(({ path, values: { account_id, regions }, written, place }) => {
    const account = typeof account_id === "string" ? account_id : expressionOf(stack, written.account_id);
    if (account === undefined || !Array.isArray(regions)) return [];
    return [...new Set(regions)].flatMap((region) => {
      if (typeof region !== "string") return [];
      const name = `${place}\0${account}\0${region}`;
      const other = holders.get(name);
      if (other === undefined) holders.set(name, path);
      return other === undefined ? [] : [inOneLine(regionTwice({ region, account, one: other, other: path }))];
    });
  });
}

/** What an instance of a resource is, which is another thing in another resource. */
const OF_INSTANCE = /\b(?:count|each|self)\b/;

// The construct's own validation reports what cannot be resolved.
function expressionOf(stack: TerraformStack, written: unknown): string | undefined {
  try {
    const text = resolved(stack, written);
    return typeof text === "string" && !OF_INSTANCE.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}
