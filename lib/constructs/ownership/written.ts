import type { IConstruct } from "constructs";
import { UNKNOWN } from "../../schema";
import { literalOf } from "../base/literals";
import { isPlain } from "../base/plain";
import { resolved } from "../base/resolved";
import { holdsTemplate, unescaped } from "../base/template";

/** Arguments as written, including tokens and references. */
export type Values = Readonly<Record<string, unknown>>;

/**
 * The written values, with UNKNOWN for anything that only Terraform knows.
 * @param absent The values of arguments that are not written.
 */
export function known(scope: IConstruct, written: Values, absent: Values = {}): Values {
  const values: Record<string, unknown> = { ...absent };
  // The comment holds nothing that is declared.
  for (const [name, value] of Object.entries(written)) if (name !== "//") values[name] = knownValue(scope, value);
  return values;
}

// The construct's own validation reports values that cannot be resolved.
function knownValue(scope: IConstruct, value: unknown): unknown {
  if (isPlain(value)) return value;
  try {
    return marks(resolved(scope, value));
  } catch {
    return UNKNOWN;
  }
}

function marks(value: unknown): unknown {
  if (typeof value === "string") return holdsTemplate(value) ? (literalOf(value) ?? UNKNOWN) : unescaped(value);
  if (Array.isArray(value)) return value.map(marks);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, marks(item)]));
}
