import { createHash } from "node:crypto";
import { DefaultTokenResolver, StringConcat, Tokenization } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import type { Message } from "../../words";
import { SecretInput } from "../azure-secret/secret-input";
import { textTokens } from "../base/number-tokens";
import * as words from "../words";

/**
 * A fingerprint of settings, 16 hexadecimal digits. Ignores the order of keys and list elements, and undefined members.
 * Every `SecretInput` counts as the same value; a token counts as its expression.
 */
export function fingerprint(settings: unknown, scope: IConstruct): string {
  const resolver = new DefaultTokenResolver(new StringConcat());
  const data = textTokens(plain(settings, "settings", [], []));
  const resolved = Tokenization.resolve(data, { scope, resolver, preparing: false });
  return createHash("sha256").update(canonical(resolved)).digest("hex").slice(0, 16);
}

/** What in settings has no place in a fingerprint: two of it would look the same. */
export function settingsProblems(settings: unknown): Message<"error">[] {
  const problems: Message<"error">[] = [];
  plain(settings, "settings", [], problems);
  return problems;
}

// Constructs and secrets have more members than matter here, and cannot be resolved.
function plain(value: unknown, place: string, above: readonly object[], problems: Message<"error">[]): unknown {
  const refuse = (got: string) => {
    problems.push(words.releaseSettingsInvalid({ place, got }));
    return null;
  };
  if (typeof value === "bigint" || (typeof value === "number" && !Number.isFinite(value)))
    return { number: `${value}` };
  if (typeof value === "function" || typeof value === "symbol") return refuse(`a ${typeof value}`);
  if (typeof value !== "object" || value === null || Tokenization.isResolvable(value)) return value;
  if (SecretInput.isSecretInput(value)) return { "cdktf-cckm": "SecretInput" };
  if (Construct.isConstruct(value)) return value.node.path;
  if (above.includes(value)) return refuse("an object that holds itself");
  const inside = [...above, value];
  const member = (one: unknown, at: string) => plain(one, `${place}${at}`, inside, problems);
  if (Array.isArray(value)) return value.map((one, index) => member(one, `[${index}]`));
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? refuse("an invalid date") : value.toISOString();
  if (value instanceof Set) return { set: [...value].map((one, index) => member(one, `[${index}]`)) };
  if (value instanceof Map) {
    const pairs = [...value].map(([key, one]) => ({ key: member(key, ".key"), value: member(one, `.${String(key)}`) }));
    return { map: pairs };
  }
  const entries = Object.entries(value);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (entries.length > 0 || prototype === null || prototype === Object.prototype) {
    return Object.fromEntries(entries.map(([key, one]) => [key, member(one, `.${key}`)]));
  }
  // Its state is where nobody else can read it, unless it tells.
  const { toJSON } = value as { toJSON?: unknown };
  if (typeof toJSON === "function") return member(toJSON.call(value), "");
  if (value instanceof RegExp) return String(value);
  return refuse(`a ${value.constructor.name} without members that can be read`);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).sort()}}`;
}
