import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as ts from "typescript";

const LIB = join(__dirname, "../../lib");

/** What a doc comment says. */
interface Comment {
  readonly text: string;
  /** `@throws`, without the tag. */
  readonly throws: readonly string[];
  readonly returns: string;
  readonly internal: boolean;
}

/** A declaration of lib, by its file and name: `text("simulator/simulator", "SimulatorOptions")`. */
export function commentOf(file: string, name: string): string {
  return read(declaration(file, name)).text;
}

/** The members of an interface, of a class or of an object type, as a list of Markdown; those of interfaces that it extends are not among them. */
export function memberList(file: string, name: string, without: readonly string[] = []): string {
  const found = declaration(file, name);
  const members = ts.isTypeAliasDeclaration(found) ? membersOfType(found.type) : (membersOf(found) ?? []);
  const lines = members.filter(isPublic).flatMap((member) => line(name, member, without));
  if (lines.length === 0) throw new Error(`lib/${file}.ts: ${name} has no members to show`);
  return lines.join("\n");
}

/** The alternatives of a union of object types, each with its comment: what a fault can be. */
export function alternatives(file: string, name: string): readonly { readonly type: string; readonly text: string }[] {
  const found = declaration(file, name);
  if (!ts.isTypeAliasDeclaration(found) || !ts.isUnionTypeNode(found.type)) {
    throw new Error(`lib/${file}.ts: ${name} is no union`);
  }
  const source = found.getSourceFile().text;
  let before = found.type.getFullStart();
  return found.type.types.map((type) => {
    // The parser attaches comments to declarations alone.
    const [, text = ""] = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/[\s|]*$/.exec(source.slice(before, type.getStart())) ?? [];
    before = type.end;
    return { type: oneLine(type.getText()), text: tidy(text.replaceAll(/\n\s*\*/g, "\n")) };
  });
}

function declaration(file: string, name: string): Declaration {
  const path = join(LIB, `${file}.ts`);
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  const found = source.statements.find(
    (node): node is Declaration =>
      (ts.isInterfaceDeclaration(node) ||
        ts.isClassDeclaration(node) ||
        ts.isTypeAliasDeclaration(node) ||
        ts.isFunctionDeclaration(node)) &&
      node.name?.text === name,
  );
  if (!found) throw new Error(`lib/${file}.ts has no ${name}`);
  return found;
}

type Declaration = ts.InterfaceDeclaration | ts.ClassDeclaration | ts.TypeAliasDeclaration | ts.FunctionDeclaration;
type Member = ts.TypeElement | ts.ClassElement;

function membersOf(node: Declaration): readonly Member[] | undefined {
  return ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node) ? [...node.members] : undefined;
}

function membersOfType(type: ts.TypeNode): readonly Member[] {
  return ts.isTypeLiteralNode(type) ? [...type.members] : [];
}

function isPublic(member: Member): boolean {
  const hidden = [ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword];
  const modifiers = ts.canHaveModifiers(member) ? (ts.getModifiers(member) ?? []) : [];
  if (modifiers.some(({ kind }) => hidden.includes(kind))) return false;
  return !(member.name && ts.isPrivateIdentifier(member.name)) && !read(member).internal;
}

function line(owner: string, member: Member, without: readonly string[]): string[] {
  if (ts.isConstructorDeclaration(member)) {
    const named = read(member);
    const parameters = member.parameters.filter((one) => !["scope", "id"].includes(one.name.getText()));
    const scoped = parameters.length < member.parameters.length;
    const shown = [...(scoped ? ["scope", "id"] : []), ...parameters.map(({ name }) => name.getText())];
    const told = parametersTold(parameters);
    return [item(`new ${owner}(${shown.join(", ")})`, "", [named.text, ...told], named)];
  }
  const name = member.name?.getText() ?? "";
  if (without.includes(name)) return [];
  const comment = read(member);
  if (ts.isMethodDeclaration(member) || ts.isMethodSignature(member)) {
    const parameters = member.parameters.map((one) => `${one.name.getText()}${isOptional(one) ? "?" : ""}`);
    const isStatic = ts.canHaveModifiers(member)
      ? ts.getModifiers(member)?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword)
      : false;
    const texts = [comment.text, ...parametersTold(member.parameters)];
    return [item(`${isStatic ? `${owner}.` : ""}${name}(${parameters.join(", ")})`, "", texts, comment)];
  }
  const typed = ts.isPropertySignature(member) || ts.isPropertyDeclaration(member) ? member : undefined;
  const got = ts.isGetAccessor(member) ? member.type : typed?.type;
  const optional = typed?.questionToken !== undefined && typed !== undefined && ts.isPropertySignature(typed);
  const type = got ? oneLine(got.getText().replace(/^readonly /, "")) : "";
  const kind = [type === "" ? "" : code(type), optional ? "optional" : ""].filter((part) => part !== "").join(", ");
  return [item(name, kind, [comment.text], comment)];
}

function item(what: string, kind: string, texts: readonly string[], { throws, returns }: Comment): string {
  const told = texts.filter((text) => text !== "").map(sentence);
  const more = [
    ...(returns === "" ? [] : [sentence(`Returns ${decapitalized(returns)}`)]),
    ...throws.map((text) => sentence(`Throws ${text.replace(/^Error /, "an error ")}`)),
  ];
  const all = [...told, ...more].join(" ");
  return `- ${code(what)}${kind === "" ? "" : ` (${kind})`}${all === "" ? "" : `: ${all}`}`;
}

function parametersTold(parameters: readonly ts.ParameterDeclaration[]): string[] {
  return parameters
    .map((one) => [one.name.getText(), parameterText(one)] as const)
    .filter(([, text]) => text !== "")
    .map(([name, text]) => `${code(name)}: ${text}`);
}

function parameterText(parameter: ts.ParameterDeclaration): string {
  const tags = ts.getJSDocParameterTags(parameter);
  return tidy(tags.map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "").join(" "));
}

function isOptional(parameter: ts.ParameterDeclaration): boolean {
  return parameter.questionToken !== undefined || parameter.initializer !== undefined;
}

function read(node: ts.Node): Comment {
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const text = comments.map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "").join(" ");
  const tags = ts.getJSDocTags(node);
  const tagged = (name: string) =>
    tags
      .filter(({ tagName }) => tagName.text === name)
      .map(({ comment }) => tidy(ts.getTextOfJSDocComment(comment) ?? ""));
  return {
    text: tidy(text),
    throws: tagged("throws"),
    returns: tagged("returns").join(" "),
    internal: tags.some(({ tagName }) => tagName.text === "internal"),
  };
}

// Links are those of the source's folder, and names of other declarations.
function tidy(text: string): string {
  return oneLine(text)
    .replaceAll(/\{@link (\w+)\}/g, "`$1`")
    .replaceAll(/\]\((?:\.\.\/)+docs\//g, "](");
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

function sentence(text: string): string {
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?:)]$/.test(first) ? first : `${first}.`;
}

function decapitalized(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function code(text: string): string {
  return text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``;
}
