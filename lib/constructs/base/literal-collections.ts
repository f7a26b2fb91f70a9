import { isObject } from "../../schema";
import { isExpression } from "./config-value";
import { literalOf } from "./literals";
import { holdsComment } from "./paths";
import { holdsTemplate } from "./template";

/**
 * Replaces expressions that consist of nothing but a text by their value, and those that put lists or maps together by a
 * list or a map: its elements are the texts in them, which are known without Terraform, and the expressions beside these.
 */
export function withoutLiteralExpressions(attributes: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, plain(value)]));
}

function plain(value: unknown): unknown {
  if (typeof value === "string") return literalOf(value) ?? collectionOf(value) ?? value;
  if (Array.isArray(value)) return value.map(plain);
  return isObject(value) && !isExpression(value) ? withoutLiteralExpressions(value) : value;
}

function collectionOf(text: string): unknown {
  const code = /^\$\{([\s\S]*)\}$/.exec(text)?.[1];
  if (code === undefined) return undefined;
  const members = holdsComment(code) || code.includes("\n") ? undefined : membersIn(code);
  return elementsIn(code) ?? (members && Object.fromEntries(members));
}

/** What begins a list, or a call whose result has all elements of its arguments, `compact` all but empty texts. */
const LIST = /^(?:\[|(?:concat|compact|distinct|flatten|reverse|setunion|sort|tolist|toset)\s*\()/;

function elementsIn(code: string): readonly unknown[] | undefined {
  const bare = code.trim();
  const [begin] = LIST.exec(bare) ?? [];
  if (begin === undefined || !"])".includes(bare.at(-1)!)) return undefined;
  const parts = partsOf(bare.slice(begin.length, -1));
  const found = parts?.flatMap((part) => elementsIn(part) ?? [literalOf(`\${${part}}`) ?? `\${${part}}`]);
  return begin.startsWith("compact") ? found?.filter((one) => one !== "") : found;
}

/** What begins a map, or a call that merges its arguments. */
const MAP = /^(?:\{|(?:merge|tomap)\s*\()/;
const MEMBER = /^("(?:[^"\\]|\\.)*"|[A-Za-z_][\w-]*|\([^()]*\))\s*[=:](?![=>])/;
const PLAIN = /^(?:null|true|false|-?(?:0|[1-9]\d{0,8}))$/;

/** The members of a map. One whose name is an expression may be any: those before it are no longer known. */
function membersIn(code: string): Map<string, unknown> | undefined {
  const bare = code.trim();
  const [begin] = MAP.exec(bare) ?? [];
  if (begin === undefined || !"})".includes(bare.at(-1)!)) return undefined;
  const parts = partsOf(bare.slice(begin.length, -1));
  const all = parts?.map((part) => (begin === "{" ? memberIn(part) : (membersIn(part) ?? openMember(part))));
  const members = new Map<string, unknown>();
  for (const one of all ?? []) {
    if (one === undefined) return undefined;
    for (const [name, value] of one) {
      if (holdsTemplate(name)) for (const before of members.keys()) members.set(before, name);
      members.set(name, value);
    }
  }
  return all && members;
}

function memberIn(code: string): Map<string, unknown> | undefined {
  const [begin = "", name] = MEMBER.exec(code.trim()) ?? [];
  if (name === undefined) return undefined;
  const key = /^["(]/.test(name) ? (literalOf(`\${${name}}`) ?? `\${${name}}`) : name;
  const value = code.trim().slice(begin.length).trim();
  return new Map([[String(key), PLAIN.test(value) ? JSON.parse(value) : plain(`\${${value}}`)]]);
}

function openMember(code: string): Map<string, unknown> {
  return new Map([[`\${${code}}`, `\${${code}}`]]);
}

/** What commas part, outside of brackets and quotes; undefined if a bracket ends that does not begin here. */
function partsOf(code: string): readonly string[] | undefined {
  const parts: string[] = [];
  let [depth, from, isText] = [0, 0, false];
  for (let at = 0; at < code.length; at++) {
    const sign = code[at]!;
    if (sign === "\\") at++;
    else if (sign === '"') isText = !isText;
    else if (isText) continue;
    else if ("([{".includes(sign)) depth++;
    else if (")]}".includes(sign) && --depth < 0) return undefined;
    else if (sign === "," && depth === 0) {
      parts.push(code.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, code.slice(from)].filter((part) => part.trim() !== "");
}
