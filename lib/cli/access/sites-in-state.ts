import { z } from "zod";
import type { WhoMay } from "../../review";

/** A server and a domain of it. */
export type SiteOfState = WhoMay["sites"][number];

const state = z.looseObject({
  resources: z.array(z.looseObject({ instances: z.array(z.looseObject({ private: z.string().optional() })) })),
});
const kept = z.looseObject({
  seen: z.looseObject({ where: z.looseObject({ server: z.string(), domain: z.string() }) }),
});

/** Where the objects of a state file are, as the provider keeps it with each; nothing where it does not. */
export function sitesIn(json: unknown): SiteOfState[] {
  const parsed = state.safeParse(json);
  if (!parsed.success) return [];
  const sites = parsed.data.resources.flatMap(({ instances }) => instances.flatMap((one) => siteOf(one.private)));
  return distinct(sites);
}

/** Each site once. */
export function distinct(sites: readonly SiteOfState[]): SiteOfState[] {
  return [...new Map(sites.map((site) => [`${site.address} ${site.domain}`, site])).values()];
}

function siteOf(text: string | undefined): SiteOfState[] {
  if (text === undefined) return [];
  try {
    const { where } = kept.parse(JSON.parse(Buffer.from(text, "base64").toString("utf8"))).seen;
    return [{ address: where.server, domain: where.domain }];
  } catch {
    // Another provider's, which may be anything.
    return [];
  }
}
