/** A value in Terraform's CLI configuration; a block is a list of members. */
export type ConfigValue = string | readonly ConfigValue[] | ConfigBlock;

/** The members of a block in order; names may repeat. */
export interface ConfigBlock {
  readonly members: readonly (readonly [name: string, value: ConfigValue])[];
}

const TOKEN = /\s+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/|("(?:[^"\\]|\\.)*"|[{}[\]=:,]|[^\s{}[\]=:,"#]+)/gy;

/**
 * Parses Terraform's CLI configuration in HCL or JSON, but only blocks, lists and strings.
 * @throws Error for anything else
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
      // Block labels, which do not matter here.
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

/** The blocks with the given name; JSON may contain several as a list. */
export function blocksOf({ members }: ConfigBlock, name: string): ConfigBlock[] {
  return members.filter(([known]) => known === name).flatMap(([, value]) => [value].flat().filter(isBlock));
}

/** The strings of the list with the given name; undefined if there is none. */
export function textsOf({ members }: ConfigBlock, name: string): string[] | undefined {
  const found = members.find(([known]) => known === name)?.[1];
  return found === undefined ? undefined : [found].flat().filter((item) => typeof item === "string");
}

export function isBlock(value: unknown): value is ConfigBlock {
  return typeof value === "object" && value !== null && "members" in value;
}
