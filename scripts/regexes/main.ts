// Checks that every regular expression of lib is matched in linear time, whatever text it meets: part of npm run check.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { checkSync } from "recheck";
import { version } from "recheck/package.json";
import ts from "typescript";

const root = resolve(__dirname, "../..");

interface Found {
  readonly where: string;
  /** Undefined where it is put together when the program runs. */
  readonly source: string | undefined;
  readonly flags: string;
}

function* literals(file: string): Generator<Found> {
  const parsed = ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.ESNext, true);
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    const where = () => `${file}:${parsed.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
    if (ts.isRegularExpressionLiteral(node)) {
      const [, source = "", flags = ""] = /^\/(.*)\/(\w*)$/s.exec(node.text) ?? [];
      found.push({ where: where(), source, flags });
    }
    if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === "RegExp") {
      const [source, flags] = node.arguments ?? [];
      found.push({ where: where(), source: textOf(parsed, source), flags: flags ? (textOf(parsed, flags) ?? "") : "" });
    }
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  yield* found;
}

/** The text of an expression that is made of literals and of constants of the same file. */
function textOf(file: ts.SourceFile, expression: ts.Expression | undefined): string | undefined {
  if (expression === undefined) return undefined;
  if (ts.isStringLiteralLike(expression)) return expression.text;
  if (ts.isTemplateExpression(expression)) {
    const parts = expression.templateSpans.map(({ expression: inner, literal }) => [textOf(file, inner), literal.text]);
    return parts.every(([inner]) => inner !== undefined) ? [expression.head.text, ...parts.flat()].join("") : undefined;
  }
  if (!ts.isIdentifier(expression)) return undefined;
  const constant = file.statements
    .filter(ts.isVariableStatement)
    .filter(({ declarationList }) => declarationList.flags & ts.NodeFlags.Const)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .find(({ name }) => name.getText() === expression.text);
  return textOf(file, constant?.initializer);
}

/** Rooms whose expressions meet nobody else's text, and why. */
const OWN_TEXT: Readonly<Record<string, string>> = {
  "lib/package/make/": "the bundle that was just made",
  "lib/package/place/": "the stack's own lock file and the app's own constraints",
  "lib/simulator/": "requests of the tests that it stands in for",
};

const files = readdirSync(join(root, "lib"), { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !name.includes("/gen/"))
  .map((name) => join("lib", name))
  .filter((name) => !Object.keys(OWN_TEXT).some((room) => name.startsWith(room)));
/** Those that were found linear before, by this version of recheck: each takes a tenth of a second. */
const KEPT = join(root, "node_modules/.cache/recheck", `${version}.json`);
const linear = new Set(kept());

function kept(): string[] {
  try {
    return JSON.parse(readFileSync(KEPT, "utf8")) as string[];
  } catch {
    return [];
  }
}

const checked = new Map<string, string | undefined>();
let problems = 0;
for (const { where, source, flags } of files.flatMap((file) => [...literals(file)])) {
  if (source === undefined) {
    problems++;
    process.stderr.write(`${where}: made of what is known only when the program runs, so that nobody can check it\n`);
    continue;
  }
  const key = `/${source}/${flags}`;
  if (!checked.has(key)) {
    const status = linear.has(key) ? "safe" : checkSync(source, flags, { timeout: 120_000 }).status;
    checked.set(key, status === "safe" ? undefined : status);
  }
  const bad = checked.get(key);
  if (bad === undefined) continue;
  problems++;
  process.stderr.write(`${where}: ${key} is ${bad}\n`);
}
mkdirSync(dirname(KEPT), { recursive: true });
writeFileSync(KEPT, JSON.stringify([...checked].filter(([, bad]) => bad === undefined).map(([key]) => key)));
process.stdout.write(`${checked.size} regular expressions, ${problems} of them not linear\n`);
process.exitCode = problems > 0 ? 1 : 0;
