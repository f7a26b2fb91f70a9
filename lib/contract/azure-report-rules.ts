import { isKnown, isObject, matches, parseInstant, rule } from "../schema";
import { sameVault } from "./azure-vaults";
import * as words from "./words";

/** The id of a Log Analytics workspace. */
export const workSpace = matches(
  /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
  "the id of a Log Analytics workspace, such as `05bd46d9-aa85-4007-9efe-786f7c944ed1`",
);

/** A vault to report on, with its workspace. */
interface Param {
  readonly key_vault: string;
  readonly work_space_id: string | null;
}

/** Whether two lists name the same vaults with the same workspaces, ignoring order and case. */
export function sameParams(a: readonly Param[], b: readonly Param[]): boolean {
  const same = (one: Param, other: Param) =>
    sameVault(one.key_vault, other.key_vault) &&
    (one.work_space_id ?? "").toLowerCase() === (other.work_space_id ?? "").toLowerCase();
  const known = [...a, ...b].every(({ key_vault, work_space_id }) => isKnown(key_vault) && isKnown(work_space_id));
  const within = (inner: readonly Param[], outer: readonly Param[]) =>
    inner.every((one) => outer.some((other) => same(one, other)));
  return known && a.length === b.length && within(a, b) && within(b, a);
}

/** The reporting period must not be empty. */
export const startsBeforeItEnds = rule(
  "`start_time` must be before `end_time`.",
  ["start_time", "end_time"],
  ({ start_time: start, end_time: end }, nameOf) => {
    const [from, to] = [start, end].map((time) => (typeof time === "string" ? parseInstant(time) : undefined));
    if (from === undefined || to === undefined || from < to) return [];
    const names = { first: nameOf("start_time"), last: nameOf("end_time") };
    return [{ ...words.reportEndsBeforeItStarts({ ...names, start, end }), path: ["start_time"] }];
  },
);

/** Only a report on the age of keys works without logs. */
export const workSpacesWhereNeeded = rule(
  "`log_analytic_params` need `work_space_id`, except for the type `key-aging`.",
  ["report_type", "log_analytic_params"],
  ({ report_type: type, log_analytic_params: params }, nameOf) => {
    if (type === "key-aging" || !Array.isArray(params)) return [];
    return params.flatMap((param: unknown, index) => {
      if (!isObject(param) || (param.work_space_id ?? null) !== null) return [];
      const asked = { name: nameOf("work_space_id"), type: typeof type === "string" ? type : undefined };
      return [{ ...words.workSpaceMissing(asked), path: ["log_analytic_params", index, "work_space_id"] }];
    });
  },
);
