import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { type ISynthesisSession, TerraformStack } from "cdktf";
import { DECLARED_FILE, type DeclaredFile } from "../../contract";
import { type AllDeclared, allDeclaredIn } from "./declared";

/**
 * Writes a file next to a stack that lists what the app's other stacks declare. A construct moved from one stack to
 * another also needs its state moved; until then the provider destroys none of these objects.
 * @param session the synth, in which each stack is looked through once
 * @param directory the stack's folder
 * @param directoryOf returns the folder of another stack
 */
export function writeDeclaredElsewhere(
  stack: TerraformStack,
  session: ISynthesisSession,
  directory: string,
  directoryOf: (other: TerraformStack) => string,
): void {
  const file = join(directory, DECLARED_FILE);
  const declared = elsewhere(stack, declaredDuring(session, stack), (other) => relative(directory, directoryOf(other)));
  if (declared.objects.length === 0 && !declared.inPart) {
    rmSync(file, { force: true });
    return;
  }
  const text = `${JSON.stringify(declared, null, 1)}\n`;
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
}

type Look = (stack: TerraformStack) => AllDeclared;

const SESSIONS = new WeakMap<ISynthesisSession, Map<TerraformStack, AllDeclared>>();

/** What stacks declare in a synth. The one that was just synthesized is looked through again: its aspects have run since. */
function declaredDuring(session: ISynthesisSession, synthesized: TerraformStack): Look {
  const known = SESSIONS.get(session) ?? new Map<TerraformStack, AllDeclared>();
  SESSIONS.set(session, known);
  known.delete(synthesized);
  return (stack) => {
    const declared = known.get(stack) ?? allDeclaredIn(stack);
    known.set(stack, declared);
    return declared;
  };
}

function elsewhere(stack: TerraformStack, look: Look, folderOf: (other: TerraformStack) => string): DeclaredFile {
  const others = stack.node.root.node
    .findAll()
    .filter((one): one is TerraformStack => TerraformStack.isStack(one) && one !== stack);
  const declared = others.map((other) => ({ other, ...look(other) }));
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
