import type { FaultKind, FaultSpec } from "./fault-kinds";
import { parseFaults } from "./fault-text";
import { type OptionNames, refuseUnknown } from "./known-options";

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
    const parsed = specs.flatMap((spec) => (typeof spec === "string" ? parseFaults(spec) : [known(spec)]));
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

const MATCH = { method: true, path: true, nth: true, times: true, kind: true } as const;
const MEMBERS: Readonly<Record<FaultKind["kind"], object>> = {
  status: { status: true, message: true, retryAfter: true },
  "status-after": { status: true, message: true },
  empty: { status: true },
  html: { status: true },
  reset: {},
  "reset-after": {},
  hang: {},
  "hang-after": {},
  delay: { ms: true },
  malformed: {},
  another: {},
  "after-commit": { handler: true },
};

function known(spec: FaultSpec): FaultSpec {
  const members = Object.hasOwn(MEMBERS, spec.kind) ? MEMBERS[spec.kind] : undefined;
  if (!members) {
    const kinds = Object.keys(MEMBERS).join(", ");
    throw new Error(`Expected the kind of a fault to be one of ${kinds}, got "${spec.kind}".`);
  }
  refuseUnknown(`A fault of the kind ${spec.kind}`, spec, { ...MATCH, ...members } as OptionNames<FaultSpec>);
  return spec;
}

const normal = (path: string): string => path.replace(/^\/api(?=\/)/, "").replace(/\/+$/, "");

function pattern(path: string): RegExp {
  const source = normal(path)
    .replace(/[.+?^${}()|[\]\\]/g, "\\$&")
    .replace(/\*\*|\*/g, (stars) => (stars === "**" ? ".*" : "[^/]*"));
  return new RegExp(`^${source}$`);
}
