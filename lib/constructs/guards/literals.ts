import { isObject } from "../../schema";
import { isExpression } from "../base/config-value";
import { literalOf } from "../base/literals";

/**
 * Replaces expressions that consist of nothing but a text by their value, and those that put lists together by a list: its
 * elements are the texts in them, which are known without Terraform, and the expressions beside these.
 */
export function withoutLiteralExpressions(attributes: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, plain(value)]));
}

function plain(value: unknown): unknown {
  if (typeof value === "string") return literalOf(value) ?? listOf(value) ?? value;
  if (Array.isArray(value)) return value.map(plain);
  return isObject(value) && !isExpression(value) ? withoutLiteralExpressions(value) : value;
}

function listOf(text: string): readonly unknown[] | undefined {
  const code = /^\$\{([\s\S]*)\}$/.exec(text)?.[1];
  return code === undefined ? undefined : elementsIn(code);
}

/** What begins a list, or a call whose result has all elements of its arguments. */
const LIST = /^(?:\[|(?:concat|distinct|flatten|reverse|setunion|sort|tolist|toset)\s*\()/;

function elementsIn(code: string): readonly unknown[] | undefined {
  const bare = code.trim();
  const [begin] = LIST.exec(bare) ?? [];
  if (begin === undefined || !"])".includes(bare.at(-1)!)) return undefined;
  const parts = partsOf(bare.slice(begin.length, -1));
  return parts?.flatMap((part) => elementsIn(part) ?? [literalOf(`\${${part}}`) ?? `\${${part}}`]);
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
