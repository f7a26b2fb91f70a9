import { type Commit, createApp } from "./app";
import { realClock, type SimulatorClock } from "./clock";
import { Domains } from "./domains";
import type { FaultSpec } from "./fault-kinds";
import { Faults } from "./faults";
import { type Fixtures, loadFixtures, type User, withoutIds } from "./fixtures";
import { type OptionNames, refuseUnknown } from "./known-options";
import { type Listener, listen } from "./listener";
import { type Outside, outsideOf } from "./outside";
import { refuseWrongQuirks } from "./quirk-text";
import { DEFAULT_QUIRKS, QUIRKS, type Quirks } from "./quirks";
import { Random } from "./random";
import type { RequestEntry } from "./request-log";
import type { Durations } from "./simulation";
import { type Snapshot, takeSnapshot } from "./snapshot";
import { Store } from "./store";
import { Timestamps } from "./timestamps";
import { serverCertificate } from "./tls";
import { Tokens } from "./tokens";

/** What {@link CckmSimulator.start} takes. */
export interface SimulatorOptions {
  /** Address to listen on. Default 127.0.0.1. */
  host?: string;
  /** Default 0: a free one. */
  port?: number;
  /** HTTPS with a certificate made for this run; `sim.caCert` is what clients must trust. Default false. */
  tls?: boolean;
  /** Lifetime of a token in seconds. Default 300, as CCKM's. */
  tokenTtl?: number;
  /** Milliseconds that every request waits. Default 0. */
  latency?: number;
  /** Faults, as objects or as text. */
  faults?: FaultSpec[] | string;
  /** Makes ids and report rows repeatable. Default: ids differ in every run, and rows do not. */
  seed?: number;
  /** What exists at the start, or the path of a JSON file with it. Default: the data of the API pages. */
  fixtures?: Partial<Fixtures> | string;
  /** How it behaves throughout. */
  quirks?: Partial<Quirks>;
  /** Default: the machine's. */
  clock?: SimulatorClock;
  /** Who may sign in. Default: `admin` with the password `test-password`. */
  users?: User[];
  /** How long synchronizations and reports take, in milliseconds. */
  durations?: Partial<Durations>;
  /** Rows of each report. Default 62, as on the page. */
  reportRows?: number;
}

const OPTIONS: OptionNames<SimulatorOptions> = {
  ...{ host: true, port: true, tls: true, tokenTtl: true, latency: true, faults: true, seed: true, fixtures: true },
  ...{ quirks: true, clock: true, users: true, durations: true, reportRows: true },
};
const DURATIONS: OptionNames<Durations> = { job: true, report: true, cancel: true };
const quirkNames = Object.fromEntries(Object.keys(QUIRKS).map((name) => [name, true])) as OptionNames<Partial<Quirks>>;

/** What a simulator is made of. */
interface Parts
  extends Pick<
    CckmSimulator,
    "caCert" | "store" | "requests" | "faults" | "quirks" | "clock" | "durations" | "settings"
  > {
  readonly listener: Listener;
  /** Told of every commit. */
  readonly handlers: Set<(commit: Commit) => void | Promise<void>>;
  readonly tokens: Tokens;
  readonly domains: Domains;
  readonly act: Outside;
}

/**
 * An offline CCKM with its state in memory. It behaves as the API pages say; where they are silent, as documented at
 * {@link Quirks}.
 *
 * @example
 * const sim = await CckmSimulator.start();
 * // … CIPHERTRUST_ADDRESS=sim.url, CIPHERTRUST_USERNAME=admin, CIPHERTRUST_PASSWORD=test-password
 * await sim.stop();
 */
export class CckmSimulator {
  /** Address for clients, such as `http://127.0.0.1:41234`. */
  readonly url: string;
  /** The certificate that clients must trust, PEM; undefined without TLS. */
  readonly caCert: string | undefined;
  /** What CCKM holds in the root domain. Change it to make drift. */
  readonly store: Store;
  /** Every request, oldest first, with secret values redacted. */
  readonly requests: RequestEntry[];
  /** The faults that wait for their requests: `add` and `clear`. */
  readonly faults: Faults;
  /** How it behaves throughout; may be changed at any time. */
  readonly quirks: Quirks;
  /** The time by which tokens expire and jobs and reports proceed. */
  readonly clock: SimulatorClock;
  /** How long synchronizations and reports take, in milliseconds. May be changed at any time; jobs and reports keep the duration they started with. */
  readonly durations: Durations;
  /** `latency` (ms) of each request and `reportRows` of reports that are started from now on; may be changed. */
  readonly settings: { latency: number; reportRows: number };
  readonly #parts: Parts;
  #stopped: Promise<void> | undefined;

  private constructor(parts: Parts) {
    this.#parts = parts;
    this.url = parts.listener.url;
    this.caCert = parts.caCert;
    this.store = parts.store;
    this.requests = parts.requests;
    this.faults = parts.faults;
    this.quirks = parts.quirks;
    this.clock = parts.clock;
    this.durations = parts.durations;
    this.settings = parts.settings;
  }

  /**
   * Starts a simulator in this process, on a port of its own.
   *
   * @throws Error with one clear sentence when an option does not exist, the port is taken, the fixtures cannot be read or a
   * fault is not understood
   */
  static async start(options: SimulatorOptions = {}): Promise<CckmSimulator> {
    refuseUnknown("CckmSimulator.start", options, OPTIONS);
    refuseUnknown("CckmSimulator.start: quirks", options.quirks, quirkNames);
    refuseWrongQuirks(options.quirks ?? {});
    refuseUnknown("CckmSimulator.start: durations", options.durations, DURATIONS);
    const { host = "127.0.0.1", port = 0, clock = realClock } = options;
    const fixtures = loadFixtures(options.fixtures);
    const random = new Random(options.seed);
    const timestamps = new Timestamps(clock);
    const store = new Store(fixtures, random, timestamps);
    const domains = new Domains(store, () => new Store(withoutIds(fixtures), random, timestamps), random);
    const tokens = new Tokens(options.users ?? fixtures.users, options.tokenTtl ?? 300, clock, random);
    const quirks: Quirks = Object.seal({ ...DEFAULT_QUIRKS, ...options.quirks });
    const durations: Durations = Object.seal({ job: 1500, report: 900, cancel: 300, ...options.durations });
    const settings = Object.seal({ latency: options.latency ?? 0, reportRows: options.reportRows ?? 62 });
    const faults = new Faults();
    faults.add(...(typeof options.faults === "string" ? [options.faults] : (options.faults ?? [])));
    const requests: RequestEntry[] = [];

    const handlers: Parts["handlers"] = new Set();
    const app = createApp(
      {
        store,
        clock,
        timestamps,
        random,
        tokens,
        domains,
        quirks,
        listChanges: new Map(),
        durations,
        seed: options.seed ?? 1,
        reportRows: () => settings.reportRows,
      },
      {
        requests,
        faults,
        latency: () => settings.latency,
        committed: async (commit) => {
          for (const handler of handlers) await handler(commit);
        },
      },
    );
    const certificate = options.tls ? await serverCertificate(host) : undefined;
    const listener = await listen(app, host, port, certificate);
    return new CckmSimulator({
      listener,
      handlers,
      caCert: certificate?.caCert,
      store,
      requests,
      faults,
      quirks,
      clock,
      durations,
      settings,
      tokens,
      domains,
      act: outsideOf(app, random),
    });
  }

  /**
   * Calls `handler` each time CCKM has changed something and before it answers; the reply waits for it.
   *
   * @returns a function that ends it
   */
  onCommit(handler: (commit: Commit) => void | Promise<void>): () => void {
    this.#parts.handlers.add(handler);
    return () => this.#parts.handlers.delete(handler);
  }

  /**
   * Lets somebody else do something behind Terraform's back, as `anna` of the group admin: by the API's own path and body,
   * but it is not in `requests`, no fault hits it, and `onCommit` does not hear of it.
   *
   * @param domain where, the root domain if not given
   * @returns the reply's body; undefined without one
   * @throws Error with the reply when the simulator refuses it
   * @example await sim.outside("DELETE", `/v1/cckm/aws/kms/${id}`);
   */
  outside(method: string, path: string, body?: object, domain = ""): Promise<unknown> {
    return this.#parts.act(method, path, body, this.#parts.domains.of(domain).id);
  }

  /** Makes all tokens issued so far invalid, as a restart of CCKM would. */
  revokeTokens(): void {
    this.#parts.tokens.revokeAll();
  }

  /** What CCKM holds in another domain: that under which a client signs in. It has the fixtures, with ids of its own. */
  storeOf(domain: string): Store {
    return this.#parts.domains.of(domain).store;
  }

  /**
   * Renames a domain: clients sign in under the new name and find the same records.
   *
   * @throws Error when nobody has signed in to `from` yet, or when `to` is taken
   */
  renameDomain(from: string, to: string): void {
    this.#parts.domains.rename(from, to);
  }

  /** A copy of what is there, without secret values, and with jobs and reports as they are at this moment. */
  snapshot(domain = ""): Snapshot {
    return takeSnapshot(this.storeOf(domain), this.clock.now());
  }

  /** Stops at once: open connections are cut. May be called twice. */
  stop(): Promise<void> {
    this.#stopped ??= this.#parts.listener.close();
    return this.#stopped;
  }
}
