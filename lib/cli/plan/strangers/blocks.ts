import { isObject } from "../../../schema";

/** A block of a configuration in JSON: its labels, such as type and name, and its body. */
export interface JsonBlock {
  readonly labels: readonly string[];
  readonly body: Readonly<Record<string, unknown>>;
}

/** Blocks of one kind with the given number of labels. Terraform accepts a list in place of any object. */
export function blocksOf(value: unknown, labels: number): JsonBlock[] {
  const found: JsonBlock[] = [];
  for (const one of Array.isArray(value) ? value : [value]) {
    if (!isObject(one)) continue;
    if (labels === 0) found.push({ labels: [], body: one });
    else {
      for (const [label, inner] of Object.entries(one)) {
        if (label === "//") continue;
        found.push(...blocksOf(inner, labels - 1).map((block) => ({ ...block, labels: [label, ...block.labels] })));
      }
    }
  }
  return found;
}

/** All strings and keys in a value, with their paths. */
export function* textsOf(value: unknown, path = ""): Generator<{ readonly path: string; readonly text: string }> {
  if (typeof value === "string") yield { path, text: value };
  else if (Array.isArray(value)) for (const [index, one] of value.entries()) yield* textsOf(one, `${path}[${index}]`);
  else if (isObject(value)) {
    for (const [name, one] of Object.entries(value)) {
      // Synth's metadata, which Terraform ignores.
      if (name === "//") continue;
      const inner = path === "" ? name : `${path}.${name}`;
      yield { path: inner, text: name };
      yield* textsOf(one, inner);
    }
  }
}
