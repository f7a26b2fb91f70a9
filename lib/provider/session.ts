import { CckmClient, KeyedLock } from "../cckm";
import { SharedReads } from "../cckm/reads";
import { failure, type HookLog } from "../plugin";
import type { AdoptPolicy, Configuration } from "./configuration";
import type { WorkingFolder } from "./journal";
import { Ownership, originOf } from "./ownership";
import { OwnWrites } from "./sighting/own-writes";
import { domainName, serverName, Whereabouts } from "./whereabouts";
import * as words from "./words";

/** What a {@link CckmSession} is made of beside the configuration. */
export interface SessionOptions {
  readonly version: string;
  readonly log: HookLog;
  readonly workingFolder: WorkingFolder;
}

/** What the hooks of one run share. */
export class CckmSession {
  /** One write at a time for each key. */
  readonly locks = new KeyedLock();
  /** Rights that this run itself has written. */
  readonly ownWrites = new OwnWrites();
  readonly adopt: AdoptPolicy;
  /** Who owns what. */
  readonly ownership: Ownership;
  /** Where this run works, and where the objects of its state are. */
  readonly whereabouts: Whereabouts;
  readonly #configuration: Configuration;
  readonly #client: CckmClient;
  /** Reads of CCKM. */
  readonly reads: SharedReads;

  /** Throws for arguments that are malformed; missing ones are an error at the first request. */
  constructor(configuration: Configuration, { version, log, workingFolder }: SessionOptions) {
    this.#configuration = configuration;
    this.adopt = configuration.adopt;
    this.#client = new CckmClient({
      ...configuration.options,
      userAgent: `cdktf-cckm/${version}`,
      log: (level, message, fields) => log[level](message, fields),
    });
    this.reads = new SharedReads(this.#client);
    const { options, fromEnvironment } = configuration;
    this.ownership = new Ownership({
      identity: { server: originOf(options.address), domain: domainName(options.domain) },
      fromEnvironment: { server: originOf(fromEnvironment.address), domain: domainName(fromEnvironment.domain) },
      aliases: configuration.aliases,
      workingFolder,
      serverTime: () => this.#client.serverNow(),
      nodeLagMs: this.#client.nodeLagMs,
    });
    const { address, domain } = options;
    this.whereabouts = new Whereabouts({
      server: address && serverName(address),
      domain: domainName(domain),
      aliases: configuration.aliases,
      domainId: () => this.#client.domainId,
      signIn: () => this.#client.signIn(),
    });
  }

  /** Whether CCKM can be asked at all: not while the provider's own arguments wait for an apply. */
  get ready(): boolean {
    return this.#configuration.unknown.length === 0;
  }

  /** Signs in, unless the provider's own arguments wait for an apply. */
  async signIn(): Promise<void> {
    if (this.ready) await this.#client.signIn();
  }

  /** The client. Throws while arguments of the provider are unknown. */
  get client(): CckmClient {
    if (this.ready) return this.#client;
    throw failure(words.notKnownYet({ names: this.#configuration.unknown }));
  }

  close(): Promise<void> {
    this.ownership.endRun();
    return this.#client.close();
  }
}

/** The client of the run that a hook's context belongs to. Throws while arguments of the provider are unknown. */
export function cckmOf({ session }: { readonly session: CckmSession }): CckmClient {
  return session.client;
}
