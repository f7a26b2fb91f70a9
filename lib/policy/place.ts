import { isMap, isNode, isScalar, isSeq, type LineCounter, type Node, type parseDocument } from "yaml";

/** A position in a file; line and column start at 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

type Parsed = ReturnType<typeof parseDocument>;

/** Positions of a document's parts in its file. */
export class Places {
  readonly #document: Parsed;
  readonly #lines: LineCounter;

  constructor(document: Parsed, lines: LineCounter) {
    this.#document = document;
    this.#lines = lines;
  }

  /** The position of a value, or of its nearest existing parent. */
  of(path: readonly PropertyKey[]): Place {
    let node: Node | null = this.#document.contents;
    for (const step of path) {
      const next = child(node, step);
      if (next === undefined) break;
      node = next;
    }
    return this.at(node?.range?.[0] ?? 0);
  }

  /** The position of a key in the map at a path. */
  ofKey(path: readonly PropertyKey[], key: string): Place {
    const map = path.reduce<Node | null | undefined>(
      (node, step) => child(node ?? null, step),
      this.#document.contents,
    );
    const pair = isMap(map) ? map.items.find((one) => isScalar(one.key) && String(one.key.value) === key) : undefined;
    const found = pair !== undefined && isNode(pair.key) ? pair.key.range?.[0] : undefined;
    return found === undefined ? this.of(path) : this.at(found);
  }

  at(offset: number): Place {
    const { line, col } = this.#lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }
}

function child(node: Node | null, step: PropertyKey): Node | undefined {
  if (isSeq(node)) {
    const item: unknown = node.items[Number(step)];
    return isNode(item) ? item : undefined;
  }
  const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && String(key.value) === step) : undefined;
  return pair !== undefined && isNode(pair.value) ? pair.value : undefined;
}
