import type { TerraformStack } from "cdktf";
import { awsKmsAccount } from "../../contract";
import { inOneLine } from "../../words";
import { inEachInstance, leastInstances } from "../base/each-instance";
import { OF_INSTANCE } from "../base/instances";
import { isSet } from "../base/is-set";
import { resolvedIfPossible } from "../base/resolved";
import { elementsOf } from "../base/stack-elements";
import { holdsTemplate } from "../base/template";
import { regionInInstances, regionTwice } from "../words";
import type { AllDeclared, Declared } from "./declared";
import type { Values } from "./written";

/**
 * No two entries of an AWS account may share a region, since CCKM accepts a region of an account in only one of them.
 * Values that only Terraform knows are not compared, but for accounts and regions that both refer to by one expression.
 */
export function regionsTwice({ whole, unnamed }: AllDeclared, stack: TerraformStack): string[] {
  const holders = new Map<string, string>();
  // One without a name is refused for that.
  const named = unnamed.filter(({ written }) => isSet(written.name));
  const entries = [...whole, ...named].filter(({ type, isCertain }) => isCertain && type === awsKmsAccount.type);
  const accounts = new Accounts(stack, [...whole, ...unnamed]);
  const inInstances = named.flatMap((one) => regionsInInstances(one, accounts.of(one.path), stack));
  const inEntries = entries.flatMap(({ path, written, place }) => {
    const account = accounts.of(path);
    if (account === undefined) return [];
    return [...new Set(regionsOf(stack, accounts.withRegions(written)).flat())].flatMap((region) => {
      const name = `${place}\0${account}\0${region}`;
      const other = holders.get(name);
      if (other === undefined) holders.set(name, path);
      return other === undefined ? [] : [inOneLine(regionTwice({ region, account, one: other, other: path }))];
    });
  });
  return [...inEntries, ...inInstances];
}

// Instances of one name are told as one object.
function regionsInInstances(
  { type, path, written }: AllDeclared["unnamed"][number],
  account: string | undefined,
  stack: TerraformStack,
): string[] {
  if (type !== awsKmsAccount.type || account === undefined) return [];
  const least = leastInstances(stack, written);
  if (least < 2) return [];
  const holders = new Map<string, number>();
  const own = regionsOf(stack, written);
  // Instances of a `count` are alike.
  const each = own.length > 1 ? 1 : least;
  for (const region of own.flat()) holders.set(region, (holders.get(region) ?? 0) + each);
  const shared = [...holders].filter(([, count]) => count > 1);
  return shared.map(([region, count]) => inOneLine(regionInInstances({ path, region, account, count })));
}

/**
 * The regions of each instance of a `for_each`, each once; of a `count` those of one. An expression is one of them where
 * it is the whole list, or an element of a list that no function put together: it may be no region at all there.
 */
function regionsOf(stack: TerraformStack, { regions, for_each: each }: Values): string[][] {
  const given = { regions: resolvedIfPossible(stack, regions), for_each: resolvedIfPossible(stack, each) };
  return inEachInstance(given).map((one) => {
    const isWhole = Array.isArray(given.regions) || !Array.isArray(one.regions);
    const isRegion = (text: unknown): text is string =>
      typeof text === "string" && (!holdsTemplate(text) || (isWhole && isOfAll(text)));
    return [...new Set([one.regions].flat().filter(isRegion))];
  });
}

/** An entry's account that is that of another entry. */
const OF_ENTRY = /^\$\{cckm_aws_kms_account\.([\w-]+)(?:\[[^\]]*\])?\.account_id\}$/;
/** An entry's regions that are those of another entry. */
const REGIONS_OF_ENTRY = /^\$\{(?:tolist\()?cckm_aws_kms_account\.([\w-]+)\.regions\)?\}$/;

class Accounts {
  private readonly entries: ReadonlyMap<string, Pick<Declared, "values" | "written">>;

  constructor(
    private readonly stack: TerraformStack,
    declared: readonly Pick<Declared, "path" | "type" | "values" | "written">[],
  ) {
    this.entries = new Map(declared.filter(({ type }) => type === awsKmsAccount.type).map((one) => [one.path, one]));
  }

  /** The account of an entry, followed through those that it refers to; its expression, if only Terraform knows it. */
  of(path: string, above: readonly string[] = []): string | undefined {
    const entry = this.entries.get(path);
    if (!entry || above.includes(path)) return undefined;
    if (typeof entry.values.account_id === "string") return entry.values.account_id;
    const text = textOf(this.stack, entry.written.account_id);
    const other = this.named(OF_ENTRY.exec(text)?.[1]);
    return (other && this.of(other, [...above, path])) ?? (isOfAll(text) ? text : undefined);
  }

  /** What is written, with the regions of the entry whose regions it has. */
  withRegions(written: Values, left = this.entries.size): Values {
    const other = this.named(REGIONS_OF_ENTRY.exec(textOf(this.stack, written.regions))?.[1]);
    if (other === undefined || left === 0) return written;
    return { ...written, regions: this.withRegions(this.entries.get(other)!.written, left - 1).regions };
  }

  private named(name = ""): string | undefined {
    const elements = elementsOf(this.stack).named(name);
    return elements.map(({ node }) => node.path).find((path) => this.entries.has(path));
  }
}

function textOf(stack: TerraformStack, written: unknown): string {
  const text = resolvedIfPossible(stack, written);
  return typeof text === "string" ? text : "";
}

// What all instances and other resources have in common where they refer to it.
function isOfAll(text: string): boolean {
  return text !== "" && !OF_INSTANCE.test(text);
}
