import type { FaultSpec } from "./fault-kinds";
import { parseFaults } from "./fault-text";

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
