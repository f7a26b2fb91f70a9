import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { TerraformStack } from "cdktf";
import { DECLARED_FILE, type DeclaredFile } from "../../contract";
import { allDeclaredIn } from "./declared";

/**
 * Writes a file next to a stack that lists what the app's other stacks declare. A construct moved from one stack to
 * another also needs its state moved; until then the provider destroys none of these objects.
 * @param directory the stack's folder
 * @param directoryOf returns the folder of another stack
 */
export function writeDeclaredElsewhere(
  stack: TerraformStack,
  directory: string,
  directoryOf: (other: TerraformStack) => string,
): void {
  const file = join(directory, DECLARED_FILE);
  const declared = elsewhere(stack, (other) => relative(directory, directoryOf(other)));
  if (declared.objects.length === 0 && !declared.inPart) {
    rmSync(file, { force: true });
    return;
  }
  const text = `${JSON.stringify(declared, null, 1)}\n`;
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
}

function elsewhere(stack: TerraformStack, folderOf: (other: TerraformStack) => string): DeclaredFile {
  const others = stack.node.root.node
    .findAll()
    .filter((one): one is TerraformStack => TerraformStack.isStack(one) && one !== stack);
  const declared = others.map((other) => ({ other, ...allDeclaredIn(other) }));
  const objects = declared.flatMap(({ other, whole }) =>
    whole.map(({ type, key, address, domain }) => ({ stack: other.node.id, type, key, address, domain })),
  );
  const inPart = declared.flatMap(({ other, inPart }) =>
    inPart.map(({ type, parts, address, domain }) => {
      return { stack: other.node.id, type, parts, address, domain, folder: folderOf(other) };
    }),
  );
  return { objects, ...(inPart.length > 0 && { inPart }) };
}
