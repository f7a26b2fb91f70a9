import { alikeName } from "../../cckm/api/same-name";
import { type DeclaredInPart, keyInPart, parseAclId } from "../../contract";
import type { Values } from "../../plugin";
import { stateOf } from "../journal";
import type { CckmSession } from "../session";
import { importIdOf, objectInWords } from "./in-words";
import { declaredElsewhere, mayBeDeclaredElsewhere } from "./refusals";
import * as words from "./words";

/**
 * The verdict of the other stack's state: it has the object, it certainly does not, it does not have one yet, or there is
 * no such state on this machine.
 */
type PartVerdict = "theirs" | "not theirs" | "not yet" | "not here";

export type Warn = (told: ReturnType<typeof words.mayBeDeclared>) => void;

/**
 * Throws if another stack may declare these permissions or this secret, although synth did not know the account or vault.
 * Decided by that stack's state if it is a file on this machine; if not, `warn` is called.
 */
export function requireNotDeclaredInPart(type: string, state: Values, { ownership }: CckmSession, warn: Warn): void {
  const named = { type, id: importIdOf(type, state), what: objectInWords(type, state) };
  for (const declared of ownership.otherStacks.inPart(type).filter((one) => fits(one, state))) {
    const { stack } = declared;
    switch (judge(declared, state, ownership)) {
      case "theirs":
        throw declaredElsewhere(named, stack);
      case "not yet":
        throw mayBeDeclaredElsewhere(named, stack);
      case "not here":
        warn(words.mayBeDeclared({ ...named, stack }));
    }
  }
}

/** The instances of a type in the states of other stacks that declare it in part, as far as these are files on this machine. */
export function inStatesOfOthers(type: string, { ownership }: CckmSession) {
  return ownership.otherStacks
    .inPart(type)
    .flatMap((one) => (entriesOf(one, ownership) ?? []).map((values) => ({ stack: one.stack, values })));
}

/** The stacks, whose states do not lie on this machine, that may declare one of these permissions or secrets. */
export function mayBeDeclaredAmong(type: string, all: readonly Values[], { ownership }: CckmSession) {
  return ownership.otherStacks
    .inPart(type)
    .filter((one) => !entriesOf(one, ownership))
    .flatMap((one) => all.filter((values) => fits(one, values)).map((values) => ({ stack: one.stack, values })))
    .map(({ stack, values }) => words.mayBeDeclared({ type, id: "", what: objectInWords(type, values), stack }));
}

function entriesOf(declared: DeclaredInPart, ownership: CckmSession["ownership"]): Values[] | undefined {
  const workingFolder = ownership.folderOfStack(declared.folder);
  return workingFolder && stateOf(workingFolder, declared.type)?.filter((entry) => fits(declared, entry));
}

function judge(declared: DeclaredInPart, state: Values, ownership: CckmSession["ownership"]): PartVerdict {
  const { type, stack, parts } = declared;
  const entries = entriesOf(declared, ownership);
  if (!entries) return "not here";
  if (entries.some((entry) => isSame(type, entry, state))) return "theirs";
  const same = ownership.otherStacks
    .inPart(type)
    .filter((one) => one.stack === stack && JSON.stringify(one.parts) === JSON.stringify(parts));
  return entries.length >= same.length ? "not theirs" : "not yet";
}

/** Whether an object matches everything that is known of a declaration. A directory may store a name in another form. */
function fits({ type, parts }: DeclaredInPart, values: Values): boolean {
  const own = keyInPart(type, values);
  return parts.every((part, nth) => part === null || alikeName(part, own?.[nth] ?? ""));
}

function isSame(type: string, entry: Values, state: Values): boolean {
  if (entry.id === state.id) return true;
  const [a, b] = [entry, state].map(({ id }) => parseAclId(String(id))?.targetId);
  if (a !== undefined || b !== undefined) return a === b;
  // A secret's id is the one of its newest version.
  return entry.key_vault_id === state.key_vault_id && keyInPart(type, entry)?.[1] === keyInPart(type, state)?.[1];
}
