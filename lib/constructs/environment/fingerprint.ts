import { createHash } from "node:crypto";
import { DefaultTokenResolver, StringConcat, Tokenization } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { SecretInput } from "../azure-secret/secret-input";

/**
 * 16 hexadecimal digits that differ where settings differ. Neither the order of keys or lists nor a member that is
 * undefined counts. A `SecretInput` counts as one, whatever it stands for; a token counts as its expression.
 */
export function fingerprint(settings: unknown, scope: IConstruct): string {
  const resolver = new DefaultTokenResolver(new StringConcat());
  const resolved = Tokenization.resolve(plain(settings), { scope, resolver, preparing: false });
  return createHash("sha256").update(canonical(resolved)).digest("hex").slice(0, 16);
}

// Constructs and secrets hold more than what they mean here, and could not be resolved.
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
