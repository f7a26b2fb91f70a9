import { parseFaults } from "./fault-text";

/** Which requests a fault hits, and how often. */
export interface FaultMatch {
  /** "GET", "POST", …; "*" or absent: any. */
  method?: string;
  /**
   * Path with or without `/api`; `*` stands for anything but a slash, `**` for anything. Absent: any path.
   * @example "/v1/cckm/aws/kms/*"
   */
  path?: string;
  /** The first matching request that is hit, counted from 1. Default 1. */
  nth?: number;
  /** How many matching requests are hit from there on. Default 1; Infinity: all. */
  times?: number;
}

/** What happens to a request. "Before acting" means that CCKM has changed nothing; all others let it act. */
export type FaultKind =
  /** An error reply with CCKM's envelope, before acting. `retryAfter` (seconds) sets the header of that name. */
  | { kind: "status"; status: number; message?: string; retryAfter?: number }
  /** CCKM acts, then something in between answers with an error status and CCKM's envelope. */
  | { kind: "status-after"; status: number; message?: string }
  /** CCKM acts and answers without a body. Default: with the status that it would answer. */
  | { kind: "empty"; status?: number }
  /** An HTML page as a proxy sends it, before acting. Default status 404. */
  | { kind: "html"; status?: number }
  /** The connection is cut before acting. */
  | { kind: "reset" }
  /** CCKM acts, then the connection is cut instead of a reply. */
  | { kind: "reset-after" }
  /** No reply, before acting, until the client or the simulator gives up. */
  | { kind: "hang" }
  /** CCKM acts, then sends no reply. */
  | { kind: "hang-after" }
  /** The request waits `ms` milliseconds (of the machine's time), then proceeds. */
  | { kind: "delay"; ms: number }
  /** CCKM acts and answers with JSON that breaks off. */
  | { kind: "malformed" }
  /** `handler` runs after CCKM acted and before the reply is sent. */
  | { kind: "after-commit"; handler: () => void | Promise<void> };

export type FaultSpec = FaultMatch & FaultKind;

interface Fault {
  spec: FaultSpec;
  path: RegExp;
  seen: number;
}

/** The faults that wait for their requests. */
export class Faults {
  private list: Fault[] = [];

  /**
   * Adds faults, as objects or as text (see {@link parseFaults}).
   *
   * @throws Error when the text cannot be read
   */
  add(...specs: (FaultSpec | string)[]): void {
    const parsed = specs.flatMap((spec) => (typeof spec === "string" ? parseFaults(spec) : [spec]));
    this.list.push(...parsed.map((spec) => ({ spec, path: pattern(spec.path ?? "**"), seen: 0 })));
  }

  clear(): void {
    this.list = [];
  }

  /** The fault that hits this request: of those that match, the one added first that is due. */
  take(method: string, path: string): FaultSpec | undefined {
    let hit: FaultSpec | undefined;
    for (const fault of this.list) {
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

const normal = (path: string): string => path.replace(/^\/api(?=\/)/, "").replace(/\/+$/, "");

function pattern(path: string): RegExp {
  const source = normal(path)
    .replace(/[.+?^${}()|[\]\\]/g, "\\$&")
    .replace(/\*\*|\*/g, (stars) => (stars === "**" ? ".*" : "[^/]*"));
  return new RegExp(`^${source}$`);
}
