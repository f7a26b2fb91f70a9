import { awsKmsAccount } from "../../contract";
import { inOneLine } from "../../words";
import { regionTwice } from "../words";
import type { AllDeclared } from "./declared";

/**
 * No two entries of an AWS account may share a region, since CCKM accepts a region of an account in only one of them.
 * Values that only Terraform knows are not compared.
 */
export function regionsTwice({ whole, unnamed }: AllDeclared): string[] {
  const holders = new Map<string, string>();
  const entries = [...whole, ...unnamed].filter(({ type, isCertain }) => isCertain && type === awsKmsAccount.type);
  return entries.flatMap(({ path, values, place }) => {
    const { account_id: account, regions } = values;
    if (typeof account !== "string" || !Array.isArray(regions)) return [];
    return [...new Set(regions)].flatMap((region) => {
      if (typeof region !== "string") return [];
      const name = `${place}\0${account}\0${region}`;
      const other = holders.get(name);
      if (other === undefined) holders.set(name, path);
      return other === undefined ? [] : [inOneLine(regionTwice({ region, account, one: other, other: path }))];
    });
  });
}
