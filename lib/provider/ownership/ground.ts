import { azureVault, caseless, cckmId, type ResourceContract, resources } from "../../contract";
import type { Values } from "../../plugin";

/** What permissions are on, or a secret is in. */
export interface Ground {
  /** Its type in Terraform. */
  readonly type: string;
  /** By the id or name that the arguments give it, in the one form in which that is compared. */
  readonly on: string;
  /** The argument that names it. */
  readonly argument: string;
  /** The attribute of it that the argument takes. */
  readonly attribute: string;
}

/** The account or vault that an object stands on; undefined for one that stands on none, or where that is not known yet. */
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

/** The type of what objects of a type stand on. */
export function groundTypeOf(type: string): string | undefined {
  const of = contractOf(type);
  return (of?.permissionsOn ?? of?.heldBy)?.type;
}

/** Every name that arguments may give an account or vault. */
export function namesOfGround(type: string, state: Values): string[] {
  return type === azureVault.type ? namesOfVault(state) : [cckmId(state.id) ?? ""];
}

/** How a secret may name its vault, in the one form in which that is compared. */
export function namesOfVault({ id, name, subscription_id }: Values): string[] {
  return [id, `${String(name)}::${String(subscription_id)}`].flatMap((one) => caseless(one) ?? []);
}

/** The types of what may stand on an object of a type. */
export function standingTypes(type: string): string[] {
  return resources.map((one) => one.type).filter((one) => groundTypeOf(one) === type);
}

function contractOf(type: string): ResourceContract | undefined {
  return resources.find((contract) => contract.type === type);
}
