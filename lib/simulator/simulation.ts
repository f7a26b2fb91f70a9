import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { SimulatorClock } from "./clock";
import type { Domains } from "./domains";

import type { Quirks } from "./quirks";
import type { Random } from "./random";
import type { RequestEntry } from "./request-log";
import type { Store } from "./store";
import { type TimestampForm, type Timestamps, withTimestamps } from "./timestamps";
import type { Bearer, KnownUser, Tokens } from "./tokens";

/** How long things take, in milliseconds of the clock, and how much a report holds. */
export interface Durations {
  /** A synchronization of keys or secrets. Default 1500. */
  job: number;
  /** Making a report. Default 900. */
  report: number;
  /** What a cancelled synchronization still takes. Default 300. */
  cancel: number;
}

/** What the routes work on. */
export interface Simulation {
  readonly store: Store;
  readonly clock: SimulatorClock;
  readonly timestamps: Timestamps;
  readonly random: Random;
  /** The seed of the run; what is generated, such as report rows, depends on it alone. */
  readonly seed: number;
  readonly tokens: Tokens;
  readonly domains: Domains;
  readonly quirks: Quirks;
  /** How often each list, by its path, has changed while it was paged. */
  readonly listChanges: Map<string, number>;
  readonly durations: Durations;
  /** Rows of a report that is started from now on. */
  readonly reportRows: () => number;
}

export interface AppEnv {
  Bindings: HttpBindings & {
    /** Set for what somebody else does inside this process; such a request meets no trouble. */
    outside?: Bearer;
  };
  Variables: {
    entry: RequestEntry;
    user: KnownUser;
    /** What this request works on: the records that its node and its domain know. */
    sim: Simulation;
  };
}

export type AppContext = Context<AppEnv>;

/** A record as a reply shows it. `written` is the form that the page of this write prints; reads have one of their own. */
export function shown<T extends object>(c: AppContext, record: T, written: TimestampForm = "changed"): T {
  const { timestamps, otherTypes } = c.var.sim.quirks;
  const write = c.req.method !== "GET" && timestamps !== "microseconds";
  const form = timestamps === "nanoseconds" ? "created" : written;
  const timed = withTimestamps(record, write ? form : "read");
  return otherTypes ? withOtherTypes(timed) : timed;
}

const OTHER_TYPES: Readonly<Record<string, unknown>> = {
  account: 17,
  application: {},
  devAccount: [],
  region: 7,
  tenant: {},
  created_by: 0,
  modified_by: false,
  backup: [],
};

function withOtherTypes<T extends object>(record: T): T {
  const others = Object.entries(OTHER_TYPES).filter(([name]) => name in record);
  return { ...record, ...Object.fromEntries(others) };
}

/** Answers a DELETE in the form that the quirks ask for. */
export function deleted(c: AppContext): Response {
  return c.var.sim.quirks.deleteReply === "empty" ? c.body(null, 204) : c.json({ status: 204 });
}
