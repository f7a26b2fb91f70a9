import { camelCase } from "../../schema";
import type { Finding } from "../model";
import { configuredBlock, member } from "../plan/configuration";
import type { Subject } from "../subjects";

/** Why an object is replaced or deleted, as far as the plan says so. */
export function becauseFindings({ entry, action }: Subject, configuration: unknown): Finding[] {
  const reason = entry.action_reason ?? null;
  if (action === "delete") return reason === null ? [] : [{ code: "deletedBecause", args: { reason } }];
  if (action !== "replace") return [];
  const attributes = [...new Set((entry.change.replace_paths ?? []).map(attributeOf))].sort();
  const triggers = reason === "replace_by_triggers" ? triggersOf(configuredBlock(configuration, entry)) : [];
  return [{ code: "replacedBecause", args: { reason, attributes, triggers } }];
}

// An index means nothing to readers; the key of a tag does.
function attributeOf([name = "", key]: readonly (string | number)[]): string {
  const attribute = camelCase(String(name));
  return typeof key === "string" ? `${attribute}.${key}` : attribute;
}

function triggersOf(block: unknown): string[] {
  const lifecycle = member(block, "lifecycle");
  const triggers = member(Array.isArray(lifecycle) ? lifecycle[0] : lifecycle, "replace_triggered_by");
  return Array.isArray(triggers) ? triggers.filter((one) => typeof one === "string").map(withoutBraces) : [];
}

function withoutBraces(reference: string): string {
  return reference.startsWith("${") && reference.endsWith("}") ? reference.slice(2, -1) : reference;
}
