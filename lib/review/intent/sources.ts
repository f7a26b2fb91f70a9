import { isObject } from "../../schema";
import { member } from "../plan/configuration";

/**
 * The blocks that references resolve to, by address: locals with their expressions, ephemeral resources and data
 * sources with their arguments. A secret read from another path is another secret, even if the reference to it is the
 * same.
 */
export function blocksBehind(configuration: unknown, references: readonly string[]): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  const follow = (reference: string) => {
    const [address, block] = blockOf(configuration, reference.split(".")) ?? [];
    if (address === undefined || Object.hasOwn(found, address)) return;
    found[address] = block;
    for (const next of referencesIn(block)) follow(next);
  };
  for (const reference of references) follow(reference);
  return found;
}

function blockOf(configuration: unknown, [root, type = "", name = ""]: string[]): [string, unknown] | undefined {
  if (root === "local") return entry(`local.${type}`, member(member(configuration, "locals"), type));
  if (root !== "ephemeral" && root !== "data") return undefined;
  const block = member(member(member(configuration, root), type), name);
  return entry(`${root}.${type}.${name}`, withoutMetadata(block));
}

function entry(address: string, block: unknown): [string, unknown] | undefined {
  return block === undefined ? undefined : [address, block];
}

// Synth's metadata in a block, such as source lines, changes nothing.
function withoutMetadata(block: unknown): unknown {
  if (!isObject(block)) return block;
  return Object.fromEntries(Object.entries(block).filter(([name]) => name !== "//"));
}

function referencesIn(block: unknown): string[] {
  if (typeof block === "string")
    return block.match(/\b(?:local|ephemeral|data)\.[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)?/g) ?? [];
  if (Array.isArray(block)) return block.flatMap(referencesIn);
  return isObject(block) ? Object.values(block).flatMap(referencesIn) : [];
}
