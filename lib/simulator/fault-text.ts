import type { FaultKind, FaultMatch, FaultSpec } from "./fault-kinds";

const SIMPLE = new Set([
  "html",
  "reset",
  "reset-after",
  "hang",
  "hang-after",
  "malformed",
  "another",
  "empty",
] as const);

/**
 * Parses faults from text, in the format of `cckm simulator --faults`: entries separated by `;`, each
 *
 *     METHOD PATH KIND [xTIMES] [nth=N] [retry-after=SECONDS]
 *
 * METHOD is a method or `*`. PATH may contain `*` (anything but a slash) and `**` (anything). KIND is an HTTP status
 * (`503`), `502-after` (CCKM acts nevertheless), `html` or `html=502` (a proxy's page), `reset`, `reset-after`, `hang`,
 * `hang-after`, `delay=MS`, `malformed`, `another` (the record of another object), or `empty` and `empty=202` (no body). `x3` hits three requests (default `x1`),
 * `x*` all; `nth=2` skips the first one.
 *
 * @example "POST /v1/cckm/aws/kms 503 x2 retry-after=1; GET /v1/cckm/aws/kms/* reset-after"
 * @throws Error that names the entry and the allowed forms
 */
export function parseFaults(text: string): FaultSpec[] {
  return text
    .split(";")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .map(parseFault);
}

function parseFault(entry: string): FaultSpec {
  const [method = "", path = "", kind = "", ...options] = entry.split(/\s+/);
  if (!/^([A-Za-z]+|\*)$/.test(method) || !/^[/*]/.test(path)) throw unreadable(entry);
  const match: FaultMatch = { method: method.toUpperCase(), path };
  const what = parseKind(kind);
  if (!what) throw unreadable(entry);
  for (const option of options) {
    const [, times, nth, retryAfter] = /^(?:x(\d+|\*)|nth=(\d+)|retry-after=(\d+))$/.exec(option) ?? [];
    if (times !== undefined) match.times = times === "*" ? Number.POSITIVE_INFINITY : Number(times);
    else if (nth !== undefined) match.nth = Number(nth);
    else if (retryAfter !== undefined && what.kind === "status") what.retryAfter = Number(retryAfter);
    else throw unreadable(entry);
  }
  return { ...match, ...what };
}

function parseKind(text: string): FaultKind | undefined {
  const [, digits, after] = /^(\d{3})(-after)?$/.exec(text) ?? [];
  if (digits !== undefined) {
    const status = Number(digits);
    return status >= 400 && status <= 599 ? { kind: after ? "status-after" : "status", status } : undefined;
  }
  const [, name = "", value] = /^([a-z-]+)(?:=(\d+))?$/.exec(text) ?? [];
  const number = value === undefined ? undefined : Number(value);
  if (name === "delay") return number === undefined ? undefined : { kind: "delay", ms: number };
  if ((name === "html" || name === "empty") && number !== undefined) return { kind: name, status: number };
  const simple = [...SIMPLE].find((known) => known === name);
  return simple && number === undefined ? { kind: simple } : undefined;
}

function unreadable(entry: string): Error {
  return new Error(
    `The fault "${entry}" cannot be read. Expected METHOD PATH KIND [xTIMES] [nth=N] [retry-after=SECONDS], where ` +
      `KIND is a status from 400 to 599, STATUS-after, ${[...SIMPLE].join(", ")}, html=STATUS, empty=STATUS or delay=MS. ` +
      'Example: "POST /v1/cckm/aws/kms 503 x2; GET /v1/cckm/aws/kms/* reset-after".',
  );
}
