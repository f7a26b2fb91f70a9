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

/** Durations in milliseconds of the simulator's clock. */
export interface Durations {
  /** A sync job for keys or secrets. Default 1500. */
  job: number;
  /** Generating a report. Default 900. */
  report: number;
  /** Stopping a cancelled sync job. Default 300. */
  cancel: number;
}

/** The state and services that the routes use. */
export interface Simulation {
  readonly store: Store;
  readonly clock: SimulatorClock;
  readonly timestamps: Timestamps;
  readonly random: Random;
  /** The seed of the run; generated data, such as report rows, only depends on it. */
  readonly seed: number;
  readonly tokens: Tokens;
  readonly domains: Domains;
  readonly quirks: Quirks;
  /** How often each list, by path, has changed between two pages. */
  readonly listChanges: Map<string, number>;
  readonly durations: Durations;
  /** Number of rows in newly started reports. */
  readonly reportRows: () => number;
}

export interface AppEnv {
  Bindings: HttpBindings & {
    /** Set for requests that somebody else makes inside this process; no fault or quirk affects those. */
    outside?: Bearer;
  };
  Variables: {
    entry: RequestEntry;
    user: KnownUser;
    /** The records that this request's node and domain know. */
    sim: Simulation;
  };
}

export type AppContext = Context<AppEnv>;

/** A record as shown in a reply. `written` is the timestamp format on the API page of this write; reads have their own. */
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

/** Replies to a DELETE in the form that the quirks select. */
export function deleted(c: AppContext): Response {
  return c.var.sim.quirks.deleteReply === "empty" ? c.body(null, 204) : c.json({ status: 204 });
}
