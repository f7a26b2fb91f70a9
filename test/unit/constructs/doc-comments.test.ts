import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Attribute, argumentsOf } from "../../../lib/schema";
import { argumentComment } from "../../../scripts/constructs/argument-comment";
import { CONSTRUCTS } from "../../../scripts/constructs/places";
import { attributesOf, subjects } from "../../../scripts/constructs/subject";

interface Source {
  readonly file: string;
  readonly path: string;
  readonly text: string;
}

const sources: readonly Source[] = readdirSync(CONSTRUCTS, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => ({ file, path: join(CONSTRUCTS, file), text: readFileSync(join(CONSTRUCTS, file), "utf8") }));

/** The doc comment that ends right before a place in a text. */
function commentBefore(text: string, place: number): string {
  return /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*$/.exec(text.slice(0, place))?.[0] ?? "";
}

/** Constructors and static methods with a scope of classes that are public, each with its comment. */
function withScope({ file, text }: Source): [string, string][] {
  if (/@internal\s*\*\/\s*export (?:abstract )?class/.test(text) && !file.startsWith("generated")) return [];
  return [...text.matchAll(/^ {2}(?:constructor|static \w+)\(\s*scope: Construct,/gm)].map((match) => [
    `${file}: ${match[0].trim()}`,
    commentBefore(text, match.index),
  ]);
}

test("each public constructor and static method with a scope says what scope and id are, as Python's help needs it", () => {
  const found = sources.flatMap(withScope);
  expect(found.length).toBeGreaterThan(20);
  const silent = found.filter(
    ([, comment]) => !/@param scope /.test(comment) || !/@param (?:id|importToId) /.test(comment),
  );
  expect(silent.map(([place]) => place)).toEqual([]);
});

test("each link of a doc comment to a page of docs/ leads there, and each construct of the contract has one", () => {
  const links = sources.flatMap(({ file, path, text }) =>
    [...text.matchAll(/\]\((\S+\.md)\)/g)].map(([, link]) => ({ file, link: join(path, "..", link!) })),
  );
  expect(links.filter(({ link }) => !existsSync(link))).toEqual([]);
  for (const { construct } of subjects()) {
    const source = sources.find(({ text }) => new RegExp(`^export class ${construct} `, "m").test(text))!;
    const at = source.text.search(new RegExp(`^export class ${construct} `, "m"));
    expect([construct, commentBefore(source.text, at)]).toEqual([construct, expect.stringContaining(".md](")]);
  }
});

/** What a comment says in a paragraph of its own: `Allowed: …`, `On change: …`, `Example: …`. */
function facts(comment: string): string[] {
  return comment
    .split(/\n\s*\*\s*\n/)
    .map((paragraph) => paragraph.replaceAll(/\s*(?:\n\s*\*|\/\*\*|\*\/)\s*/g, " ").trim())
    .filter((paragraph) => /^(?:Allowed|Unit|On change|Example): /.test(paragraph));
}

const byHand = subjects().flatMap((subject) => {
  const source = sources.find(
    ({ file, text }) =>
      !file.startsWith("generated") && new RegExp(`^export interface ${subject.construct}Props`, "m").test(text),
  );
  const own = source && subject.kind !== "provider";
  return own
    ? argumentsOf(attributesOf(subject)).map((each): [string, string, Attribute, string] => [
        subject.construct,
        ...each,
        source.text,
      ])
    : [];
});

test.each(byHand)(
  "props of %s that are written by hand say of %s what the contract says",
  (_, name, attribute, text) => {
    const said = facts(text.replaceAll(/^ {2}\/\*\*/gm, "\n *\n"));
    expect(said).toEqual(expect.arrayContaining(facts(argumentComment(name, attribute, true))));
  },
);
