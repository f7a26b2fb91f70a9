import { TerraformStack, Token, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";
import { SecretVariable } from "./secret-variable";

const BRAND = Symbol.for("cdktf-cckm.SecretInput");

/**
 * A secret that Terraform reads when it runs and keeps nowhere: not in the synthesized files, the plan or the state.
 * There is no way to make one of a plain string.
 */
export class SecretInput {
  /**
   * The value of an ephemeral, sensitive Terraform variable, declared here once per stack. The environment variable
   * `TF_VAR_<name>` fills it; without a value it is null, so that destroy and drift plans do not ask for it.
   *
   * @param name The variable's name: a letter or `_`, then letters, digits, `_` and `-`.
   * @throws Error when Terraform does not allow the name.
   */
  static fromVariable(name: string): SecretInput {
    SecretVariable.checkName(name);
    return new SecretInput((scope) => SecretVariable.in(TerraformStack.of(scope), name).stringValue);
  }

  /**
   * Another ephemeral value of Terraform, such as an attribute of an ephemeral resource that reads a vault.
   *
   * @param expression One token, or one expression as in `${ephemeral.vault_kv_secret_v2.db.data.password}`.
   * @throws Error when it is text: a secret in the code would be in the synthesized files.
   */
  static fromEphemeral(expression: string): SecretInput {
    if (!isOneExpression(expression)) {
      throw new Error(
        `SecretInput.fromEphemeral: Secret in the code. Got ${describe(expression)}; allowed: a token of an ephemeral value, or one expression such as "\${ephemeral.vault.db.data}". For a secret from the environment use SecretInput.fromVariable(name).`,
      );
    }
    return new SecretInput(() => expression);
  }

  /** Whether a value is a SecretInput, also of another copy of this package. */
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

function isOneExpression(expression: unknown): boolean {
  if (typeof expression !== "string") return false;
  if (!Token.isUnresolved(expression)) return /^\$\{[^{}]*(\{[^{}]*\}[^{}]*)*\}$/.test(expression.trim());
  const { length, tokens } = Tokenization.reverseString(expression);
  return length === 1 && tokens.length === 1;
}

// The text may be the secret itself, so that only its kind may be told.
function describe(expression: unknown): string {
  if (typeof expression !== "string") return `a ${typeof expression}`;
  return Token.isUnresolved(expression) ? "a token with text around it" : "plain text";
}
