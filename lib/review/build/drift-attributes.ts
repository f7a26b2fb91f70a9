import { resources } from "../../contract";
import { camelCase } from "../../schema";
import type { AttributeModel } from "../model";
import { member } from "../plan/configuration";
import type { ResourceChange } from "../plan/plan-json";
import { afterOf, beforeOf, isSensitive, plainValue } from "../plan/values";
import { members } from "../subjects/attributes";

/** How an object's attributes changed outside of Terraform; secrets are omitted. */
export function changedAttributes(entry: ResourceChange): AttributeModel[] {
  const [before, after] = [beforeOf(entry.change), afterOf(entry.change)];
  return changedNames(entry).flatMap((attribute): AttributeModel[] => {
    const name = camelCase(attribute);
    const marked = isSensitive(before, attribute) || isSensitive(after, attribute);
    if (!marked && isMap(entry.type, attribute)) return members(before, after, attribute);
    const [from, to] = [before, after].map(({ values }) => textsIn(member(values, attribute)));
    if (marked || !from || !to) {
      return [{ name, before: plainValue(before, attribute), after: plainValue(after, attribute) }];
    }
    return [
      {
        name,
        added: to.filter((one) => !from.includes(one)).sort(),
        removed: from.filter((one) => !to.includes(one)).sort(),
        kept: to.filter((one) => from.includes(one)).sort(),
      },
    ];
  });
}

function isMap(type: string, attribute: string): boolean {
  const contract = resources.find((one) => one.type === type);
  return contract !== undefined && contract.schema.attributes[attribute]?.type.kind === "map";
}

/** The attributes that differ: in the order of the contract for our types, by name for others. */
export function changedNames(entry: ResourceChange): string[] {
  const { before, after } = entry.change;
  const contract = resources.find(({ type }) => type === entry.type);
  const names = contract
    ? Object.entries(contract.schema.attributes)
        .filter(([, { options }]) => !options.sensitive && !options.writeOnly)
        .map(([name]) => name)
    : Object.keys({ ...(before as object), ...(after as object) }).sort();
  const differs = (name: string) =>
    JSON.stringify(member(before, name) ?? null) !== JSON.stringify(member(after, name) ?? null);
  return names.filter(differs);
}

function textsIn(value: unknown): string[] | undefined {
  return Array.isArray(value) && value.every((one) => typeof one === "string") ? value : undefined;
}
