import { Annotations, type TerraformResource, type TerraformStack } from "cdktf";
import { resources } from "../../contract";
import { inOneLine } from "../../words";
import { leastInstances } from "../base/each-instance";
import * as words from "../words";
import type { AllDeclared } from "./declared";

/** No two constructs may manage the same CCKM object. */
export function objectsTwice({ whole }: AllDeclared, stack: TerraformStack): string[] {
  const first = new Map<string, string>();
  return whole.flatMap(({ path, type, key, place, isCertain, written }) => {
    const count = leastInstances(stack, written);
    if (count > 1) return [inOneLine(words.objectOfInstances({ path, type, count }))];
    // Permissions have a more precise check of their own.
    if (!isCertain || PERMISSIONS.has(type)) return [];
    const name = `${place} ${type} ${key}`;
    const other = first.get(name);
    if (other !== undefined) return [inOneLine(words.objectTwice({ one: other, other: path, type }))];
    first.set(name, path);
    return [];
  });
}

const PERMISSIONS = new Set(resources.flatMap(({ type, permissionsOn }) => (permissionsOn ? [type] : [])));
const NAMES_ARE_UNIQUE = new Set(resources.flatMap(({ type, key, repeatable }) => (key && !repeatable ? [type] : [])));

/** Warns of `create_before_destroy` where the replacement could never be created. */
export function warnOfCreateBeforeDestroy(construct: TerraformResource): void {
  if (!construct.lifecycle?.createBeforeDestroy || !NAMES_ARE_UNIQUE.has(construct.terraformResourceType)) return;
  Annotations.of(construct).addWarning(inOneLine(words.createBeforeDestroy({})));
}
