import { type TerraformElement, type TerraformStack, TerraformVariable, VariableType } from "cdktf";
import { kindOf } from "../../text";
import { inOneLine, type Message } from "../../words";
import { bodiesAt, overridesOf, writtenByElement, writtenByOthers } from "../base/raw-overrides";
import { elementsOf } from "../base/stack-elements";
import * as words from "../words";

const RESERVED = ["source", "version", "providers", "count", "for_each", "lifecycle", "depends_on", "locals"];

/** An ephemeral, sensitive variable with exactly the given name in Terraform. */
export class SecretVariable extends TerraformVariable {
  /** The error for a name that Terraform does not allow for a variable. */
  static wrongName(name: unknown): Message<"error"> | undefined {
    if (typeof name === "string" && /^[A-Za-z_][A-Za-z0-9_-]*$/.test(name) && !RESERVED.includes(name))
      return undefined;
    // A user who confuses name and value passes the secret itself, so the message does not repeat it.
    return words.secretVariableName({ got: kindOf(name), reserved: RESERVED });
  }

  /** The stack's variable with that name; the first call declares it. */
  static in(stack: TerraformStack, name: string): SecretVariable {
    const id = `SecretInput-${name}`;
    return (stack.node.tryFindChild(id) as SecretVariable | undefined) ?? new SecretVariable(stack, id, name);
  }

  private constructor(stack: TerraformStack, id: string, name: string) {
    super(stack, id, { type: VariableType.STRING, description: `Secret; set TF_VAR_${name}.`, sensitive: true });
    this.overrideLogicalId(name);
    // cdktf has no property for `ephemeral`, and rejects a `default` of null.
    this.addOverride("ephemeral", true);
    this.addOverride("default", null);
    this.node.addValidation({
      validate: () => {
        const clashes = this.clashes(stack, name);
        return clashes.length > 0 ? clashes : this.opened(stack, name);
      },
    });
  }

  // An override of the variable or of its stack can undo `ephemeral` or set a default.
  private opened(stack: TerraformStack, name: string): string[] {
    return isEphemeralVariable(stack, name) ? [] : [inOneLine(words.secretVariableOpened({ name }))];
  }

  private clashes(stack: TerraformStack, name: string): string[] {
    return variablesOf(stack, name)
      .filter((other) => (other as TerraformElement) !== this)
      .map((other) => inOneLine(words.secretVariableTwice({ name, other: other.node.path })));
  }
}

/** The constructs of a stack, from any copy of cdktf, that declare a variable with that name. */
function variablesOf(stack: TerraformStack, name: string): TerraformElement[] {
  return elementsOf(stack)
    .named(name)
    .filter((node) => node.toTerraform().variable?.[name] !== undefined);
}

interface VariableAttributes {
  readonly ephemeral?: unknown;
  readonly default?: unknown;
}

/**
 * Whether a stack has a construct, from any copy of cdktf, that declares an ephemeral variable with that name and no
 * default.
 */
export function isEphemeralVariable(stack: TerraformStack, name: string): boolean {
  const declared = variablesOf(stack, name).flatMap((node) =>
    bodiesAt(writtenByElement(stack, node), "variable", name),
  );
  const others = writtenByOthers(stack).flatMap((json) => bodiesAt(json, "variable", name));
  const all: VariableAttributes = Object.assign({}, ...declared, ...others, overridesOf(stack, "variable", name));
  return all.ephemeral === true && (all.default === undefined || all.default === null || all.default === "");
}
