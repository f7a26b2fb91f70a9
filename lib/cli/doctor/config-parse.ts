/** A value of Terraform's CLI configuration; a block is the list of its members. */
export type ConfigValue = string | readonly ConfigValue[] | ConfigBlock;

/** Members of a block in their order; a name may occur again. */
export interface ConfigBlock {
  readonly members: readonly (readonly [name: string, value: ConfigValue])[];
}

const TOKEN = /\s+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/|("(?:[^"\\]|\\.)*"|[{}[\]=:,]|[^\s{}[\]=:,"#]+)/gy;

/**
 * Reads Terraform's CLI configuration, in its own language or as JSON, as far as blocks, lists and texts go.
 * @throws Error when the text is not that
 */
export function parseCliConfig(text: string): ConfigBlock {
  const tokens = [...lex(text)];
  let at = 0;
  const peek = () => tokens[at];
  const next = () => {
    const token = tokens[at++];
    if (token === undefined) throw new Error("it ends too early");
    return token;
  };
  const word = (token: string) => (token.startsWith('"') ? (JSON.parse(token) as string) : token);
  const value = (): ConfigValue => {
    const token = next();
    if (token === "{") return block("}");
    if (token !== "[") return word(token);
    const items: ConfigValue[] = [];
    while (peek() !== "]") {
      items.push(value());
      if (peek() === ",") next();
    }
    next();
    return items;
  };
  const block = (end: "}" | undefined): ConfigBlock => {
    const members: [string, ConfigValue][] = [];
    while (peek() !== end) {
      const name = word(next());
      // Labels of a block, which say nothing here.
      while (peek()?.startsWith('"')) next();
      if (peek() === "=" || peek() === ":") next();
      members.push([name, value()]);
      if (peek() === ",") next();
    }
    if (end !== undefined) next();
    return { members };
  };
  if (peek() !== "{") return block(undefined);
  next();
  return block("}");
}

function* lex(text: string): Generator<string> {
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    const found = TOKEN.exec(text);
    if (!found) throw new Error(`unexpected ${JSON.stringify(text.slice(at, at + 1))}`);
    if (found[1] !== undefined) yield found[1];
  }
}

/** The blocks of that name; JSON has several as a list. */
export function blocksOf({ members }: ConfigBlock, name: string): ConfigBlock[] {
  return members.filter(([known]) => known === name).flatMap(([, value]) => [value].flat().filter(isBlock));
}

/** The texts of a list of that name; undefined where there is none. */
export function textsOf({ members }: ConfigBlock, name: string): string[] | undefined {
  const found = members.find(([known]) => known === name)?.[1];
  return found === undefined ? undefined : [found].flat().filter((item) => typeof item === "string");
}

export function isBlock(value: unknown): value is ConfigBlock {
  return typeof value === "object" && value !== null && "members" in value;
}
