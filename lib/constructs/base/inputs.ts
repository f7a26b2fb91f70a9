import type { IConstruct } from "constructs";
import {
  type Attribute,
  type Attributes,
  camelCase,
  type Problem,
  type Schema,
  UNSUPPORTED,
  unexpected,
  unreadableIn,
} from "../../schema";
import { SecretInput } from "../azure-secret/secret-input";
import * as words from "../words";
import { configValue } from "./config-value";
import { hclAttribute, jsonValue } from "./hcl";
import { metaProblems } from "./meta-arguments";
import { propPath } from "./names";
import { expressionHoldsNumberText, holdsForeignToken, textTokens } from "./number-tokens";
import { propsOf, unreadableProps } from "./props";

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
  private readonly given = new Map<string, unknown>();
  private readonly written = new Map<string, unknown>();
  private readonly refused = new Map<string, readonly Problem[]>();
  /** Arguments whose props could not be read. */
  private readonly unread = new Set<string>();
  /** Props with another name than their argument, by argument. */
  readonly renamed: Readonly<Record<string, string>>;
  private readonly unexpected: readonly Problem[];

  constructor(
    private readonly construct: IConstruct,
    schema: Schema,
    props: object,
    { also = [], renamed = {} }: OtherProps = {},
  ) {
    this.renamed = renamed;
    this.attributes = schema.attributes;
    const names = Object.entries(this.attributes).flatMap(([name, attribute]) => (isArgument(attribute) ? [name] : []));
    const given = propsOf(props, names.map(camelCase));
    for (const name of names) this.set(name, (given as Record<string, unknown>)[camelCase(name)]);
    const known = names.map((name) => renamed[name] ?? camelCase(name));
    const all = [...known, ...Object.keys(renamed).map(camelCase), ...also];
    const found = [...metaProblems(schema, props), ...unexpected(given, known, [], all)];
    const wrong = unreadableProps(props);
    for (const [index, name] of names.entries()) {
      if (wrong.some(({ path: [prop] }) => prop === "props" || prop === known[index])) this.unread.add(name);
    }
    this.unexpected = [...wrong, ...found];
  }

  /** The value as passed. */
  get<T>(name: string): T | undefined {
    return this.given.get(name) as T | undefined;
  }

  /**
   * Sets an argument; undefined removes it. A secret argument only accepts a {@link SecretInput}. A value of the wrong
   * type is not written but reported by {@link problems}.
   */
  set(name: string, value: unknown): void {
    const attribute = this.attributes[name]!;
    const problems: Problem[] = [];
    this.unread.delete(name);
    const unreadable = unreadableIn(value, [name], (path) => this.nameOf(path));
    if (unreadable) {
      this.given.delete(name);
      this.written.delete(name);
      this.refused.set(name, [unreadable]);
      return;
    }
    const accepted = isSecret(attribute) ? this.secret(name, value, problems) : value;
    if (holdsForeignToken(accepted)) problems.push({ ...words.brokenToken({}), path: [name] });
    else {
      if (expressionHoldsNumberText(accepted)) problems.push({ ...words.numberInExpression({}), path: [name] });
      configValue(attribute.type, textTokens(accepted), [name], problems, (path) => this.nameOf(path));
    }
    this.given.set(name, isSecret(attribute) && problems.length > 0 ? undefined : value);
    this.written.set(name, problems.some(({ code }) => code !== UNSUPPORTED) ? undefined : accepted);
    this.refused.set(name, problems);
  }

  /** Values that cannot be synthesized: unknown names, wrong types, secrets as plain text. */
  problems(): Problem[] {
    return [...this.unexpected, ...[...this.refused.values()].flat()];
  }

  /** The name of an argument in messages: that of its prop. */
  nameOf(path: Problem["path"]): string {
    return propPath(path, this.renamed);
  }

  /** Whether the argument was given a value that cannot be written. */
  isRefused(name: string): boolean {
    if (this.unread.has(name)) return true;
    return (this.refused.get(name)?.length ?? 0) > 0 && this.written.get(name) === undefined;
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
    const set = [...this.written].filter(([, value]) => value !== undefined && value !== null);
    return Object.fromEntries(set.map(([name, value]) => [name, write(this.attributes[name]!, textTokens(value))]));
  }

  private secret(name: string, value: unknown, problems: Problem[]): string | undefined {
    if (value === undefined || value === null) return undefined;
    if (SecretInput.isSecretInput(value)) return value._bind(this.construct);
    const got = `a ${typeof value}`;
    problems.push({ ...words.secretInCode({ name: this.nameOf([name]), argument: name, got }), path: [name] });
    return undefined;
  }
}

function isArgument({ options }: Attribute): boolean {
  return Boolean(options.required || options.optional);
}

/** Whether an argument is a secret, which must not appear in the code. */
export function isSecret({ options }: Attribute): boolean {
  return Boolean(options.sensitive || options.writeOnly);
}
