import { CckmClient, KeyedLock, serverName } from "../cckm";
import { SharedReads } from "../cckm/reads";
import { failure, type HookLog } from "../plugin";
import { originOf } from "../text";
import type { AdoptPolicy, Configuration } from "./configuration";
import type { WorkingFolder } from "./journal";
import { Ownership } from "./ownership";
import { TargetLooks } from "./shared/target-looks";
import { OwnWrites } from "./sighting/own-writes";
import { domainName, Whereabouts } from "./whereabouts";
import * as words from "./words";

/** Dependencies of a {@link CckmSession}, besides the configuration. */
export interface SessionOptions {
  readonly version: string;
  readonly log: HookLog;
  readonly workingFolder: WorkingFolder;
  /** Aborted when Terraform asks to stop. */
  readonly stop?: AbortSignal;
}

/** What the hooks of one run share. */
export class CckmSession {
  /** Serializes writes with the same key. */
  readonly locks = new KeyedLock();
  /** Permissions that this run itself has written. */
  readonly ownWrites = new OwnWrites();
  /** Looks that writes of permissions share. */
  readonly targetLooks = new TargetLooks();
  readonly adopt: AdoptPolicy;
  /** Who owns what. */
  readonly ownership: Ownership;
  /** This run's server and domain, and those of the objects in its state. */
  readonly whereabouts: Whereabouts;
  readonly #configuration: Configuration;
  readonly #client: CckmClient;
  /** Cached reads of CCKM. */
  readonly reads: SharedReads;

  /** Throws for malformed arguments; missing ones are an error at the first request. */
  constructor(configuration: Configuration, { version, log, workingFolder, stop }: SessionOptions) {
    this.#configuration = configuration;
    this.adopt = configuration.adopt;
    this.#client = new CckmClient({
      ...configuration.options,
      userAgent: `cdktf-cckm/${version}`,
      log: (level, message, fields) => log[level](message, fields),
      ...(stop && { stop }),
    });
    this.reads = new SharedReads(this.#client);
    const { options, fromEnvironment } = configuration;
    this.ownership = new Ownership({
      identity: { server: originOf(options.address ?? ""), domain: domainName(options.domain) },
      fromEnvironment: { server: originOf(fromEnvironment.address ?? ""), domain: domainName(fromEnvironment.domain) },
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

  /** Whether CCKM can be called: not while the provider's own arguments are unknown. */
  get ready(): boolean {
    return this.#configuration.unknown.length === 0;
  }

  /** Signs in, unless the provider's own arguments are unknown. */
  async signIn(signal?: AbortSignal): Promise<void> {
    if (this.ready) await this.#client.signIn(signal && { signal });
  }

  /** The client. Throws while arguments of the provider are unknown. */
  get client(): CckmClient {
    if (this.ready) return this.#client;
    throw failure(words.notKnownYet({ names: this.#configuration.unknown }));
  }

  /** Ends the run, and leaves its connections to the end of the process. */
  endRun(): void {
    this.ownership.endRun();
  }

  close(): Promise<void> {
    this.endRun();
    return this.#client.close();
  }
}

/** The client of the run that a hook's context belongs to. Throws while arguments of the provider are unknown. */
export function cckmOf({ session }: { readonly session: CckmSession }): CckmClient {
  return session.client;
}
