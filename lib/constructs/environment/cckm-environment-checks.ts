import type { IConstruct } from "constructs";
import { awsKmsAccount, azureReport, azureSecret, azureSyncJob, type ResourceContract } from "../../contract";
import { camelCase, isObject, quote, wrongType } from "../../schema";
import { inOneLine } from "../../words";
import { refuseUnexpected } from "../base/refuse-unexpected";

/** Names that the settings of each kind of thing may have. */
export const SETTINGS = {
  accounts: ["id", ...propsOf(awsKmsAccount), "grants"],
  secrets: ["id", "name", "variable", ...propsOf(azureSecret, ["secret_name", "value"])],
  syncs: ["id", ...propsOf(azureSyncJob)],
  reports: ["id", ...propsOf(azureReport)],
} as const;

/** A kind of thing that an environment has. */
export type Kind = keyof typeof SETTINGS;

/** Names that a grant may have. */
export const GRANT = ["group", "userId", "actions"] as const;

/** Names that an environment may have. */
export const ENVIRONMENT = [...Object.keys(SETTINGS), "release", "provider"];

/** The objects of a list in the settings; what is neither is refused at synth. */
export function objectsIn<T>(construct: IConstruct, at: string, list: readonly T[] | undefined): readonly T[] {
  if (list === undefined || list === null) return [];
  const given: readonly unknown[] = Array.isArray(list) ? list : [list];
  const wrong = Array.isArray(list) ? given.find((item) => !isObject(item)) : list;
  if (wrong !== undefined) {
    refuse(construct, `${at}: ${inOneLine(wrongType({ name: at, value: quote(wrong), type: "a list of objects" }))}`);
  }
  return given.filter(isObject) as readonly T[];
}

/** The members of settings that the kind has; the others are refused at synth, at the construct that the settings made. */
export function known<T extends object>(kind: Kind, settings: T): T {
  const names: readonly string[] = SETTINGS[kind];
  return Object.fromEntries(Object.entries(settings).filter(([name]) => names.includes(name))) as T;
}

/** Has the settings of a construct refused at synth where they hold what their kind has not. */
export function refuseUnknownSettings(construct: IConstruct, kind: Kind, settings: object): void {
  refuseUnexpected(construct, settings, SETTINGS[kind]);
}

/** Has a construct refused at synth. */
export function refuse(construct: IConstruct, problem: string): void {
  construct.node.addValidation({ validate: () => [problem] });
}

function propsOf({ schema }: ResourceContract, without: readonly string[] = []): string[] {
  return Object.entries(schema.attributes)
    .filter(([name, { options }]) => (options.required || options.optional) && !without.includes(name))
    .map(([name]) => camelCase(name));
}
