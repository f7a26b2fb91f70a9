import { Annotations, type TerraformResource } from "cdktf";
import { resources } from "../../contract";
import { inOneLine } from "../../words";
import * as words from "../words";
import type { AllDeclared } from "./declared";

/** No two constructs may manage the same CCKM object. */
export function objectsTwice({ whole }: AllDeclared): string[] {
  const first = new Map<string, string>();
  return whole.flatMap(({ path, type, key, place, isCertain, written: { count } }) => {
    // What its instances differ in is not known here, so that the object is one for all of them.
    if (Number(count) > 1) return [inOneLine(words.objectOfInstances({ path, type, count: Number(count) }))];
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
