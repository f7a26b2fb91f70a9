import { relative } from "node:path";
import type { HandWritten } from "./hand-written";
import { GENERATED } from "./places";

const CDKTF = ["ComplexList", "ComplexObject", "Fn"];
const CDKTF_TYPES = ["ImportableResource", "IResolvable", "TerraformMetaArguments", "TerraformProvider"];
const OWN: Readonly<Record<string, string>> = {
  CckmResource: "../base/cckm-resource",
  CckmDataSource: "../base/cckm-data-source",
  CckmImport: "../base/cckm-import",
  CckmProviderElement: "../base/cckm-provider-element",
};
const OWN_TYPES: Readonly<Record<string, string>> = {
  SecretInput: "../azure-secret/secret-input",
  Timeouts: "../base/timeouts",
};

/** Interfaces of nested arguments, which settings have too, by the file that holds them. */
const RECORD_INPUTS: readonly (readonly [string, string])[] = [["AzureReportLogAnalyticParams", "./azure-report"]];

/** What a generated file may take from others: contracts, enums and hand-written classes by the module that has them. */
export interface Available {
  readonly contracts: readonly string[];
  readonly choices: readonly string[];
  readonly above: HandWritten;
}

/** The import lines that the code needs, found by the names in it. */
export function importsOf(code: string, { contracts, choices, above }: Available): string {
  const bare = code.replaceAll(/\/\*\*[\s\S]*?\*\//g, "").replaceAll(/"[^"\n]*"/g, '""');
  const uses = (name: string) => new RegExp(`\\b${name}\\b`).test(bare);
  const defined = (name: string) => new RegExp(`^export (abstract )?(class|interface|enum) ${name}\\b`, "m").test(bare);
  const lines: string[] = [];
  const from = (module: string, values: readonly string[], types: readonly string[] = []) => {
    const [named, typed] = [values.filter(uses), types.filter(uses)];
    const names = named.length === 0 ? typed : [...named, ...typed.map((name) => `type ${name}`)];
    if (names.length > 0)
      lines.push(`import ${named.length === 0 ? "type " : ""}{ ${names.join(", ")} } from "${module}";`);
  };
  from("cdktf", CDKTF, CDKTF_TYPES);
  from("constructs", [], ["Construct"]);
  from("../../contract", contracts);
  for (const [name, module] of Object.entries(OWN)) from(module, [name]);
  for (const [name, module] of Object.entries(OWN_TYPES)) from(module, [], [name]);
  from(
    "./choices",
    [],
    choices.filter((name) => !defined(name)),
  );
  for (const [name, file] of RECORD_INPUTS) if (!defined(name)) from(file, [], [name]);
  for (const [name, path] of above) {
    const isRecord = uses(name) && !defined(name) && /Record$/.test(name);
    if (isRecord) from(relative(GENERATED, path).replace(/\.ts$/, ""), [name]);
  }
  return lines.join("\n");
}
