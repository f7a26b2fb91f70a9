import { z } from "zod";
import type { WhoMay } from "../../review";

/** A server and a domain on it. */
export type SiteOfState = WhoMay["sites"][number];

const state = z.looseObject({
  resources: z.array(z.looseObject({ instances: z.array(z.looseObject({ private: z.string().optional() })) })),
});
// Server and domain; earlier releases named them.
const where = z.union([
  z.tuple([z.string(), z.string()]).rest(z.string()),
  z
    .looseObject({ server: z.string(), domain: z.string() })
    .transform(({ server, domain }) => [server, domain] as const),
]);
const kept = z.looseObject({ seen: z.looseObject({ where }) });

/** The sites of the objects in a state file, which the provider stores with each object; empty if it does not. */
export function sitesIn(json: unknown): SiteOfState[] {
  const parsed = state.safeParse(json);
  if (!parsed.success) return [];
  const sites = parsed.data.resources.flatMap(({ instances }) => instances.flatMap((one) => siteOf(one.private)));
  return distinct(sites);
}

/** Removes duplicate sites. */
export function distinct(sites: readonly SiteOfState[]): SiteOfState[] {
  return [...new Map(sites.map((site) => [`${site.address} ${site.domain}`, site])).values()];
}

function siteOf(text: string | undefined): SiteOfState[] {
  if (text === undefined) return [];
  try {
    const [address, domain] = kept.parse(JSON.parse(Buffer.from(text, "base64").toString("utf8"))).seen.where;
    return [{ address, domain }];
  } catch {
    // Another provider's private data, which can be anything.
    return [];
  }
}
