import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { isObject } from "../../schema";
import type { Values } from "../hooks";

/** The object that a diagnostic is about. */
export interface ConfiguredObject {
  readonly kind: "resource" | "data" | "provider";
  readonly type: string;
  /** Its configuration, or its state if it is no longer in the configuration. */
  readonly values: Values | null;
  /** Whether it is the state, which also holds what the server sets or adds. */
  readonly isState?: boolean;
}

/**
 * The path of the cdktf construct that a resource, data source or provider comes from. Terraform does not pass addresses to
 * providers, but runs them in the stack's folder: the construct is the one block there whose literals match. Undefined if
 * there is no such file, or if several blocks match.
 */
export function constructPath(
  { kind, type, values, isState = false }: ConfiguredObject,
  folder: string = process.cwd(),
): string | undefined {
  const blocks = memberOf(readStack(folder), kind)[type];
  const [path, ...others] = Object.values(blocks ?? {}).flatMap((block) =>
    isObject(block) && isOf(block, values ?? {}, isState) ? [pathOf(block)] : [],
  );
  return others.length === 0 ? path : undefined;
}

// A stack of thousands of resources may have a warning for each of them.
let last: { readonly version: string; readonly stack: Values } | undefined;

function readStack(folder: string): Values {
  const file = join(folder, "cdk.tf.json");
  try {
    const { size, mtimeMs } = statSync(file);
    const version = [file, size, mtimeMs].join("\n");
    if (last?.version !== version) {
      const json: unknown = JSON.parse(readFileSync(file, "utf8"));
      last = { version, stack: isObject(json) ? json : {} };
    }
    return last.stack;
  } catch {
    return {};
  }
}

function memberOf(object: Values, name: string): Values {
  const member = Object.hasOwn(object, name) ? object[name] : undefined;
  return isObject(member) ? member : {};
}

function pathOf(block: Values): string | undefined {
  const { path } = memberOf(memberOf(block, "//"), "metadata");
  return typeof path === "string" ? path : undefined;
}

function isOf(block: Values, values: Values, isState: boolean): boolean {
  if (!isState && Object.keys(values).some((name) => values[name] != null && !Object.hasOwn(block, name))) return false;
  return Object.entries(block).every(
    ([name, literal]) => !Object.hasOwn(values, name) || couldBe(literal, values[name], isState),
  );
}

// An expression matches any value, and a literal matches an unknown value.
function couldBe(literal: unknown, value: unknown, isState: boolean): boolean {
  if (typeof value === "symbol" || (typeof literal === "string" && /[$%]\{/.test(literal))) return true;
  const is = (item: unknown, one: unknown) => couldBe(item, one, isState);
  if (Array.isArray(literal) && Array.isArray(value)) {
    const fits =
      isState || (value.length <= literal.length && value.every((one) => literal.some((item) => is(item, one))));
    return fits && literal.every((item) => value.some((one) => is(item, one)));
  }
  if (literal === null || value === null || value === undefined) return (literal ?? null) === (value ?? null);
  if (typeof literal === "object" || typeof value === "object") return true;
  return String(literal) === String(value);
}
