import { Annotations, type TerraformResource, TerraformStack } from "cdktf";
import { resources } from "../../contract";
import { inOneLine } from "../../words";
import { markOnce } from "../base/marks";
import * as words from "../words";
import { declaredIn } from "./declared";

/** Adds a check to the construct's stack, once: no two constructs may manage the same CCKM object. */
export function requireOneOwner(construct: TerraformResource): void {
  const stack = TerraformStack.of(construct);
  if (!markOnce(stack, "requires one owner")) return;
  stack.node.addValidation({
    validate: () => {
      const first = new Map<string, string>();
      return declaredIn(stack).flatMap(({ construct: { node, terraformResourceType: type }, key, alias }) => {
        // Permissions have a more precise check of their own.
        if (resources.some((contract) => contract.type === type && contract.permissionsOn)) return [];
        const name = `${alias} ${type} ${key}`;
        const other = first.get(name);
        if (other !== undefined) return [inOneLine(words.objectTwice({ one: other, other: node.path, type }))];
        first.set(name, node.path);
        return [];
      });
    },
  });
}

const NAMES_ARE_UNIQUE = new Set(resources.flatMap(({ type, key, repeatable }) => (key && !repeatable ? [type] : [])));

/** Warns of `create_before_destroy` where the replacement could never be created. */
export function warnOfCreateBeforeDestroy(construct: TerraformResource): void {
  if (!construct.lifecycle?.createBeforeDestroy || !NAMES_ARE_UNIQUE.has(construct.terraformResourceType)) return;
  Annotations.of(construct).addWarning(inOneLine(words.createBeforeDestroy({})));
}
