import { isKnown, isObject, parseInstant } from "../schema";
import { caseless, exact, type Values } from "./key-parts";

/** The natural key of a report: the parameters it was requested with. */
export function reportKey({
  name,
  report_type,
  start_time,
  end_time,
  log_analytic_params,
}: Values): readonly unknown[] {
  return [
    exact(name),
    isKnown(report_type) ? (report_type ?? "key-report") : undefined,
    instant(start_time),
    instant(end_time),
    params(log_analytic_params),
  ];
}

// A time chosen by CCKM is ignored: the next report "until now" has the same parameters.
function instant(value: unknown): number | string | null | undefined {
  if (!isKnown(value)) return undefined;
  return typeof value === "string" ? (parseInstant(value) ?? value) : null;
}

function params(value: unknown): unknown[] | null | undefined {
  if (!isKnown(value)) return undefined;
  if (!Array.isArray(value)) return null;
  const texts = value.map((one) => {
    if (!isObject(one) || !isKnown(one.work_space_id)) return undefined;
    return [caseless(one.key_vault), caseless(one.work_space_id) ?? null];
  });
  return texts.every((text) => text?.[0] !== undefined) ? texts.map((text) => JSON.stringify(text)).sort() : undefined;
}
