import type { DataSource, HookContext, Resource, Values } from "../hooks";
import * as words from "../words";
import type { Diagnostics } from "./diagnostics";
import { stateAfterApply, stateAfterRead } from "./final-state";
import { handed } from "./handed";
import type { ObjectsRead } from "./objects-read";
import { resultOfArguments } from "./planned-values";
import type { PrivateData } from "./private-data";

/** The state of an object after a read, null if it is gone; the prior state after an error. */
export async function readObject(
  resource: Resource,
  prior: Values | null,
  { seen }: PrivateData,
  context: HookContext<unknown>,
  read: ObjectsRead,
  diagnostics: Diagnostics,
): Promise<Values | null> {
  if (!prior) return null;
  try {
    const found = await resource.read({ state: handed(prior) }, { ...context, seen });
    const state = found && stateAfterRead(resource.schema.attributes, found, prior);
    if (state) read.add(resource, state);
    return state;
  } catch (thrown) {
    diagnostics.addThrown(thrown, words.notRead(resource));
    return prior;
  }
}

/** The result of a data source; undefined after an error. */
export async function readData(
  source: DataSource,
  config: Values,
  context: HookContext<unknown>,
  diagnostics: Diagnostics,
): Promise<Values | undefined> {
  const { attributes } = source.schema;
  try {
    const result = await source.read({ config: handed(config) }, context);
    const { state, undecided } = stateAfterApply(attributes, resultOfArguments(attributes, config), result);
    if (undecided.length > 0) throw new Error(`The provider returned no value for ${undecided.join(", ")}.`);
    return state;
  } catch (thrown) {
    diagnostics.addThrown(thrown, words.notRead(source));
    return undefined;
  }
}
