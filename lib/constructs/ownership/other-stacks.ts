import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformStack } from "cdktf";
import { DECLARED_FILE, type DeclaredElsewhere } from "../../contract";
import { declaredIn } from "./declared";

/**
 * Writes beside a stack what the app's other stacks declare: whoever moves a construct from one stack to another must move
 * the state too, and until then the provider destroys none of these objects.
 */
export function writeDeclaredElsewhere(stack: TerraformStack, directory: string): void {
  const file = join(directory, DECLARED_FILE);
  const objects = elsewhere(stack);
  if (objects.length === 0) {
    rmSync(file, { force: true });
    return;
  }
  const text = `${JSON.stringify({ objects }, null, 1)}\n`;
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
}

function elsewhere(stack: TerraformStack): DeclaredElsewhere[] {
  const others = stack.node.root.node
    .findAll()
    .filter((one): one is TerraformStack => TerraformStack.isStack(one) && one !== stack);
  return others.flatMap((other) =>
    declaredIn(other).map(({ type, key, address, domain }) => ({ stack: other.node.id, type, key, address, domain })),
  );
}
