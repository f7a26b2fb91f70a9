import { CckmError, serverName } from "../../cckm";
import { isObject } from "../../schema";

/** A server and one of its domains. */
export interface Site {
  /** Scheme, host and port. */
  readonly server: string;
  /** Name of the domain; empty for the root domain. */
  readonly domain: string;
  /** The domain's id, if CCKM has returned it: it stays the same when the domain is renamed. */
  readonly domainId?: string;
}

/** Another name for the site of a run; omitted members are the same. */
export type Alias = Partial<Pick<Site, "server" | "domain">>;

const ROOT_NAMES = ["", "root"];

/** The normalized name of a domain. */
export function domainName(given: string | undefined): string {
  return given === undefined || ROOT_NAMES.includes(given) ? "" : given.normalize();
}

/**
 * Parses an alias: `<address>`, `<address>#<domain>` or `#<domain>`.
 * @throws CckmError of kind `configuration` for anything else
 */
export function parseAlias(text: string): Alias {
  const [address = "", ...rest] = text.trim().split("#");
  const domain = rest.length > 0 ? { domain: domainName(rest.join("#")) } : {};
  try {
    if (address !== "") return { server: serverName(address), ...domain };
  } catch {
    throw malformed();
  }
  if (rest.length > 0) return domain;
  throw malformed();
}

// The value may contain a password, so it is not quoted.
function malformed(): CckmError {
  return new CckmError({
    outcome: "not-sent",
    kind: "configuration",
    argument: "also_known_as",
    summary: "also_known_as holds what is neither an address nor a domain",
    hint: "Give <address>, <address>#<domain> or #<domain>, e.g. https://cm-old.example.com#payments (environment CCKM_ALSO_KNOWN_AS, with commas in between)",
  });
}

/** Describes a site for messages. */
export function siteInWords({ server, domain }: Site): string {
  return `${domain === "" ? "the root domain" : `the domain "${domain}"`} of ${server}`;
}

/** A site as a state has it: server, domain and domain id. It is in each object's, so it has no names. */
export function siteForState({ server, domain, domainId }: Site): readonly string[] {
  return [server, domain, ...(domainId === undefined ? [] : [domainId])];
}

/** Parses a site from a state, in which earlier releases named its parts; undefined for anything else. */
export function parseSite(value: unknown): Site | undefined {
  const named = Array.isArray(value) ? { server: value[0], domain: value[1], domainId: value[2] } : value;
  if (!isObject(named)) return undefined;
  const { server, domain, domainId } = named;
  if (typeof server !== "string" || typeof domain !== "string") return undefined;
  return { server, domain, ...(typeof domainId === "string" && { domainId }) };
}
