import { type IResolveContext, Lazy, TerraformStack, Token, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";
import { kindOf } from "../../text";
import { inOneLine } from "../../words";
import { secretNotEphemeral } from "../words";
import { references } from "./expression";
import { givenBeside, openVariable } from "./literal-beside";
import { isEphemeralVariable, SecretVariable } from "./secret-variable";

const BRAND = Symbol.for("cdktf-cckm.SecretInput");

/**
 * A secret that Terraform reads at run time and stores nowhere: not in the synthesized files, the plan or the state. It
 * cannot be created from a plain string.
 */
export class SecretInput {
  /**
   * The value of an ephemeral, sensitive Terraform variable, declared once per stack. Set it through the environment
   * variable `TF_VAR_<name>`; without a value it is null, so that plans of drift do not ask for it, nor destroys of what
   * is applied.
   *
   * @param name The variable's name: a letter or `_`, then letters, digits, `_` and `-`.
   * @throws Error if Terraform does not allow the name.
   */
  static fromVariable(name: string): SecretInput {
    const wrong = SecretVariable.wrongName(name);
    if (wrong) throw new Error(`SecretInput.fromVariable: ${inOneLine(wrong)}`);
    return new SecretInput((scope) => SecretVariable.in(TerraformStack.of(scope), name).stringValue);
  }

  /**
   * Another ephemeral value of Terraform, such as an attribute of an ephemeral resource that reads a vault.
   *
   * @param expression One token, or one expression as in `${ephemeral.vault_kv_secret_v2.db.data.password}`, that
   * refers to an ephemeral resource or to an ephemeral variable of the stack.
   * @throws Error if it is plain text, or may give a text of its own: a secret in the code would end up in the
   * synthesized files. A token is checked when the stack is synthesized.
   */
  static fromEphemeral(expression: string): SecretInput {
    if (typeof expression !== "string") throw refusal(kindOf(expression));
    if (Token.isUnresolved(expression)) {
      const { length, tokens } = Tokenization.reverseString(expression);
      if (length !== 1 || tokens.length !== 1) throw refusal("a token with text around it");
    } else {
      const wrong = withoutEphemeral(expression, () => true);
      if (wrong) throw refusal(wrong);
    }
    // Tokens and the stack's variables can only be resolved at synth.
    return new SecretInput((scope) => Lazy.stringValue({ produce: (context) => checked(scope, context, expression) }));
  }

  /** Whether a value is a SecretInput, even of another copy of this package. */
  static isSecretInput(value: unknown): value is SecretInput {
    return typeof value === "object" && value !== null && BRAND in value;
  }

  private constructor(private readonly bind: (scope: IConstruct) => string) {
    Object.defineProperty(this, BRAND, { value: true });
  }

  /**
   * The expression to write into the configuration of a construct.
   * @internal
   */
  _bind(scope: IConstruct): string {
    return this.bind(scope);
  }
}

function checked(scope: IConstruct, context: IResolveContext, expression: string): string {
  const resolved: unknown = context.resolve(expression);
  // Nothing is written in this phase, and the validation that follows reports all problems at once.
  if (context.preparing) return resolved as string;
  const wrong = secretInCode(scope, resolved);
  if (wrong !== undefined) throw new Error(`[${scope.node.path}] ${refusal(wrong).message}`);
  return resolved as string;
}

/** Describes a secret that appears in the code, without repeating it; undefined if it does not. */
export function secretInCode(scope: IConstruct, written: unknown): string | undefined {
  if (typeof written !== "string") return kindOf(written);
  return withoutEphemeral(written, (name) => isEphemeralVariable(TerraformStack.of(scope), name));
}

/**
 * Describes an expression that refers to nothing ephemeral. It may contain the secret itself, so only its kind is
 * described.
 */
function withoutEphemeral(expression: string, isEphemeral: (variable: string) => boolean): string | undefined {
  const inside = /^\$\{([\s\S]*)\}$/.exec(expression.trim())?.[1];
  const found = inside === undefined ? undefined : references(inside);
  if (found === undefined) return "plain text";
  const names = found.map((path) => path.split("."));
  if (names.some(([root, name]) => root === "ephemeral" || (root === "var" && isEphemeral(name!)))) {
    return givenBeside(inside!, isEphemeral);
  }
  const variable = names.find(([root]) => root === "var")?.[1];
  if (variable !== undefined) return openVariable(variable);
  return "an expression that refers to nothing ephemeral";
}

function refusal(got: string): Error {
  return new Error(`SecretInput.fromEphemeral: ${inOneLine(secretNotEphemeral({ got }))}`);
}
