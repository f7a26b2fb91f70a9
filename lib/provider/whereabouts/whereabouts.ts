import { failure, type PrivateState, type PrivateValues } from "../../plugin";
import { type Alias, parseSite, type Site, siteInWords } from "./site";

const WHERE = "where";

/** Whether an object's state was written at the site that this run works at. */
export type Verdict = "here" | "elsewhere" | "unknown";

/** What {@link Whereabouts} is made of. */
export interface WhereaboutsOptions {
  /** Undefined where the address is missing. */
  readonly server: string | undefined;
  readonly domain: string;
  /** Names under which this server and domain were known before, or are known elsewhere. */
  readonly aliases: readonly Alias[];
  /** The id of the domain that one is signed in to, as far as it is known. */
  domainId(): string | undefined;
  /** Signs in, where that has not been done yet. */
  signIn(): Promise<void>;
}

/**
 * Where a run works, and where the objects of its state are. An id means something only on the server and in the domain
 * that gave it: what is not found at another site is not gone.
 */
export class Whereabouts {
  readonly #options: WhereaboutsOptions;

  constructor(options: WhereaboutsOptions) {
    this.#options = options;
  }

  /** Keeps with an object that it was seen here. */
  stamp(seen: PrivateState): void {
    const here = this.#here();
    if (here) seen.set(WHERE, here);
  }

  /** Where the state of an object was written, by what is known without asking. */
  judge(seen: PrivateValues): Verdict {
    const there = parseSite(seen.get(WHERE));
    const here = this.#here();
    if (!there || !here) return "unknown";
    const sameId =
      there.domainId === undefined || here.domainId === undefined ? undefined : there.domainId === here.domainId;
    // Every server has the same id for its root domain: an id proves something on one server alone.
    if (there.server === here.server && sameId !== undefined) return sameId ? "here" : "elsewhere";
    const named = (there.server === here.server && there.domain === here.domain) || this.#isAlias(there, here);
    return named && sameId !== false ? "here" : "elsewhere";
  }

  /** Signs in, so that the id of the domain is known. */
  signIn(): Promise<void> {
    return this.#options.signIn();
  }

  /**
   * Throws where CCKM does not have what the state shows, and that is no proof of its removal.
   * @param what the object, as a sentence begins: `The AWS KMS account "payments"`
   * @param answer what CCKM answered, as a part of a sentence
   */
  requireBelievable(what: string, answer: string, seen: PrivateValues): void {
    const verdict = this.judge(seen);
    const here = this.#here();
    if (verdict === "here" || !here) return;
    const there = parseSite(seen.get(WHERE));
    if (there) throw notFoundElsewhere(what, answer, there, here);
    throw failure(
      `${what} was not found, and the state does not say where it was`,
      `In ${siteInWords(here)} ${answer}. The state is from before the provider kept server and domain with each object, or from another provider: the object may be gone, or this may be another place. Nothing was forgotten. If this is the wrong place, ${SIGN_IN}. If it is the right one, ${FORGET}.`,
    );
  }

  /**
   * Throws where a run that has not read an object would change or destroy it at another site than the state's.
   * @param doing in words, such as `destroy the AWS KMS account "payments"`
   */
  async requireHere(doing: string, seen: PrivateValues): Promise<void> {
    if (this.judge(seen) !== "elsewhere") return;
    // A domain's id tells more than its name.
    await this.signIn();
    const there = parseSite(seen.get(WHERE));
    const here = this.#here();
    if (!there || !here || this.judge(seen) === "here") return;
    throw failure(
      `Could not ${doing}: the state was written at another place`,
      `The state has it in ${siteInWords(there)}, and this run works in ${siteInWords(here)}${otherId(there, here)}. Nothing was changed or forgotten. To have it looked for here, run again with refresh. Otherwise ${SIGN_IN}. ${sameSite(there, here)}`,
    );
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

const SIGN_IN = "sign in where it is (address and domain of the provider, CIPHERTRUST_ADDRESS, CIPHERTRUST_DOMAIN)";
const FORGET =
  "forget the object by a `removed` block with destroy = false or by terraform state rm; the next plan then creates it";

function notFoundElsewhere(what: string, answer: string, there: Site, here: Site): Error {
  return failure(
    `${what} was not found, but this is not where it was`,
    `The state has it in ${siteInWords(there)}. This run works in ${siteInWords(here)}${otherId(there, here)}, where ${answer}. Nothing was forgotten. If this is the wrong place, ${SIGN_IN}. ${sameSite(there, here)}`,
  );
}

// Of one server and one name there is nothing that an alias could say.
function sameSite(there: Site, here: Site): string {
  if (there.server === here.server && there.domain === here.domain) {
    return `If the object went with the former domain, ${FORGET}.`;
  }
  const alias = `${there.server === here.server ? "" : there.server}${there.domain === here.domain ? "" : `#${there.domain}`}`;
  return `If it is the same server and domain under another name, say so: also_known_as = ["${alias}"] in the provider, or for one run CCKM_ALSO_KNOWN_AS='${alias}'.`;
}

function otherId(there: Site, here: Site): string {
  const known = there.domainId !== undefined && here.domainId !== undefined && there.domainId !== here.domainId;
  return known ? ` (its id is ${here.domainId}, and was ${there.domainId})` : "";
}
