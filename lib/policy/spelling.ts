import { dataSources, resources } from "../contract";
import { awsRegion } from "../contract/aws-region";
import { fits } from "../rules";
import { didYouMean, listed, nearest, quote } from "../schema";
import { withoutRootDot } from "../text";

const TYPES = [...resources, ...dataSources].map(({ type }) => type);

/** Why an entry of a condition can never match a plan; undefined if it can. */
export const SPELLING = { region: ofRegion, target: ofTarget, type: ofType, principal: ofPrincipal } as const;

function ofRegion(region: string): string | undefined {
  if (region.includes("*")) {
    return region === region.toLowerCase() ? undefined : inSmallLetters("Regions", region);
  }
  const problem = awsRegion.check(region);
  return problem?.severity === "error" ? problem.detail : undefined;
}

// An address is compared in the form that the review uses: scheme and host in lower case, no dot at the host's end, a port
// only if it is not the default.
function ofTarget(target: string): string | undefined {
  if (target.includes("*")) {
    if (target !== target.toLowerCase()) return inSmallLetters("Addresses", target);
    const first = target.slice(0, target.indexOf("*") + 1);
    const may = ["https://", "http://"].some((scheme) => first.startsWith(scheme) || fits(scheme, first));
    return may && !target.endsWith("/") ? undefined : notAnAddress(target, "https://*.example.com");
  }
  const url = URL.canParse(target) ? new URL(target) : undefined;
  const origin = url !== undefined && /^https?:$/.test(url.protocol) ? withoutRootDot(url.origin) : undefined;
  if (origin === target) return undefined;
  return origin === undefined
    ? notAnAddress(target, "https://cm.example.com")
    : `Expected an address of CCKM as the review tells it, ${quote(origin)}, got ${quote(target)}.`;
}

function notAnAddress(target: string, example: string): string {
  return `Expected an address of CCKM with its scheme and no path, such as ${quote(example)}, got ${quote(target)}.`;
}

function ofType(type: string): string | undefined {
  if (!type.startsWith("cckm_") || TYPES.some((one) => fits(one, type))) return undefined;
  return `There is no type ${quote(type)}. ${didYouMean(nearest(type, TYPES)) ?? `There are ${listed(TYPES)}.`}`;
}

function ofPrincipal(principal: string): string | undefined {
  const [, prefix = "", name = ""] = /^(groups?|users?)\s*:(.*)$/i.exec(principal.trimStart()) ?? [];
  if (prefix === "") return undefined;
  const meant = `${prefix.toLowerCase().replace(/s$/, "")}:${name.trimStart()}`;
  if (principal === meant) return undefined;
  return `Expected a principal as group:<name> or user:<id>, got ${quote(principal)}. ${didYouMean(meant)}`;
}

function inSmallLetters(what: string, given: string): string {
  return `${what} are told in small letters. ${didYouMean(given.toLowerCase())}`;
}
