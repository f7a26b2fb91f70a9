import type { Names } from "./names";

/** A line that an index gets. */
interface Insertion {
  readonly file: string;
  /** The text that it is put before. */
  readonly before: string;
  readonly line: string;
}

/** The lines of the indices that name a resource; imports are put in order by `npm run fix`. */
export function insertionsOf({ construct, file, constant }: Names): Insertion[] {
  const imported = (name: string, from: string) => `import { ${name} } from "${from}";\n`;
  return [
    {
      file: "lib/contract/all.ts",
      before: "/** Every resource,",
      line: `${imported(constant, `./${file}`)}\n`,
    },
    { file: "lib/contract/all.ts", before: "];\n\n/** Every data source. */", line: `  ${constant},\n` },
    { file: "lib/contract/index.ts", before: 'export * from "./cckm";', line: `export * from "./${file}";\n` },
    {
      file: "lib/simulator/app.ts",
      before: "import type { AppEnv",
      line: imported(`${constant}Routes`, `./routes/${file}`),
    },
    {
      file: "lib/simulator/app.ts",
      before: "  const paths = new Set(",
      line: `  app.route("/api/v1/cckm/${file}s", ${constant}Routes());\n\n`,
    },
    {
      file: "lib/cckm/client.ts",
      before: "import type { CallOptions }",
      line: imported(`${construct}Api`, `./api/${file}`),
    },
    {
      file: "lib/cckm/client.ts",
      before: "  readonly #requester: Requester;",
      line: `  /** What it is, in the plural. */\n  readonly ${constant}: ${construct}Api;\n`,
    },
    {
      file: "lib/cckm/client.ts",
      before: "    this.#syncJobs = {",
      line: `    this.${constant} = new ${construct}Api(this.#requester);\n`,
    },
    {
      file: "lib/cckm/index.ts",
      before: "export { CckmClient }",
      line: `export type { ${construct}, ${construct}Api } from "./api/${file}";\n`,
    },
    {
      file: "lib/provider/provider.ts",
      before: "import type { CckmResource }",
      line: imported(`${constant}Resource`, `./${file}/resource`),
    },
    {
      file: "lib/provider/provider.ts",
      before: "];\n\n/**\n * The CCKM provider.",
      line: `  ${constant}Resource,\n`,
    },
  ];
}

/** A file's text with a line put in. @throws Error where the place is not there once */
export function inserted(text: string, { file, before, line }: Insertion): string {
  const [head, ...tail] = text.split(before);
  if (tail.length !== 1)
    throw new Error(`${file}: not one place with ${JSON.stringify(before)}; put in by hand: ${line}`);
  return `${head}${line}${before}${tail[0]}`;
}
