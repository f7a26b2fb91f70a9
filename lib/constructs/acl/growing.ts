import { type TerraformResource, TerraformStack, Tokenization } from "cdktf";
import type { Inputs } from "../base/inputs";
import { instancesOf } from "../base/instances";
import { isPlain } from "../base/plain";
import { hasOverrides, writtenBy } from "../base/raw-overrides";
import { isWithoutOverrides } from "../base/written-attributes";
import { type AclKind, aclKey } from "./unique";

/** Permissions that a grant can extend. */
export interface Growing extends TerraformResource {
  addActions(actions: string[]): void;
}

interface Remembered {
  readonly acl: Growing;
  /**
   * See {@link aclKey}.
   * @param isSure whether the stack has no overrides
   */
  key(isSure: boolean): string | undefined;
}

/** Has grants find these permissions. Another copy of this package finds them too. */
export function rememberAcl(acl: Growing, kind: AclKind, inputs: Inputs): void {
  rememberedIn(TerraformStack.of(acl), kind).push({ acl, key: keyReader(acl, kind, inputs) });
}

/** The permissions of a kind in a stack that have the key, and that a grant can extend. */
export function growingAcl(stack: TerraformStack, kind: AclKind, key: string | undefined): Growing | undefined {
  if (key === undefined) return undefined;
  const isSure = !hasOverrides(stack);
  return rememberedIn(stack, kind).find((one) => one.key(isSure) === key && isAttached(one.acl))?.acl;
}

function rememberedIn(stack: TerraformStack, { contract: { type } }: AclKind): Remembered[] {
  const name = Symbol.for(`cdktf-cckm.permissions.${type}`);
  const at = stack as TerraformStack & { [name: symbol]: Remembered[] | undefined };
  if (!at[name]) Object.defineProperty(at, name, { value: [] });
  return at[name]!;
}

// A grant asks all permissions of the stack: resolved again is only what may have changed.
function keyReader(acl: Growing, kind: AclKind, inputs: Inputs): Remembered["key"] {
  const stack = TerraformStack.of(acl);
  let known: { readonly version: number; readonly key: string | undefined } | undefined;
  return (isStackSure) => {
    const isSure = isStackSure && isWithoutOverrides(acl);
    if (isSure && known?.version === inputs.version) return known.key;
    const { version } = inputs;
    const written = writtenBy(acl);
    const key =
      written && instancesOf(acl, written) !== "none"
        ? aclKey(acl, { ...written, target: written[kind.argument] })
        : undefined;
    const values = [kind.argument, "user_id", "group"].map((name) => inputs.get(name));
    known = isSure && values.every((value) => isFixed(stack, value)) ? { version, key } : undefined;
    return key;
  };
}

/** Whether a value of a stack always resolves to the same: it is plain, or a reference to an element of that stack. */
function isFixed(stack: TerraformStack, value: unknown): boolean {
  if (value === undefined || isPlain(value)) return true;
  if (typeof value !== "string") return false;
  try {
    const { length, tokens } = Tokenization.reverseString(value);
    const [token] = tokens as readonly { readonly identifier?: unknown; readonly originStack?: unknown }[];
    return length === 1 && typeof token?.identifier === "string" && token.originStack === stack;
  } catch {
    // A token of another app.
    return false;
  }
}

function isAttached({ node }: TerraformResource): boolean {
  const [root, ...below] = node.scopes;
  return below.every((one, index) => (index === 0 ? root! : below[index - 1]!).node.tryFindChild(one.node.id) === one);
}
