import { type Attribute, type Attributes, bareObject, isObject, isWhollyKnown, type Type, UNKNOWN } from "../../schema";
import type { Values } from "../hooks";
import { sameMeaning, unlessIdentical } from "./same";
import { spelledOut } from "./spelled-out";

/** A state, and the attributes that the hook should have set but did not. */
export interface FinalState {
  readonly state: Record<string, unknown>;
  readonly undecided: readonly string[];
}

/** The state after a successful apply: planned values where they were known, the hook's result elsewhere. */
export function stateAfterApply(attributes: Attributes, planned: Values, result: Values): FinalState {
  const undecided: string[] = [];
  const state = bareObject(
    Object.entries(attributes).map(([name, attribute]) => {
      if (attribute.options.writeOnly) return [name, null];
      const value = merge(planned[name] ?? null, result[name], attribute.type);
      if (isWhollyKnown(value)) return [name, value];
      undecided.push(name);
      return [name, known(value)];
    }),
  );
  return { state, undecided };
}

// Known planned values go back to Terraform in the user's own spelling, however the API normalizes them.
function merge(planned: unknown, result: unknown, type: Type): unknown {
  if (planned === UNKNOWN) return result === undefined ? UNKNOWN : spelledOut(result);
  if (isWhollyKnown(planned)) return planned;
  if (result === undefined || result === null) return planned;
  switch (type.kind) {
    case "list":
      return mergeList(planned as unknown[], result as unknown[], type.element);
    case "map":
      return mergeMembers(planned as Values, result as Values, () => type.element);
    case "object":
      return mergeMembers(planned as Values, result as Values, (name) => type.attributes[name]!);
    default:
      // Elements of a set cannot be matched between plan and result.
      return result;
  }
}

function mergeList(planned: unknown[], result: unknown[], element: Type): unknown[] {
  if (planned.length !== result.length) return result;
  return planned.map((item, index) => merge(item, result[index], element));
}

function mergeMembers(planned: Values, result: Values, typeOf: (name: string) => Type): Values {
  return bareObject(Object.entries(planned).map(([name, item]) => [name, merge(item, result[name], typeOf(name))]));
}

/**
 * The state to keep after an error: what the hook saved, completed with what was known before, without unknown values.
 * Values that are equivalent to the planned or prior ones keep that spelling.
 */
export function stateAfterError(
  attributes: Attributes,
  saved: Values,
  before: Values | null,
  planned: Values | null = null,
): Record<string, unknown> {
  return bareObject(
    Object.entries(attributes).map(([name, attribute]) => {
      if (attribute.options.writeOnly) return [name, null];
      const value = saved[name] === undefined ? before?.[name] : saved[name];
      const spelled = [planned, before].find((given) => given && sameMeaning(value, given[name], attribute));
      return [name, known(spelled ? spelled[name] : spelledOut(value))];
    }),
  );
}

/** The state after a read: the remote values, in the prior spelling if both are equivalent; `prior` itself if nothing differs. */
export function stateAfterRead(attributes: Attributes, result: Values, prior: Values): Values {
  const state = bareObject<unknown>();
  for (const name of Object.keys(attributes)) {
    state[name] = readValue(attributes[name]!, result[name], prior[name] ?? null);
  }
  return unlessIdentical(state, prior);
}

function readValue(attribute: Attribute, remote: unknown, prior: unknown): unknown {
  if (attribute.options.writeOnly) return null;
  // After an import, an argument that the API does not return has no known value: its default applies.
  if (remote === undefined) return known(prior) ?? attribute.options.default ?? null;
  if (sameMeaning(remote, prior, attribute)) return known(prior);
  const told = spelledOut(remote);
  return known(sameMeaning(told, prior, attribute) ? prior : told);
}

/** A value with everything unknown replaced by null; the value itself if it is known. */
function known(value: unknown): unknown {
  if (value === UNKNOWN || value === undefined) return null;
  if (typeof value !== "object" || isWhollyKnown(value)) return value;
  if (Array.isArray(value)) return value.map(known);
  if (isObject(value)) return bareObject(Object.entries(value).map(([key, item]) => [key, known(item)]));
  return value;
}
