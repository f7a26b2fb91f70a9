import { z } from "zod";
import { awsKmsAccount, awsKmsAcl, normalized } from "../../contract";
import type { PrincipalModel, TargetKind } from "../model";
import { type StateObject, stateObjects, stateValues } from "../plan/state-json";
import type { HoldingRead, PlaceRead, RightsRead } from "./answer";

/** The parts of a state that are read. */
export interface StateRead {
  /** Its name in the answer. */
  readonly name: string;
  /** The objects that it manages. */
  readonly objects: readonly StateObject[];
}

const instance = z.looseObject({
  attributes: z.record(z.string(), z.unknown()).nullish(),
  index_key: z.union([z.string(), z.number()]).nullish(),
  deposed: z.string().optional(),
});
const resource = z.looseObject({ mode: z.string(), type: z.string(), name: z.string(), instances: z.array(instance) });
const stateFile = z.looseObject({ version: z.literal(4), resources: z.array(resource).optional() });
const shown = z.looseObject({ format_version: z.string(), values: stateValues.optional() });

/**
 * The objects of a state: from a state file, or from the output of `terraform show -json`.
 * @throws Error that says what the input is instead
 */
export function objectsOfState(json: unknown): StateObject[] {
  const file = stateFile.safeParse(json);
  if (file.success) return (file.data.resources ?? []).flatMap(objectsOf);
  const other = otherThanState(json);
  if (other !== undefined) throw new Error(other);
  const values = shown.safeParse(json);
  if (values.success) return stateObjects(values.data.values ?? {});
  throw new Error("it is no state: neither a state file of version 4 nor what terraform show -json prints of one");
}

function objectsOf({ mode, type, name, instances }: z.infer<typeof resource>): StateObject[] {
  return instances.map(({ attributes, index_key }) => ({
    address: `${type}.${name}${index_key === undefined || index_key === null ? "" : `[${JSON.stringify(index_key)}]`}`,
    mode,
    type,
    name,
    values: attributes,
  }));
}

function otherThanState(json: unknown): string | undefined {
  const has = (name: string) => typeof json === "object" && json !== null && Object.hasOwn(json, name);
  if (has("planned_values") || has("resource_changes")) {
    return "it is a plan: cckm review tells who may do what after it. Give the state: terraform show -json, or the folder of the stack";
  }
  if (has("encrypted_data")) return "it is encrypted. Give the folder of the stack, so that tofu decrypts it";
  if (has("serial") || has("terraform_version")) {
    const { version } = json as { version?: unknown };
    if (version !== undefined && version !== 4)
      return `it is a state of version ${String(version)}; read are those of version 4. Terraform 0.12 or later brings it to that`;
  }
  return undefined;
}

/** The accounts and vaults that states manage, and the rights on them. */
export function rightsInStates(states: readonly StateRead[]): { places: PlaceRead[]; holdings: HoldingRead[] } {
  const objects = states.flatMap((state) => state.objects).filter(({ mode }) => mode === "managed");
  return { places: objects.flatMap(placeOf), holdings: objects.flatMap(holdingOf) };
}

/** Adds data from states to CCKM's answer: which accounts and vaults they manage, and which rights they contain. */
export function markManaged(read: RightsRead, states: readonly StateRead[]): RightsRead {
  const { places, holdings } = rightsInStates(states);
  const managed = new Set(places.map(({ kind, id }) => `${kind} ${id}`));
  const same = (one: HoldingRead) =>
    holdings.filter(
      ({ kind, place, principal }) => kind === one.kind && place === one.place && isSame(principal, one.principal),
    );
  const withStates = (one: HoldingRead): HoldingRead => ({
    ...one,
    // A view action requested in the code was not added by CCKM.
    asked: same(one).flatMap(({ asked = [] }) => asked),
    inStates: same(one).flatMap(({ kind, actions }) => (kind === "awsAccount" ? normalized(actions) : actions)),
  });
  return {
    ...read,
    states: states.map(({ name, objects }) => ({ name, objects: objects.length })),
    places: read.places.map((place) => ({ ...place, managed: managed.has(`${place.kind} ${place.id}`) })),
    holdings: read.holdings.map(withStates),
  };
}

function isSame(one: PrincipalModel, other: PrincipalModel): boolean {
  return one.kind === other.kind && one.id?.normalize() === other.id?.normalize();
}

function placeOf({ type, values }: StateObject): PlaceRead[] {
  const [id, name] = [text(values, "id"), text(values, "name")];
  if (id === undefined || name === undefined) return [];
  if (type === awsKmsAccount.type) {
    const accountId = text(values, "account_id");
    return [{ kind: "awsAccount", id, name, managed: true, ...(accountId !== undefined && { accountId }) }];
  }
  if (type !== "cckm_azure_vault") return [];
  const listed = text(values, "key_vault") ?? `${name}::${text(values, "subscription_id") ?? ""}`;
  return [{ kind: "azureVault", id, name: listed, managed: true }];
}

/** The argument that holds the id of the object that permissions apply to, by type. */
const PERMISSIONS: Readonly<Record<string, { readonly kind: TargetKind; readonly on: string }>> = {
  [awsKmsAcl.type]: { kind: "awsAccount", on: "kms_id" },
  cckm_azure_vault_acl: { kind: "azureVault", on: "vault_id" },
};

function holdingOf({ type, values }: StateObject): HoldingRead[] {
  const permissions = Object.hasOwn(PERMISSIONS, type) ? PERMISSIONS[type] : undefined;
  const place = permissions && text(values, permissions.on);
  if (!permissions || place === undefined) return [];
  const asked = texts(values, "actions") ?? [];
  const actions = texts(values, "effective_actions") ?? asked;
  return [{ kind: permissions.kind, place, principal: principalOf(values), actions, asked }];
}

function principalOf(values: StateObject["values"]): PrincipalModel {
  const [group, user] = [text(values, "group"), text(values, "user_id")];
  if (group !== undefined) return { kind: "group", id: group };
  return user === undefined ? { kind: "unknown" } : { kind: "user", id: user };
}

function text(values: StateObject["values"], name: string): string | undefined {
  const value = values?.[name];
  return typeof value === "string" ? value : undefined;
}

function texts(values: StateObject["values"], name: string): string[] | undefined {
  const value = values?.[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : undefined;
}
