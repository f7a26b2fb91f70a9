import type { FaultKind, FaultSpec } from "./fault-kinds";
import { parseFaults } from "./fault-text";
import {
  anyText,
  callable,
  either,
  type OptionKinds,
  refuseWrong,
  required,
  shown,
  span,
  text,
  whole,
} from "./option-kinds";

interface Fault {
  spec: FaultSpec;
  path: RegExp;
  seen: number;
}

/** The pending faults. */
export class Faults {
  #list: Fault[] = [];

  /**
   * Adds faults, as objects or as text (see {@link parseFaults}).
   *
   * @throws Error if the text cannot be parsed, or an object has an unknown kind or member
   */
  add(...specs: (FaultSpec | string)[]): void {
    const parsed = specs.flatMap((spec) => (typeof spec === "string" ? parseFaults(spec) : [spec])).map(known);
    this.#list.push(...parsed.map((spec) => ({ spec, path: pattern(spec.path ?? "**"), seen: 0 })));
  }

  clear(): void {
    this.#list = [];
  }

  /** The fault that hits this request: the oldest one that matches and is due. */
  take(method: string, path: string): FaultSpec | undefined {
    let hit: FaultSpec | undefined;
    for (const fault of this.#list) {
      const wanted = fault.spec.method ?? "*";
      if ((wanted !== "*" && wanted.toUpperCase() !== method) || !fault.path.test(normal(path))) continue;
      if (hit) continue;
      fault.seen += 1;
      const { nth = 1, times = 1 } = fault.spec;
      if (fault.seen >= nth && fault.seen < nth + times) hit = fault.spec;
    }
    return hit;
  }
}

const COUNT = whole(1, Number.MAX_SAFE_INTEGER);
const ALL = { type: "Infinity for all", takes: (value: unknown) => value === Number.POSITIVE_INFINITY };
const MATCH = { method: text, path: text, nth: COUNT, times: either(COUNT, ALL), kind: text };
const FAILED = required(whole(400, 599));
const ANSWERED = whole(200, 599);
const MEMBERS: Readonly<Record<FaultKind["kind"], object>> = {
  status: { status: FAILED, message: anyText, retryAfter: span },
  "status-after": { status: FAILED, message: anyText },
  empty: { status: ANSWERED },
  html: { status: ANSWERED },
  reset: {},
  "reset-after": {},
  hang: {},
  "hang-after": {},
  delay: { ms: required(span) },
  malformed: {},
  another: {},
  "after-commit": { handler: required(callable) },
};

function known(spec: FaultSpec): FaultSpec {
  if (typeof spec !== "object" || spec === null)
    throw new Error(`Expected a fault to be an object or a text, got ${shown(spec)}.`);
  const members = Object.hasOwn(MEMBERS, spec.kind) ? MEMBERS[spec.kind] : undefined;
  if (!members) {
    const kinds = Object.keys(MEMBERS).join(", ");
    throw new Error(`Expected the kind of a fault to be one of ${kinds}, got ${shown(spec.kind)}.`);
  }
  refuseWrong(`A fault of the kind ${spec.kind}`, spec, { ...MATCH, ...members } as OptionKinds<FaultSpec>);
  return spec;
}

const normal = (path: string): string => path.replace(/^\/api(?=\/)/, "").replace(/\/+$/, "");

function pattern(path: string): RegExp {
  const source = normal(path)
    .replace(/[.+?^${}()|[\]\\]/g, "\\$&")
    .replace(/\*\*|\*/g, (stars) => (stars === "**" ? ".*" : "[^/]*"));
  return new RegExp(`^${source}$`);
}
