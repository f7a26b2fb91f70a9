import { failure, type PrivateState, type PrivateValues } from "../../plugin";
import { type Alias, parseSite, type Site, siteForState, siteInWords } from "./site";
import * as words from "./words";

const WHERE = "where";

/** Whether an object's state was written for the site of this run. */
export type SiteVerdict = "here" | "elsewhere" | "unknown";

/** Dependencies of {@link Whereabouts}. */
export interface WhereaboutsOptions {
  /** Undefined if the address is missing. */
  readonly server: string | undefined;
  readonly domain: string;
  /** Former or other names of this server and domain. */
  readonly aliases: readonly Alias[];
  /** The id of the signed-in domain, if known. */
  domainId(): string | undefined;
  /** Signs in if that has not happened yet. */
  signIn(): Promise<void>;
}

/**
 * The site of a run, and the sites of the objects in its state. An id is only meaningful on the server and in the domain
 * that issued it: an object that is not found at another site is not gone.
 */
export class Whereabouts {
  readonly #options: WhereaboutsOptions;

  constructor(options: WhereaboutsOptions) {
    this.#options = options;
  }

  /** Records that an object was seen at this site. */
  stamp(seen: PrivateState): void {
    const here = this.#here();
    if (here) seen.set(WHERE, siteForState(here));
  }

  /** Where the state of an object was written, as far as that is known without calling CCKM. */
  judge(seen: PrivateValues): SiteVerdict {
    const there = parseSite(seen.get(WHERE));
    const here = this.#here();
    if (!there || !here) return "unknown";
    const sameId =
      there.domainId === undefined || here.domainId === undefined ? undefined : there.domainId === here.domainId;
    // Every server has the same id for its root domain, so an id is only proof on the same server.
    if (there.server === here.server && sameId !== undefined) return sameId ? "here" : "elsewhere";
    const named = (there.server === here.server && there.domain === here.domain) || this.#isAlias(there, here);
    return named && sameId !== false ? "here" : "elsewhere";
  }

  /** Signs in, so that the domain's id is known. */
  signIn(): Promise<void> {
    return this.#options.signIn();
  }

  /**
   * Throws if CCKM does not have what the state shows, but that does not prove its removal.
   * @param what the object, at the beginning of a sentence: `The AWS KMS account "payments"`
   * @param answer what CCKM answered, as part of a sentence
   */
  requireBelievable(what: string, answer: string, seen: PrivateValues): void {
    const verdict = this.judge(seen);
    const here = this.#here();
    if (verdict === "here" || !here) return;
    const there = parseSite(seen.get(WHERE));
    if (there) throw notFoundElsewhere(what, answer, there, here);
    throw failure(words.placeNotKnown({ what, here: siteInWords(here), answer }));
  }

  /**
   * Throws if a run that has not read an object would change or destroy it at another site than the state's.
   * @param doing in words, such as `destroy the AWS KMS account "payments"`
   */
  async requireHere(doing: string, seen: PrivateValues): Promise<void> {
    if (this.judge(seen) !== "elsewhere") return;
    // A domain's id is more reliable than its name.
    await this.signIn();
    const there = parseSite(seen.get(WHERE));
    const here = this.#here();
    if (!there || !here || this.judge(seen) === "here") return;
    throw failure(words.writtenElsewhere({ doing, ...bothInWords(there, here) }));
  }

  #here(): Site | undefined {
    const { server, domain } = this.#options;
    const domainId = this.#options.domainId();
    return server === undefined ? undefined : { server, domain, ...(domainId !== undefined && { domainId }) };
  }

  #isAlias(there: Site, here: Site): boolean {
    return this.#options.aliases.some(
      ({ server = here.server, domain = here.domain }) => there.server === server && there.domain === domain,
    );
  }
}

function notFoundElsewhere(what: string, answer: string, there: Site, here: Site): Error {
  return failure(words.notFoundElsewhere({ what, answer, ...bothInWords(there, here) }));
}

function bothInWords(there: Site, here: Site) {
  return { there: siteInWords(there), here: `${siteInWords(here)}${otherId(there, here)}`, way: sameSite(there, here) };
}

// If server and name are equal, an alias has nothing to add.
function sameSite(there: Site, here: Site): string {
  if (there.server === here.server && there.domain === here.domain) return words.ways.formerDomain();
  const alias = `${there.server === here.server ? "" : there.server}${there.domain === here.domain ? "" : `#${there.domain}`}`;
  return words.ways.alias({ alias });
}

function otherId(there: Site, here: Site): string {
  const known = there.domainId !== undefined && here.domainId !== undefined && there.domainId !== here.domainId;
  return known ? ` (its id is ${here.domainId}, and was ${there.domainId})` : "";
}
