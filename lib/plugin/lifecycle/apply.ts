import type { Schema } from "../../schema";
import { diagnostic, type HookContext, type Resource, type Values, type WriteContext } from "../hooks";
import * as words from "../words";
import type { Diagnostics } from "./diagnostics";
import { stateAfterApply, stateAfterError } from "./final-state";
import { handed } from "./handed";
import type { PrivateData } from "./private-data";
import { sameValue } from "./same";
import { timeoutOf } from "./timeouts";

/** One apply of one object. `planned` is null for a destroy, `prior` is null for a create. */
export interface ObjectChange {
  readonly config: Values;
  readonly planned: Values | null;
  readonly prior: Values | null;
}

/**
 * Runs the matching hook and returns the state that Terraform must keep, null if there is no object. Errors go to the
 * diagnostics; the state is then what the hook saved, or else the prior state. `data` is what came with the plan;
 * afterwards it holds what belongs in the state.
 */
export async function applyChange(
  resource: Resource,
  change: ObjectChange,
  data: PrivateData,
  context: HookContext<unknown>,
  diagnostics: Diagnostics,
): Promise<Values | null> {
  const { planned, prior } = change;
  if (!planned) return prior ? destroy(resource, prior, data, context, diagnostics) : null;

  const attributes = resource.schema.attributes;
  if (prior && onlyTimeoutsDiffer(resource.schema, planned, prior)) return planned;

  let saved: Values | undefined;
  const timeout = timeoutOf(resource.schema, prior ? "update" : "create", planned);
  const save = (state: Values) => {
    saved = state;
  };
  const write = { ...context, seen: data.seen, timeout, save };
  try {
    const result = await run(resource, { ...change, planned }, write);
    const { state, undecided } = stateAfterApply(attributes, planned, result);
    for (const name of undecided) {
      diagnostics.add(diagnostic("error", words.valueMissing({ type: resource.type, name }), [name]));
    }
    return state;
  } catch (thrown) {
    diagnostics.addThrown(thrown, prior ? words.notUpdated(resource) : words.notCreated(resource));
    if (saved) return stateAfterError(attributes, saved, prior ?? planned, planned);
    return prior;
  }
}

function run(
  resource: Resource,
  { config, planned, prior }: ObjectChange & { planned: Values },
  context: WriteContext<Schema, unknown>,
): Values | Promise<Values> {
  if (!prior) return resource.create({ config: handed(config), plan: handed(planned) }, context);
  if (!resource.update) throw new Error(`${resource.type} has no update: every change replaces it.`);
  const request = { config: handed(config), plan: handed(planned), state: handed(prior) };
  return resource.update(request, context);
}

async function destroy(
  resource: Resource,
  prior: Values,
  { seen, planned }: PrivateData,
  context: HookContext<unknown>,
  diagnostics: Diagnostics,
): Promise<Values | null> {
  let saved: Values | undefined;
  const timeout = timeoutOf(resource.schema, "delete", prior);
  const save = (state: Values) => {
    saved = state;
  };
  try {
    await resource.delete({ state: handed(prior) }, { ...context, seen, planned, timeout, save });
    return null;
  } catch (thrown) {
    diagnostics.addThrown(thrown, words.notDeleted(resource));
    return saved ? stateAfterError(resource.schema.attributes, saved, prior) : prior;
  }
}

function onlyTimeoutsDiffer(schema: Schema, planned: Values, prior: Values): boolean {
  return Object.entries(schema.attributes).every(
    ([name, { type }]) => name === "timeouts" || sameValue(planned[name], prior[name], type),
  );
}
