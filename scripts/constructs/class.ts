import { readFileSync } from "node:fs";
import { join } from "node:path";
import { comment } from "./comment";
import type { HandWritten } from "./hand-written";
import { classMembers } from "./members";
import { fileName } from "./names";
import { EXAMPLES } from "./places";
import { listMember, nestedOf } from "./records";
import { attributesOf, type Subject } from "./subject";

const BASES = { resource: "CckmResource", data: "CckmDataSource", provider: "CckmProviderElement" } as const;

/** The class of a subject: the public one, or the base of a hand-written one. */
export function subjectClass(subject: Subject, above: HandWritten): string {
  const { kind, construct, schema, page, type, constant } = subject;
  const isBase = above.has(construct);
  const attributes = Object.entries(attributesOf(subject));
  const described = page === undefined ? schema.description : `${schema.description} ${apiPage(page)}`;
  const head = comment("", described, pageLink(construct), isBase ? "@internal" : `@example\n${exampleOf(construct)}`);
  const name = `${isBase ? "abstract " : ""}class ${isBase ? `${construct}Base` : construct}`;
  const props = propsName(subject, above);
  const fallback = attributes.some(([, { options }]) => options.required) ? "" : " = {}";
  const constructorText = comment(
    "  ",
    "@param scope The stack, or a construct within one, in which to define this construct.",
    "@param id The construct's id, unique within its scope.",
    "@param props The arguments of the construct.",
  );
  return [
    `${head}export ${name} extends ${BASES[kind]} {\n${comment("  ", "The Terraform type.")}  static readonly tfResourceType = "${type}";\n`,
    kind === "provider" ? "" : importMember(subject),
    nestedOf(attributesOf(subject))
      .map(([member, attribute]) => listMember(member, attribute))
      .join(""),
    `${constructorText}  constructor(scope: Construct, id: string, props: ${props}${fallback}) {\n    super(scope, id, ${constant}, props);\n  }\n`,
    ...attributes.map(([member, attribute]) => classMembers(kind, member, attribute)),
  ]
    .filter((part) => part !== "")
    .join("\n")
    .concat("}\n");
}

/** The interface of a subject's props; the hand-written class may have one of its own. */
export function propsName({ kind, construct }: Subject, above: HandWritten): string {
  if (kind === "provider") return `${construct}Arguments`;
  return above.has(`${construct}Props`) ? "TerraformMetaArguments" : `${construct}Props`;
}

function importMember({ kind, type, importId }: Subject): string {
  const from = {
    resource: importId
      ? `${importId.charAt(0).toUpperCase()}${importId.slice(1)}.`
      : "Not accepted: there is nothing to import.",
    data: "Not used: Terraform imports no data sources.",
    provider: "",
  };
  const doc = comment(
    "  ",
    "Imports an existing object; Terraform generates its configuration at the next plan.",
    "@param scope The scope in which to define the import.",
    "@param importToId Id of the construct in the generated code.",
    `@param importFromId ${from[kind]}`,
    "@param provider The provider configuration to import it with. Default: the stack's own, without an alias.",
  );
  return `${doc}  static generateConfigForImport(
    scope: Construct,
    importToId: string,
    importFromId: string,
    provider?: TerraformProvider,
  ): ImportableResource {
    return new CckmImport(scope, importToId, "${type}", importFromId, provider);
  }
`;
}

function apiPage(page: string): string {
  return page.startsWith("none") ? `API page: ${page}.` : `Page: ${page}.`;
}

/** Where the construct is documented; the way there is the same from the sources and from the built files. */
function pageLink(construct: string): string {
  return `Documentation: [docs/${fileName(construct)}.md](../../../docs/${fileName(construct)}.md).`;
}

function exampleOf(construct: string): string {
  const source = readFileSync(join(EXAMPLES, `${fileName(construct)}.ts`), "utf8");
  const body = /: void \{\n([\s\S]*)\n\}\n$/.exec(source)?.[1];
  if (!body)
    throw new Error(`examples/reference/${fileName(construct)}.ts must export function example(stack: TerraformStack)`);
  return body.replaceAll(/^ {2}/gm, "");
}
