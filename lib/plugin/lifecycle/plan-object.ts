import type { HookContext, Resource, Values } from "../hooks";
import * as words from "../words";
import type { Diagnostics } from "./diagnostics";
import { handed } from "./handed";
import { type ObjectsRead, subjectOf } from "./objects-read";
import { type DecideHook, planChange } from "./plan";
import { PrivateData } from "./private-data";
import { replacementOfUnread, replacementRefused } from "./replacement";

/** Input of a plan: an update, or a create if `prior` is null. */
export interface PlanInput {
  readonly config: Values;
  readonly prior: Values | null;
  /** The private data that Terraform stores with the object. */
  readonly data: PrivateData;
}

/** A plan, and the private data to store with it. */
export interface PlannedObject {
  /** Null for a delete. */
  readonly planned: Values | null;
  /** Names of the attributes whose change replaces the object. */
  readonly replace: readonly string[];
  readonly privateBytes: Uint8Array;
}

/**
 * Plans a delete, create, update or replacement. After an error the plan is that nothing changes.
 * @param carried the private data that came with the object
 */
export async function planAny(
  resource: Resource,
  request: { readonly config: Values | null; readonly prior: Values | null; readonly carried: Uint8Array },
  context: HookContext<unknown>,
  read: ObjectsRead,
  diagnostics: Diagnostics,
): Promise<PlannedObject> {
  const { config, prior, carried } = request;
  const data = new PrivateData(carried);
  if (!config) {
    try {
      if (prior) await planDelete(resource, { state: prior, replacement: false }, data, context);
    } catch (thrown) {
      diagnostics.addThrown(thrown, words.deleteNotPlanned(resource));
    }
    return { planned: null, replace: [], privateBytes: data.forPlan() };
  }
  try {
    return await planObject(resource, { config, prior, data }, context, read);
  } catch (thrown) {
    diagnostics.addThrown(thrown, words.notPlanned(resource));
    const nothing = Object.fromEntries(Object.keys(resource.schema.attributes).map((name) => [name, null]));
    return { planned: prior ?? nothing, replace: [], privateBytes: carried };
  }
}

/**
 * Plans a create, an update or a replacement. Terraform plans a replacement in two calls: first as an update, then as a
 * create with the private data of the first; the private data of the second then goes to the delete.
 *
 * A replacement is only planned for an object that was read in this run. The second plan that Terraform makes during an
 * apply reads nothing, so values that only become known then never replace an object that was planned to be updated in
 * place.
 */
export async function planObject(
  resource: Resource,
  input: PlanInput,
  context: HookContext<unknown>,
  read: ObjectsRead,
): Promise<PlannedObject> {
  const { prior, data } = input;
  if (!prior) return planCreate(resource, input, context, read);
  const decide: DecideHook = async (planned, changed) =>
    resource.plan?.(
      { config: handed(input.config), plan: handed(planned), state: handed(prior), replaced: null, changed },
      { ...context, seen: data.seen },
    );
  const plan = await planChange(resource.schema, input.config, prior, decide, (type, id) => read.isReplaced(type, id));
  const subject = subjectOf(resource, prior);
  if (plan.replace.length > 0 && !read.get(subject)) throw replacementRefused(resource, plan, prior);
  return { ...plan, privateBytes: data.forPlan(subject) };
}

async function planCreate(
  resource: Resource,
  { config, data }: PlanInput,
  context: HookContext<unknown>,
  read: ObjectsRead,
): Promise<PlannedObject> {
  // What was observed of the old object does not apply to its replacement.
  const { seen } = new PrivateData(new Uint8Array());
  const replaced = data.subject === undefined ? null : (read.get(data.subject) ?? null);
  if (data.subject !== undefined && !replaced) throw replacementOfUnread(resource);
  const plan = await planChange(resource.schema, config, null, async (planned, changed) =>
    resource.plan?.(
      { config: handed(config), plan: handed(planned), state: null, replaced: handed(replaced), changed },
      { ...context, seen },
    ),
  );
  if (replaced) {
    await planDelete(resource, { state: replaced, replacement: true }, data, context);
    read.markReplaced(resource, replaced);
  }
  return { ...plan, privateBytes: data.forPlan() };
}

/** Plans a delete; throws if it is refused. Values that the hook stores are then in the data. */
export async function planDelete(
  resource: Resource,
  request: { readonly state: Values; readonly replacement: boolean },
  { seen, planned }: PrivateData,
  context: HookContext<unknown>,
): Promise<void> {
  await resource.planDelete?.({ ...request, state: handed(request.state) }, { ...context, seen, planned });
}
