import { type Attributes, bareObject, terraformAttributes } from "../../schema";
import { failure, type ReadContext, type Resource, type Values } from "../hooks";

/** A full state from a partial one: null for what is not there. Throws on names that the schema does not have. */
export function completeState(attributes: Attributes, partial: Values, from: string): Values {
  for (const name of Object.keys(partial)) {
    if (!attributes[name]) throw new Error(`${from} returned ${name}, which the schema does not have.`);
  }
  return bareObject(Object.keys(attributes).map((name) => [name, partial[name] ?? null]));
}

/** The state of an import. Throws where the type cannot be imported. */
export async function importState(resource: Resource, id: string, context: ReadContext<unknown>): Promise<Values> {
  if (!resource.importState) {
    throw failure(
      `${resource.type} cannot be imported`,
      `Got the id ${JSON.stringify(id)}, but there is nothing to import: objects of this type are made by an apply only. Remove the import.`,
    );
  }
  const found = await resource.importState({ id }, context);
  return completeState(terraformAttributes(resource.schema), found, "The import hook");
}

/** The state of an object that a `moved` block takes from another type. Throws where the resource does not know that type. */
export function moveState(resource: Resource, from: { type: string; provider: string; state: Values }): Values {
  const move = resource.moves?.find(
    ({ fromType, fromProvider }) => fromType === from.type && (fromProvider?.test(from.provider) ?? true),
  );
  if (!move) {
    const known = resource.moves?.map(({ fromType }) => fromType).join(", ");
    throw failure(
      `Cannot move to ${resource.type}`,
      `Got a ${from.type} of ${from.provider}; ${known ? `a move is possible from ${known}` : "no type can be moved to it"}. Use an import instead.`,
    );
  }
  return completeState(terraformAttributes(resource.schema), move.convert(from.state), "The move");
}

/** Brings an older schema version's state up to date. Throws for versions that nothing upgrades. */
export function upgradeState(resource: Resource, version: number, old: Values): Values {
  const upgrade = resource.upgrades?.[version];
  if (!upgrade) {
    const current = resource.schema.version;
    const advice =
      version > current
        ? "A newer version of the provider wrote it; install that version or a later one."
        : "No upgrade from that version exists; remove the object from the state and import it again.";
    throw failure(
      `Cannot read the state of ${resource.type}`,
      `The state has schema version ${version}, this provider has ${current}. ${advice}`,
    );
  }
  return completeState(terraformAttributes(resource.schema), upgrade(old), "The upgrade");
}
