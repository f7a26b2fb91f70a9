import type { IConstruct } from "constructs";
import { environmentKinds } from "../../contract/environment";
import { type Attributes, camelCase, invalid, isBlank, isObject, wrongType } from "../../schema";
import { kindOf } from "../../text";
import { inOneLine } from "../../words";
import { propsOf } from "../base/props";
import { refuseUnexpected } from "../base/refuse-unexpected";

/** A kind of object in an environment. */
export type Kind = keyof typeof environmentKinds;

/** Allowed names in a grant. */
export const GRANT: readonly string[] = namesIn(environmentKinds.accounts.attributes.grants.nested?.attributes ?? {});

/** Allowed names in an environment. */
export const ENVIRONMENT = [...Object.keys(environmentKinds), "release", "provider"];

/** The objects of a list in the settings; anything else is rejected at synth. */
export function objectsIn<T>(construct: IConstruct, at: string, list: readonly T[] | undefined): readonly T[] {
  if (list === undefined || list === null) return [];
  const given: readonly unknown[] = Array.isArray(list) ? list : [list];
  const wrong = Array.isArray(list) ? given.find((item) => !isObject(item)) : list;
  if (wrong !== undefined) {
    // Not repeated: people give secrets here.
    refuse(construct, `${at}: ${inOneLine(wrongType({ name: at, value: kindOf(wrong), type: "a list of objects" }))}`);
  }
  return given.filter(isObject) as readonly T[];
}

/**
 * The members of settings that the kind has; others are rejected at synth, at the construct created from the settings.
 */
export function known<T extends object>(kind: Kind, settings: T): T {
  const names = namesOf(kind);
  return Object.fromEntries(Object.entries(settings).filter(([name]) => names.includes(name))) as T;
}

/** Makes synth reject settings with members that their kind does not have, and an id that is blank or no text. */
export function refuseUnknownSettings(construct: IConstruct, kind: Kind, settings: object): void {
  const { id } = propsOf<{ readonly id?: unknown }>(settings, ["id"]);
  const wrong = typeof id === "string" ? isBlank(id) : id !== undefined && id !== null;
  if (wrong) {
    const told = invalid({ name: "id", value: id, rule: "a text that is not blank, or left out" });
    refuse(construct, `id: ${inOneLine(told)}`);
  }
  refuseUnexpected(construct, settings, namesOf(kind));
}

/** Makes synth report a problem at a construct. */
export function refuse(construct: IConstruct, problem: string): void {
  construct.node.addValidation({ validate: () => [problem] });
}

/** The names that settings of a kind have. */
export function namesOf(kind: Kind): string[] {
  return namesIn(environmentKinds[kind].attributes);
}

function namesIn(attributes: Attributes): string[] {
  return Object.keys(attributes).map(camelCase);
}
