// Checks that every regular expression of lib is matched in linear time, whatever text it meets: npm run regexes.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { checkSync } from "recheck";
import ts from "typescript";

const root = resolve(__dirname, "../..");

interface Found {
  readonly where: string;
  readonly source: string;
  readonly flags: string;
}

function* literals(file: string): Generator<Found> {
  const parsed = ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.ESNext, true);
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const { line } = parsed.getLineAndCharacterOfPosition(node.getStart());
      const [, source = "", flags = ""] = /^\/(.*)\/(\w*)$/s.exec(node.text) ?? [];
      found.push({ where: `${file}:${line + 1}`, source, flags });
    }
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  yield* found;
}

/** Rooms whose expressions meet nobody else's text, and why. */
const OWN_TEXT: Readonly<Record<string, string>> = {
  "lib/package/make/": "the bundle that was just made",
  "lib/package/place/": "the stack's own lock file and the app's own constraints",
  "lib/simulator/": "requests of the tests that it stands in for",
};

const files = readdirSync(join(root, "lib"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.includes("/gen/"))
  .map((name) => join("lib", name))
  .filter((name) => !Object.keys(OWN_TEXT).some((room) => name.startsWith(room)));
const checked = new Map<string, string | undefined>();
let problems = 0;
for (const { where, source, flags } of files.flatMap((file) => [...literals(file)])) {
  const key = `/${source}/${flags}`;
  if (!checked.has(key)) {
    const result = checkSync(source, flags, { timeout: 20_000 });
    const bad = result.status === "safe" ? undefined : result.status;
    checked.set(key, bad);
  }
  const bad = checked.get(key);
  if (bad === undefined) continue;
  problems++;
  process.stderr.write(`${where}: ${key} is ${bad}\n`);
}
process.stdout.write(`${checked.size} regular expressions, ${problems} of them not linear\n`);
process.exitCode = problems > 0 ? 1 : 0;
