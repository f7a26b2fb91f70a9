import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as cdktf from "cdktf";
import * as ts from "typescript";
import * as lib from "../../../lib";
import * as testing from "../../../lib/testing";

const ROOT = join(__dirname, "../../..");
/** Where the blocks are thought to lie: beside this test, so that they find what it finds. */
const FOLDER = join(__dirname, "blocks");

/** What a page takes for given in its blocks. */
const GIVEN = `
import type { TerraformStack as GivenStack } from "cdktf";
declare const stack: GivenStack, one: GivenStack, two: GivenStack;
declare const props: import("cdktf-cckm").AwsKmsAccountProps;
`;
const EXPORTED = Object.entries({ cdktf, "cdktf-cckm": lib, "cdktf-cckm/testing": testing }).flatMap(([from, names]) =>
  Object.keys(names).map((name) => ({ name, from })),
);

/** The blocks of TypeScript of every page, as files: a block that names its file has that name. */
function blocks(): Map<string, string> {
  const found = new Map<string, string>();
  for (const page of readdirSync(join(ROOT, "docs")).filter((name) => name.endsWith(".md"))) {
    const text = readFileSync(join(ROOT, "docs", page), "utf8");
    for (const [index, [, code]] of [...text.matchAll(/^```ts\n([\s\S]*?)^```/gm)].entries()) {
      const [, own] = /^\/\/ ([\w.-]+)\.ts\n/.exec(code!) ?? [];
      found.set(join(FOLDER, page.replace(/\.md$/, ""), `${own ?? `block-${index}`}.ts`), completed(code!));
    }
  }
  return found;
}

/** A block with the imports that it leaves to its reader, and with something in the place of `…`. */
function completed(code: string): string {
  const declared = [
    ...code.matchAll(/^(?:import|(?:export )?(?:const|class|function))\b[^;({=]*(?:\{[^}]*\})?/gm),
  ].join("\n");
  const has = (name: string) => new RegExp(`\\b${name}\\b`).test(declared);
  const given = EXPORTED.filter(({ name }) => new RegExp(`(?<![.\\w"'/])${name}\\b(?! *:)`).test(code) && !has(name));
  const imports = given.map(({ name, from }) => `import { ${name} } from "${from}";`);
  return `${has("stack") || /\bexport\b/.test(code) ? "" : GIVEN}${imports.join("\n")}\n${code.replaceAll("{ … }", "{} as never")}\nexport {};\n`;
}

test("every block of TypeScript in docs/ has right types for the package", () => {
  const files = blocks();
  expect(files.size).toBeGreaterThan(30);
  const { config } = ts.readConfigFile(join(ROOT, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, ROOT);
  const host = ts.createCompilerHost({ ...options, noEmit: true, noUnusedLocals: false });
  const { fileExists, readFile, getSourceFile } = host;
  host.directoryExists = (name) => name.startsWith(FOLDER) || ts.sys.directoryExists(name);
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.readFile = (name) => files.get(name) ?? readFile(name);
  host.getSourceFile = (name, target) => {
    const text = files.get(name);
    return text === undefined ? getSourceFile.call(host, name, target) : ts.createSourceFile(name, text, target);
  };
  const program = ts.createProgram([...files.keys()], { ...options, noEmit: true, noUnusedLocals: false }, host);
  const wrong = [...files.keys()].flatMap((name) => {
    const file = program.getSourceFile(name)!;
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      ({ messageText }) => `${name.slice(FOLDER.length + 1)}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
    );
  });
  expect(wrong).toEqual([]);
});
