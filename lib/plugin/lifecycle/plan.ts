import { isWhollyKnown, type Schema, UNKNOWN } from "../../schema";
import type { Decision, Values } from "../hooks";
import { plannedValues } from "./planned-values";
import { sameMeaning, sameValue, unlessIdentical } from "./same";

/** The planned outcome for an object. */
export interface Plan {
  readonly planned: Values;
  /** Names of the attributes whose change replaces the object. */
  readonly replace: readonly string[];
}

/** A plan hook, bound to its request and context. */
export type DecideHook = (proposal: Values, changed: readonly string[]) => Promise<Decision | undefined>;

/** Whether the same plan replaces the object with a type and id. */
export type IsReplaced = (type: string, id: unknown) => boolean;

/**
 * Plans a create (`prior` null) or an update: Terraform's rules first, then the hook's decision.
 * Every planned value is the configuration's, the prior one or, for computed attributes only, unknown or set by the hook.
 */
export async function planChange(
  schema: Schema,
  config: Values,
  prior: Values | null,
  decide?: DecideHook,
  isReplaced: IsReplaced = () => false,
): Promise<Plan> {
  const attributes = schema.attributes;
  const planned = plannedValues(attributes, config, prior);
  const open = prior ? openNames(schema, config, prior, isReplaced) : [];
  const changedBy = (except: readonly string[]) =>
    changedNames(schema, planned, prior).filter((name) => !except.includes(name));
  const decision = (await decide?.(planned, changedBy(open))) ?? {};
  apply(schema, decision, planned, prior);
  if (!prior) return { planned, replace: [] };

  const changed = changedBy(open.filter((name) => !decision.inPlace?.includes(name)));
  if (changed.some((name) => name !== "timeouts")) {
    for (const name of volatileNames(schema, config, prior)) {
      if (!decision.keep?.includes(name) && !Object.hasOwn(decision.set ?? {}, name)) planned[name] = UNKNOWN;
    }
  }
  const replace = changed
    .filter((name) => replaces(schema, name, planned, prior) || decision.replace?.includes(name))
    .filter((name) => !decision.inPlace?.includes(name));
  return { planned: unlessIdentical(planned, prior), replace };
}

function apply(schema: Schema, decision: Decision, planned: Record<string, unknown>, prior: Values | null): void {
  const check = (name: string, needsComputed: boolean) => {
    const attribute = schema.attributes[name];
    if (!attribute) throw new Error(`The plan hook names ${name}, which the schema does not have.`);
    if (needsComputed && !attribute.options.computed) {
      throw new Error(`The plan hook decides ${name}, which is not computed: only the configuration may.`);
    }
  };
  for (const name of decision.replace ?? []) check(name, false);
  for (const name of decision.keep ?? []) {
    check(name, false);
    if (prior) planned[name] = prior[name] ?? null;
  }
  for (const [name, value] of Object.entries(decision.set ?? {})) {
    check(name, true);
    planned[name] = value;
  }
  for (const name of decision.unknown ?? []) {
    check(name, true);
    planned[name] = UNKNOWN;
  }
}

function changedNames(schema: Schema, planned: Values, prior: Values | null): string[] {
  const { attributes } = schema;
  return Object.keys(attributes).filter(
    (name) => !sameValue(planned[name], prior ? prior[name] : null, attributes[name]!.type),
  );
}

// Arguments that force replacement and are not known yet. They are planned in place: if they turn out to be equal, the
// update does nothing; if not, it is refused.
function openNames(schema: Schema, config: Values, prior: Values, isReplaced: IsReplaced): string[] {
  const { attributes } = schema;
  return Object.keys(attributes).filter((name) => {
    const { replaces, required, refersTo } = attributes[name]!.options;
    if (!replaces || isWhollyKnown(config[name]) || (required && isNull(prior[name]))) return false;
    return !(refersTo && isReplaced(refersTo, prior[name]));
  });
}

// Computed attributes that an update sets anew, and those without a value to keep.
function volatileNames(schema: Schema, config: Values, prior: Values): string[] {
  return Object.entries(schema.attributes)
    .filter(([name, { options }]) => options.computed && isNull(config[name]))
    .filter(([name, { options }]) => options.volatile || isNull(prior[name]))
    .map(([name]) => name);
}

function replaces(schema: Schema, name: string, planned: Values, prior: Values): boolean {
  const attribute = schema.attributes[name];
  if (!attribute?.options.replaces) return false;
  // A required argument without a prior value was imported from an API that does not return it.
  if (attribute.options.required && isNull(prior[name])) return false;
  return !sameMeaning(planned[name], prior[name], attribute);
}

function isNull(value: unknown): boolean {
  return (value ?? null) === null;
}
