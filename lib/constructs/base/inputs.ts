import { Construct, type IConstruct } from "constructs";
import {
  type Attribute,
  type Attributes,
  camelCase,
  type Problem,
  type Schema,
  tryToRead,
  UNSUPPORTED,
  unexpected,
  unreadableIn,
  wrongType,
} from "../../schema";
import { kindOf } from "../../text";
import { SecretInput } from "../azure-secret/secret-input";
import * as words from "../words";
import { assignedBeside } from "./assigned";
import { configValue, describe } from "./config-value";
import { hclAttribute, jsonValue } from "./hcl";
import { metaProblems } from "./meta-arguments";
import { misplacedToken } from "./misplaced-tokens";
import { propPath } from "./names";
import { expressionHoldsNumberText, holdsForeignToken, textTokens } from "./number-tokens";
import { isPlain } from "./plain";
import { propsOf, unreadableProps } from "./props";
import { factsOf, isSecret, type SchemaFacts } from "./schema-facts";
import { isWrittenAsGiven } from "./written-as-given";

/** Props that a construct accepts in addition to the arguments of its contract. */
export interface OtherProps {
  /** Names of props that are not arguments, such as `dependsOn`. */
  readonly also?: readonly string[];
  /** Props with another name than their argument, by argument. */
  readonly renamed?: Readonly<Record<string, string>>;
}

/** The values passed to a construct for its contract's arguments, and their synthesis. */
export class Inputs {
  private readonly attributes: Attributes;
  private readonly given: Record<string, unknown> = {};
  private readonly written: Record<string, unknown> = {};
  private readonly refused = new Map<string, readonly Problem[]>();
  /** Arguments whose props could not be read. */
  private readonly unread = new Set<string>();
  /** Props with another name than their argument, by argument. */
  readonly renamed: Readonly<Record<string, string>>;
  private readonly unexpected: readonly Problem[];
  private readonly assigned: () => readonly Problem[];
  private readonly names: SchemaFacts["inputs"];
  private changes = 0;

  constructor(
    private readonly construct: IConstruct,
    schema: Schema,
    props: object,
    { also = [], renamed = {} }: OtherProps = {},
  ) {
    this.renamed = renamed;
    this.attributes = schema.attributes;
    const facts = factsOf(schema);
    this.names = facts.inputs;
    const given = propsOf(props, facts.props);
    for (const [name, prop] of this.names) this.set(name, (given as Record<string, unknown>)[prop]);
    const known = this.names.map(([name, prop]) => renamed[name] ?? prop);
    const all = [...known, ...Object.keys(renamed).map(camelCase), ...also];
    const found = [...metaProblems(schema, props, also), ...unexpected(given, known, [], all)];
    this.assigned = assignedBeside(construct, known, all);
    const wrong = unreadableProps(props);
    for (const [index, [name]] of wrong.length > 0 ? this.names.entries() : []) {
      if (wrong.some(({ path: [prop] }) => prop === "props" || prop === known[index])) this.unread.add(name);
    }
    this.unexpected = [...wrong, ...found];
  }

  /** The value as passed. */
  get<T>(name: string): T | undefined {
    return this.given[name] as T | undefined;
  }

  /**
   * Sets an argument; undefined removes it. A secret argument only accepts a {@link SecretInput}. A value of the wrong
   * type is not written but reported by {@link problems}.
   */
  set(name: string, value: unknown): void {
    this.changes++;
    this.refused.delete(name);
    this.unread.delete(name);
    if (value === undefined) {
      this.given[name] = undefined;
      this.written[name] = undefined;
      return;
    }
    if (isWrittenAsGiven(this.attributes[name]!, value)) {
      this.given[name] = value;
      this.written[name] = value;
      return;
    }
    this.setChecked(name, value);
  }

  private setChecked(name: string, value: unknown): void {
    const attribute = this.attributes[name]!;
    const problems: Problem[] = [];
    const nameOf = (path: Problem["path"]) => this.nameOf(path);
    const accepted = isSecret(attribute) ? this.secret(name, value, problems) : value;
    // An object of a class may have getters that only its members' own reading calls.
    const read = tryToRead(() => this.check(name, accepted, problems), [name], nameOf([name]));
    const unreadable = unreadableIn(value, [name], nameOf) ?? ("problem" in read ? read.problem : undefined);
    if (unreadable) {
      this.given[name] = undefined;
      this.written[name] = undefined;
      this.refused.set(name, [unreadable]);
      return;
    }
    this.given[name] = isSecret(attribute) && problems.length > 0 ? undefined : value;
    this.written[name] = problems.some(({ code, severity }) => severity === "error" && code !== UNSUPPORTED)
      ? undefined
      : accepted;
    if (problems.length > 0) this.refused.set(name, problems);
  }

  private check(name: string, value: unknown, problems: Problem[]): void {
    const { type } = this.attributes[name]!;
    const nameOf = (path: Problem["path"]) => this.nameOf(path);
    const misplaced = misplacedToken(value);
    if (misplaced) problems.push({ ...misplaced, path: [name] });
    else if (isPlain(value)) configValue(type, value, [name], problems, nameOf);
    else if (holdsForeignToken(value)) problems.push({ ...words.brokenToken({}), path: [name] });
    else if (type.kind === "string" && Construct.isConstruct(value)) problems.push(this.ofConstruct(name, value));
    else {
      if (expressionHoldsNumberText(value)) problems.push({ ...words.numberInExpression({}), path: [name] });
      configValue(type, textTokens(value), [name], problems, nameOf);
    }
  }

  private ofConstruct(name: string, value: IConstruct): Problem {
    const id = camelCase(name);
    const prop = this.renamed[name];
    const has = id in value;
    const type = prop === undefined ? "string" : `string, or a construct that has its ${id}`;
    const also = prop === undefined ? "" : `, or the construct itself as ${prop}`;
    const told = { name: this.nameOf([name]), value: describe(value), type };
    return { ...wrongType({ ...told, ...(has && { remedy: `Give its ${id}${also}.` }) }), path: [name] };
  }

  /** A number that is another after each {@link set}. */
  get version(): number {
    return this.changes;
  }

  /** Values that cannot be synthesized: unknown names, wrong types, secrets as plain text. */
  problems(): Problem[] {
    const unexpected = [...this.unexpected, ...this.assigned()];
    if (this.refused.size === 0) return unexpected;
    return [...unexpected, ...this.names.flatMap(([name]) => this.refused.get(name) ?? [])];
  }

  /** The name of an argument in messages: that of its prop. */
  nameOf(path: Problem["path"]): string {
    return propPath(path, this.renamed, this.attributes);
  }

  /** Whether the argument was given a value that cannot be written. */
  isRefused(name: string): boolean {
    return this.unread.has(name) || (this.refused.has(name) && this.written[name] === undefined);
  }

  /** Values by attribute name, for JSON output. */
  toTerraform(): Record<string, unknown> {
    return this.synthesize((attribute, value) => jsonValue(attribute.type, value));
  }

  /** Values by attribute name, for HCL output. */
  toHcl(): Record<string, unknown> {
    return this.synthesize(hclAttribute);
  }

  private synthesize(write: (attribute: Attribute, value: unknown) => unknown): Record<string, unknown> {
    const written: Record<string, unknown> = {};
    for (const [name] of this.names) {
      const value = this.written[name];
      if (value === undefined || value === null) continue;
      written[name] = write(this.attributes[name]!, isPlain(value) ? value : textTokens(value));
    }
    return written;
  }

  private secret(name: string, value: unknown, problems: Problem[]): string | undefined {
    if (value === undefined || value === null) return undefined;
    if (SecretInput.isSecretInput(value)) return value._bind(this.construct);
    const got = kindOf(value);
    problems.push({ ...words.secretInCode({ name: this.nameOf([name]), argument: name, got }), path: [name] });
    return undefined;
  }
}
