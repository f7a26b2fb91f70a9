import { azureVault, caseless, cckmId, type ResourceContract, resources } from "../../contract";
import type { Values } from "../../plugin";

/** The parent of an object: what permissions are on, or a secret is in. */
export interface Ground {
  /** Its resource type. */
  readonly type: string;
  /** The id or name from the arguments, normalized for comparison. */
  readonly on: string;
  /** The argument that refers to it. */
  readonly argument: string;
  /** The attribute that the argument takes from it. */
  readonly attribute: string;
}

/** The account or vault that is an object's parent; undefined if it has none, or if that is not known yet. */
export function groundOf(type: string, values: Values): Ground | undefined {
  const of = contractOf(type);
  if (of?.permissionsOn) {
    const { type: ground, argument } = of.permissionsOn;
    const on = cckmId(values[argument]);
    return on === undefined ? undefined : { type: ground, on, argument, attribute: "id" };
  }
  if (!of?.heldBy) return undefined;
  const { type: ground, argument } = of.heldBy;
  const on = caseless(values[argument]);
  return on === undefined ? undefined : { type: ground, on, argument, attribute: argument };
}

/** The type of the parents of objects of a type. */
export function groundTypeOf(type: string): string | undefined {
  const of = contractOf(type);
  return (of?.permissionsOn ?? of?.heldBy)?.type;
}

/** Every name by which arguments may refer to an account or vault. */
export function namesOfGround(type: string, state: Values): string[] {
  return type === azureVault.type ? namesOfVault(state) : [cckmId(state.id) ?? ""];
}

/** Every name by which a secret may refer to its vault, normalized for comparison. */
export function namesOfVault({ id, name, subscription_id }: Values): string[] {
  return [id, `${String(name)}::${String(subscription_id)}`].flatMap((one) => caseless(one) ?? []);
}

/** The types of objects whose parent may be an object of this type. */
export function standingTypes(type: string): string[] {
  return resources.map((one) => one.type).filter((one) => groundTypeOf(one) === type);
}

function contractOf(type: string): ResourceContract | undefined {
  return resources.find((contract) => contract.type === type);
}
