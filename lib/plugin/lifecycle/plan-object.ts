import type { HookContext, Resource, Values } from "../hooks";
import * as words from "../words";
import type { Diagnostics } from "./diagnostics";
import { type ObjectsRead, subjectOf } from "./objects-read";
import { type DecideHook, planChange } from "./plan";
import { PrivateData } from "./private-data";
import { replacementOfUnread, replacementRefused } from "./replacement";

/** What Terraform asks to be planned: an update, or with `prior` null a create. */
export interface PlanInput {
  readonly config: Values;
  readonly prior: Values | null;
  /** What Terraform carries with the object. */
  readonly data: PrivateData;
}

/** A plan, and what Terraform is to carry with it. */
export interface PlannedObject {
  /** Null for a delete. */
  readonly planned: Values | null;
  /** Names of the attributes whose change replaces the object. */
  readonly replace: readonly string[];
  readonly privateBytes: Uint8Array;
}

/**
 * Plans what Terraform asks for: a delete, a create, an update or a replacement. Beside an error the plan is that nothing
 * changes.
 * @param carried the bytes that came with the object
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
 * Plans a create, an update or a replacement. Terraform plans a replacement by two calls: first as an update, then as a
 * create with the private data of the first, whose own data then go to the delete.
 *
 * A replacement is planned only for an object that was read in this run. The second plan that Terraform makes within an
 * apply reads nothing, so that what it learns only then never replaces what was planned in place.
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
      { config: input.config, plan: planned, state: prior, replaced: null, changed },
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
  // What was seen of the object that goes says nothing of the one that comes.
  const { seen } = new PrivateData(new Uint8Array());
  const replaced = data.subject === undefined ? null : (read.get(data.subject) ?? null);
  if (data.subject !== undefined && !replaced) throw replacementOfUnread(resource);
  const plan = await planChange(resource.schema, config, null, async (planned, changed) =>
    resource.plan?.({ config, plan: planned, state: null, replaced, changed }, { ...context, seen }),
  );
  if (replaced) {
    await planDelete(resource, { state: replaced, replacement: true }, data, context);
    read.markReplaced(resource, replaced);
  }
  return { ...plan, privateBytes: data.forPlan() };
}

/** Plans a delete; throws where it is refused. What the hook leaves is then in the data. */
export async function planDelete(
  resource: Resource,
  request: { readonly state: Values; readonly replacement: boolean },
  { seen, planned }: PrivateData,
  context: HookContext<unknown>,
): Promise<void> {
  await resource.planDelete?.(request, { ...context, seen, planned });
}
