import type { TerraformElement } from "cdktf";
import { type Attribute, type Attributes, type Schema, terraformAttributes } from "../../schema";
import { SecretInput } from "../secret-input";
import { hclAttribute, jsonValue } from "./hcl";
import { camelCase } from "./names";

/** What a construct was given for its contract's arguments, and how that is synthesized. */
export class Inputs {
  private readonly attributes: Attributes;
  private readonly given = new Map<string, unknown>();
  private readonly written = new Map<string, unknown>();

  constructor(
    private readonly construct: TerraformElement,
    schema: Schema,
    props: object,
  ) {
    this.attributes = terraformAttributes(schema);
    for (const [name, attribute] of Object.entries(this.attributes)) {
      if (isArgument(attribute)) this.set(name, (props as Record<string, unknown>)[camelCase(name)]);
    }
  }

  /** What was given, as it was given. */
  get<T>(name: string): T | undefined {
    return this.given.get(name) as T | undefined;
  }

  /** Sets an argument; undefined removes it. A secret argument takes a {@link SecretInput} and nothing else. */
  set(name: string, value: unknown): void {
    this.written.set(name, isSecret(this.attributes[name]!) ? this.secret(name, value) : value);
    this.given.set(name, value);
  }

  /** Values by attribute name, as the JSON synth writes them. */
  toTerraform(): Record<string, unknown> {
    return this.synthesize((attribute, value) => jsonValue(attribute.type, value));
  }

  /** Values by attribute name, as the HCL synth writes them. */
  toHcl(): Record<string, unknown> {
    return this.synthesize(hclAttribute);
  }

  private synthesize(write: (attribute: Attribute, value: unknown) => unknown): Record<string, unknown> {
    const set = [...this.written].filter(([, value]) => value !== undefined && value !== null);
    return Object.fromEntries(set.map(([name, value]) => [name, write(this.attributes[name]!, value)]));
  }

  private secret(name: string, value: unknown): string | undefined {
    if (value === undefined || value === null) return undefined;
    if (SecretInput.isSecretInput(value)) return value._bind(this.construct);
    throw new Error(
      `[${this.construct.node.path}] ${camelCase(name)}: Secret in the code. Got a ${typeof value}; allowed: a SecretInput, so that the secret is in no file and no state. Use SecretInput.fromVariable("${name}") and set TF_VAR_${name}, or SecretInput.fromEphemeral(...).`,
    );
  }
}

function isArgument({ options }: Attribute): boolean {
  return Boolean(options.required || options.optional);
}

/** Whether an argument holds a secret, which must not be in the code. */
export function isSecret({ options }: Attribute): boolean {
  return Boolean(options.sensitive || options.writeOnly);
}
