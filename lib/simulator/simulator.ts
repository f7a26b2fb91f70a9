import { type Commit, createApp } from "./app";
import { realClock, type SimulatorClock } from "./clock";
import { Domains } from "./domains";
import type { FaultSpec } from "./fault-kinds";
import { Faults } from "./faults";
import type { Fixtures, User } from "./fixture-kinds";
import { refuseWrongUsers } from "./fixture-names";
import { loadFixtures, withoutIds } from "./fixtures";
import { type Listener, listen } from "./listener";
import { either, flag, list, type OptionKinds, object, refuseWrong, span, text } from "./option-kinds";
import { RANGES } from "./option-ranges";
import { type Outside, outsideOf } from "./outside";
import { refuseWrongQuirks } from "./quirk-text";
import { DEFAULT_QUIRKS, type Quirks } from "./quirks";
import { Random } from "./random";
import type { RequestEntry } from "./request-log";
import type { Durations } from "./simulation";
import { type Snapshot, takeSnapshot } from "./snapshot";
import { Store } from "./store";
import { Timestamps } from "./timestamps";
import { serverCertificate } from "./tls";
import { Tokens } from "./tokens";

/** Options of {@link CckmSimulator.start}. */
export interface SimulatorOptions {
  /** Address to listen on. Default 127.0.0.1. */
  host?: string;
  /** Default 0: any free one. */
  port?: number;
  /** Serve HTTPS with a certificate created for this run; clients must trust `sim.caCert`. Default false. */
  tls?: boolean;
  /** Lifetime of a token in seconds. Default 300, as in CCKM. */
  tokenTtl?: number;
  /** Delay of every request in milliseconds. Default 0. */
  latency?: number;
  /** Faults, as objects or as text. */
  faults?: FaultSpec[] | string;
  /** Makes ids and report rows reproducible. Default: ids differ in every run, rows do not. */
  seed?: number;
  /** What exists at the start, or the path of a JSON file with it. Default: the data in the API pages. */
  fixtures?: Partial<Fixtures> | string;
  /** Behaviour that differs from the defaults. */
  quirks?: Partial<Quirks>;
  /** Default: the system clock. */
  clock?: SimulatorClock;
  /** Users who can sign in. Default: `admin` with the password `test-password`. */
  users?: User[];
  /** How long sync jobs and reports take, in milliseconds. */
  durations?: Partial<Durations>;
  /** Number of rows in each report. Default 62, as on the API page. */
  reportRows?: number;
}

const OPTIONS: OptionKinds<SimulatorOptions> = {
  host: text,
  tls: flag,
  ...RANGES,
  faults: either(text, list),
  fixtures: either(text, object),
  quirks: object,
  clock: {
    type: "a clock with a method now",
    takes: (value) => typeof (value as SimulatorClock | null)?.now === "function",
  },
  users: list,
  durations: object,
};
const DURATIONS: OptionKinds<Durations> = { job: span, report: span, cancel: span };

/** Parts of a simulator. */
interface Parts
  extends Pick<
    CckmSimulator,
    "caCert" | "store" | "requests" | "faults" | "quirks" | "clock" | "durations" | "settings"
  > {
  readonly listener: Listener;
  /** Called for every commit. */
  readonly handlers: Set<(commit: Commit) => void | Promise<void>>;
  readonly tokens: Tokens;
  readonly domains: Domains;
  readonly act: Outside;
}

/**
 * An offline CCKM that keeps its state in memory. It behaves as the API pages say, and where they say nothing, as
 * documented at {@link Quirks}.
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
  /** The records in the root domain. Change them to create drift. */
  readonly store: Store;
  /** Every request, oldest first, with secret values redacted. */
  readonly requests: RequestEntry[];
  /** The pending faults: use `add` and `clear`. */
  readonly faults: Faults;
  /** Its behaviour; may be changed at any time. */
  readonly quirks: Quirks;
  /** Time source for the expiry of tokens and the progress of jobs and reports. */
  readonly clock: SimulatorClock;
  /** How long sync jobs and reports take, in milliseconds. May be changed at any time; running ones keep their duration. */
  readonly durations: Durations;
  /** `latency` (ms) of each request, and `reportRows` of newly started reports; may be changed at any time. */
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
   * Starts a simulator in this process, on its own port.
   *
   * @throws Error with one clear sentence if an option does not exist or has a wrong value, the port is in use, the fixtures cannot be read or a
   * fault cannot be parsed
   */
  static async start(options: SimulatorOptions = {}): Promise<CckmSimulator> {
    refuseWrong("CckmSimulator.start", options, OPTIONS);
    refuseWrongQuirks("CckmSimulator.start: quirks", options.quirks);
    refuseWrong("CckmSimulator.start: durations", options.durations, DURATIONS);
    refuseWrongUsers("CckmSimulator.start: users", options.users);
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
   * Calls `handler` each time CCKM has changed something, before it replies; the reply waits for the handler.
   *
   * @returns a function that removes the handler
   */
  onCommit(handler: (commit: Commit) => void | Promise<void>): () => void {
    this.#parts.handlers.add(handler);
    return () => this.#parts.handlers.delete(handler);
  }

  /**
   * Makes a change behind Terraform's back, as the user `anna` in the group admin. Takes an API path and body, but the
   * request is not in `requests`, is not affected by faults, and does not trigger `onCommit`.
   *
   * @param domain the domain; default: the root domain
   * @returns the reply's body; undefined without one
   * @throws Error with the reply if the simulator rejects the request
   * @example await sim.outside("DELETE", `/v1/cckm/aws/kms/${id}`);
   */
  outside(method: string, path: string, body?: object, domain = ""): Promise<unknown> {
    return this.#parts.act(method, path, body, this.#parts.domains.of(domain).id);
  }

  /** Invalidates all tokens issued so far, as a restart of CCKM would. */
  revokeTokens(): void {
    this.#parts.tokens.revokeAll();
  }

  /** The records in another domain, by the name used to sign in. It starts with the fixtures, with their own ids. */
  storeOf(domain: string): Store {
    return this.#parts.domains.of(domain).store;
  }

  /**
   * Renames a domain: clients sign in with the new name and find the same records.
   *
   * @throws Error if nobody has signed in to `from` yet, or if `to` is in use
   */
  renameDomain(from: string, to: string): void {
    this.#parts.domains.rename(from, to);
  }

  /** A copy of the current records, without secret values, and with jobs and reports as they are at this moment. */
  snapshot(domain = ""): Snapshot {
    return takeSnapshot(this.storeOf(domain), this.clock.now());
  }

  /** Stops at once and closes open connections. May be called twice. */
  stop(): Promise<void> {
    this.#stopped ??= this.#parts.listener.close();
    return this.#stopped;
  }
}
