import { createHash } from "node:crypto";
import { DefaultTokenResolver, StringConcat, Tokenization } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { SecretInput } from "../azure-secret/secret-input";

/**
 * A fingerprint of settings, 16 hexadecimal digits. Ignores the order of keys and list elements, and undefined members.
 * Every `SecretInput` counts as the same value; a token counts as its expression.
 */
export function fingerprint(settings: unknown, scope: IConstruct): string {
  const resolver = new DefaultTokenResolver(new StringConcat());
  const resolved = Tokenization.resolve(plain(settings), { scope, resolver, preparing: false });
  return createHash("sha256").update(canonical(resolved)).digest("hex").slice(0, 16);
}

// Constructs and secrets have more members than matter here, and cannot be resolved.
function plain(value: unknown): unknown {
  if (SecretInput.isSecretInput(value)) return { "cdktf-cckm": "SecretInput" };
  if (Construct.isConstruct(value)) return value.node.path;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null || Tokenization.isResolvable(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).sort()}}`;
}
