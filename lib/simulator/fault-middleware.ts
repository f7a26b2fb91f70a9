import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { MiddlewareHandler } from "hono";
import type { SimulatorClock } from "./clock";
import { cut, hang } from "./connection";
import { errorOfStatus } from "./errors";
import type { FaultSpec } from "./fault-kinds";
import type { Faults } from "./faults";
import type { Quirks } from "./quirks";
import type { AppContext, AppEnv } from "./simulation";

/** Applies faults, and the quirks that simulate load, to requests. */
export function faultMiddleware(faults: Faults, quirks: Quirks, clock: SimulatorClock): MiddlewareHandler<AppEnv> {
  let requests = 0;
  let answered: number[] = [];
  return async (c, next) => {
    if (c.env.outside) return next();
    const { overload, rateLimit } = quirks;
    if (overload && requests++ % overload.every < overload.length) return refuse(c, overload);
    if (rateLimit) {
      const now = clock.now();
      answered = answered.filter((at) => at > now - rateLimit.seconds * 1000);
      if (answered.length >= rateLimit.requests) return refuse(c, { ...rateLimit, status: 429 });
      answered.push(now);
    }
    const fault = faults.take(c.req.method, c.req.path);
    if (!fault) return next();
    c.var.entry.fault = fault.kind;
    const early = await before(c, fault);
    if (early) return early;
    await next();
    await after(c, fault);
  };
}

async function before(c: AppContext, fault: FaultSpec): Promise<Response | undefined> {
  switch (fault.kind) {
    case "status":
      return refuse(c, fault);
    case "html":
      return reply(
        `<html><body><h1>Error ${fault.status ?? 404}</h1>proxy.example.com</body></html>`,
        fault.status ?? 404,
        "text/html",
      );
    case "reset":
      return cut(c);
    case "hang":
      return hang(c);
    case "delay":
      await wait(fault.ms, undefined, { ref: false });
      return undefined;
    default:
      return undefined;
  }
}

async function after(c: AppContext, fault: FaultSpec): Promise<void> {
  if (fault.kind === "reset-after") replace(c, cut(c));
  if (fault.kind === "hang-after") replace(c, await hang(c));
  if (fault.kind === "status-after") replace(c, refuse(c, fault));
  if (fault.kind === "empty") replace(c, new Response(null, { status: fault.status ?? c.res.status }));
  if (fault.kind === "malformed") {
    const whole = await c.res.text();
    replace(c, reply(whole.slice(0, Math.ceil(whole.length / 2)), c.res.status, JSON_TYPE));
  }
  if (fault.kind === "another") {
    const whole = await c.res.text();
    const told = whole.startsWith("{") ? JSON.stringify(another(JSON.parse(whole))) : whole;
    replace(c, reply(told, c.res.status, JSON_TYPE));
  }
  if (fault.kind === "after-commit") await fault.handler();
}

const NAMES = ["name", "secret_name"];
const VAULTS = ["key_vaults"];

function another(reply: unknown): object {
  const record = reply as Readonly<Record<string, unknown>>;
  const named = NAMES.filter((name) => name in record).map((name) => [name, `another-${record[name]}`]);
  const vaults = VAULTS.filter((name) => name in record).map((name) => [name, [`another::${randomUUID()}`]]);
  return { ...record, id: randomUUID(), ...Object.fromEntries([...named, ...vaults]) };
}

const JSON_TYPE = "application/json";
const WITHOUT_BODY = [204, 205, 304];

function reply(body: string, status: number, type: string): Response {
  if (WITHOUT_BODY.includes(status)) return new Response(null, { status });
  return new Response(body, { status, headers: { "content-type": type } });
}

/** Hono merges the old reply's headers into a new one unless the old one is removed first. */
function replace(c: AppContext, response: Response): void {
  c.res = undefined;
  c.res = response;
}

function refuse(c: AppContext, { status, message, retryAfter }: FaultReply): Response {
  const error = errorOfStatus(status, message);
  if (retryAfter !== undefined) c.header("retry-after", String(retryAfter));
  return c.json(error.envelope, error.status);
}

interface FaultReply {
  status: number;
  message?: string;
  retryAfter?: number;
}
