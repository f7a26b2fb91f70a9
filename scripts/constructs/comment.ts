import { attributeNames } from "./attribute-names";
import { camelCase } from "./names";

const WIDTH = 120;

/** Text in which names of attributes are named as in the constructs: `aws_connection` becomes `awsConnection`. */
export function inCamelCase(text: string): string {
  return text.replaceAll(/`([a-z]+(?:_[a-z]+)+)((?: = \w+)?)`/g, (code, name: string, value: string) =>
    attributeNames().has(name) ? `\`${camelCase(name)}${value}\`` : code,
  );
}

/** Names of pages of the API, from `Page:` or `Pages:` to the full stop, as links. */
function linked(text: string): string {
  return text.replace(/\bPages?: ([a-z-]+(?:, [^;.]+)?(?:; [a-z-]+)*)\./, (_, named: string) => {
    const pages = named.split("; ");
    const links = pages.map((page) => `[${page}](../../../docs/api-pages.md#${page.split(",")[0]})`);
    return `API page${pages.length > 1 ? "s" : ""}: ${links.join(", ")}.`;
  });
}

/** A doc comment of paragraphs; one that begins with a tag follows another tag without an empty line. */
export function comment(indent: string, ...paragraphs: readonly (string | undefined)[]): string {
  const given = paragraphs.filter((paragraph) => paragraph !== undefined).map(linked);
  const [first = ""] = given;
  if (given.length === 1 && !first.includes("\n") && `${indent}/** ${first} */`.length <= WIDTH) {
    return `${indent}/** ${first} */\n`;
  }
  const lines = given.flatMap((paragraph, index) => {
    const text = paragraph.startsWith("@example") ? paragraph.split("\n") : wrap(paragraph, WIDTH - indent.length - 3);
    const joined = index === 0 || (isTag(paragraph) && isTag(given[index - 1]!));
    return joined ? text : ["", ...text];
  });
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join("\n")}\n${indent} */\n`;
}

function isTag(paragraph: string): boolean {
  return paragraph.startsWith("@");
}

function wrap(text: string, width: number): string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1)!;
    if (line !== "" && line.length + word.length + 1 > width) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines;
}
