import { isObject } from "../../schema";
import { isExpression } from "./config-value";
import { type Instance, ownOf } from "./instances";
import { literalOf } from "./literals";
import { holdsComment } from "./paths";
import { holdsTemplate } from "./template";

/**
 * Replaces expressions that consist of nothing but a value by it, and those that put lists or maps together by a list or
 * a map: its elements are the values in them, which are known without Terraform, and the expressions beside these.
 * @param instance an instance of a `for_each`, of which also its own is known
 */
export function withoutLiteralExpressions(
  attributes: Readonly<Record<string, unknown>>,
  instance?: Instance,
): Record<string, unknown> {
  const members = Object.entries(attributes).map(([name, value]) => [plain(name, instance), plain(value, instance)]);
  return Object.fromEntries(members);
}

function plain(value: unknown, instance?: Instance): unknown {
  if (typeof value === "string") {
    const known = knownOf(value, instance);
    return known === undefined ? value : known;
  }
  if (Array.isArray(value)) return value.flatMap((one) => plain(one, instance));
  return isObject(value) && !isExpression(value) ? withoutLiteralExpressions(value, instance) : value;
}

const PLAIN = /^(?:null|true|false|-?(?:0|[1-9]\d{0,8}))$/;

function knownOf(text: string, instance?: Instance): unknown {
  const code = /^\$\{([\s\S]*)\}$/.exec(text)?.[1];
  if (code === undefined) return undefined;
  if (PLAIN.test(code.trim())) return JSON.parse(code);
  const literal = literalOf(text);
  if (literal !== undefined) return literal;
  const own = instance && ownOf(text, instance);
  if (own !== undefined) return own;
  const members = holdsComment(code) || code.includes("\n") ? undefined : membersIn(code, instance);
  return elementsIn(code, instance) ?? (members && Object.fromEntries(members));
}

/** What begins a list, or a call whose result has all elements of its arguments, `compact` all but empty texts. */
const LIST = /^(?:\[|(?:concat|compact|distinct|flatten|reverse|setunion|sort|tolist|toset)\s*\()/;

function elementsIn(code: string, instance?: Instance): readonly unknown[] | undefined {
  const bare = code.trim();
  const [begin] = LIST.exec(bare) ?? [];
  if (begin === undefined || !"])".includes(bare.at(-1)!)) return undefined;
  const found = partsOf(bare.slice(begin.length, -1))?.flatMap((part) => plain(`\${${part}}`, instance));
  return begin.startsWith("compact") ? found?.filter((one) => one !== "" && one !== null) : found;
}

/** What begins a map, or a call that merges its arguments. */
const MAP = /^(?:\{|(?:merge|tomap)\s*\()/;
const MEMBER = /^("(?:[^"\\]|\\.)*"|[A-Za-z_][\w-]*|\([^()]*\))\s*[=:](?![=>])/;

/** The members of a map. One whose name is an expression may be any: those before it are no longer known. */
function membersIn(code: string, instance?: Instance): Map<string, unknown> | undefined {
  const bare = code.trim();
  const [begin] = MAP.exec(bare) ?? [];
  if (begin === undefined || !"})".includes(bare.at(-1)!)) return undefined;
  const membersOf = begin === "{" ? memberIn : membersOfPart;
  const all = partsOf(bare.slice(begin.length, -1))?.map((part) => membersOf(part, instance));
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

function memberIn(code: string, instance?: Instance): Map<string, unknown> | undefined {
  const [begin = "", name] = MEMBER.exec(code.trim()) ?? [];
  if (name === undefined) return undefined;
  const key = /^["(]/.test(name) ? plain(`\${${name}}`, instance) : name;
  return new Map([[String(key), plain(`\${${code.trim().slice(begin.length).trim()}}`, instance)]]);
}

function membersOfPart(code: string, instance?: Instance): Map<string, unknown> {
  const map = plain(`\${${code}}`, instance) ?? {};
  return new Map(Object.entries(isObject(map) ? map : { [`\${${code}}`]: `\${${code}}` }));
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
