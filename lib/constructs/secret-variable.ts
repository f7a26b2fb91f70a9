import { type TerraformStack, TerraformVariable, VariableType } from "cdktf";
import { quote } from "../schema";

const RESERVED = ["source", "version", "providers", "count", "for_each", "lifecycle", "depends_on", "locals"];

/** An ephemeral, sensitive variable whose name in Terraform is exactly the given one. */
export class SecretVariable extends TerraformVariable {
  /** @throws Error when Terraform does not allow the name for a variable. */
  static checkName(name: string): void {
    if (typeof name === "string" && /^[A-Za-z_][A-Za-z0-9_-]*$/.test(name) && !RESERVED.includes(name)) return;
    throw new Error(
      `SecretInput.fromVariable: Invalid name. Got ${quote(name)}; allowed: a letter or "_", then letters, digits, "_" and "-", and none of ${RESERVED.join(", ")}.`,
    );
  }

  /** The stack's variable of that name, declared at the first call. */
  static in(stack: TerraformStack, name: string): SecretVariable {
    const id = `SecretInput-${name}`;
    return (stack.node.tryFindChild(id) as SecretVariable | undefined) ?? new SecretVariable(stack, id, name);
  }

  private constructor(stack: TerraformStack, id: string, name: string) {
    super(stack, id, { type: VariableType.STRING, description: `Secret; set TF_VAR_${name}.`, sensitive: true });
    this.overrideLogicalId(name);
    // cdktf has no property for the one and refuses null for the other.
    this.addOverride("ephemeral", true);
    this.addOverride("default", null);
    this.node.addValidation({ validate: () => this.clashes(stack, name) });
  }

  private clashes(stack: TerraformStack, name: string): string[] {
    const others = stack.node
      .findAll()
      .filter((node) => node instanceof TerraformVariable && node !== this && node.cdktfStack === stack)
      .filter((node) => (node as TerraformVariable).friendlyUniqueId === name);
    return others.map(
      (other) =>
        `Variable declared twice: ${other.node.path} is also named ${name}. Remove it (SecretInput.fromVariable declares the variable itself) or pick another name.`,
    );
  }
}
