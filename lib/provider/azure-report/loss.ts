import { isFailed } from "../../cckm/api/run";
import { azureReport, naturalKey } from "../../contract";
import { failure, type HookContext, type PlanDecision, type PlanRequest } from "../../plugin";
import type { CckmSession } from "../session";
import { inWords, isRetained, type ReportState } from "./state";
import * as words from "./words";

const { type, schema } = azureReport;
type ReportSchema = typeof schema;

/** Warns in a plan that it deletes a report that cannot be generated again, or only as long as Azure keeps the logs. */
export function warnOfLoss(state: ReportState, replacement: boolean, context: HookContext<CckmSession>): void {
  // A failed report has no content. CCKM deletes an unfinished one only once it is complete.
  if (state.on_destroy === "retain" || isFailed(state.overall_status)) return;
  const { id, name } = state;
  const goes = replacement ? "A new report takes its place, and this one is deleted" : "It is deleted";
  const what = inWords(state);
  const told = { what, id, goes, lost: whatIsLost(state), word: shellWord(id ?? name) };
  context.warn(state.report_type === "key-aging" ? words.lostForGood(told) : words.lostWithLogs(told), ["on_destroy"]);
}

/** The same if a change replaces the report: for the create, Terraform would only show errors. */
export function warnOfReplacement(
  { state, changed }: PlanRequest<ReportSchema>,
  { keep = [], inPlace = [] }: PlanDecision<ReportSchema>,
  context: HookContext<CckmSession>,
): void {
  const replaces = changed.some((name) => replacing.has(name) && !keep.includes(name) && !inPlace.includes(name));
  if (state && replaces) warnOfLoss(state, true, context);
}

const replacing: ReadonlySet<string> = new Set(
  Object.entries(schema.attributes).flatMap(([name, { options }]) => (options.replaces ? [name] : [])),
);

/**
 * Checks the predecessor when a new report is planned. Refuses to generate the same report again if the old one stays in
 * CCKM; warns of a tainted one, because no plan hook runs for its delete.
 */
export function judgePredecessor(
  { config, replaced }: PlanRequest<ReportSchema>,
  context: HookContext<CckmSession>,
): void {
  const key = naturalKey(type, config);
  if (key === undefined) return;
  const state = replaced ?? (context.session.ownership.seen(type, key) as ReportState | undefined);
  if (!state) return;
  const asAsked = config.start_time === null ? { ...state, start_time: null } : state;
  // Without an end, the new report covers another period.
  if (isRetained(state) && config.end_time !== null && naturalKey(type, asAsked) === key) {
    throw failure(words.retainedReplaced({ what: inWords(state), id: state.id }), ["on_destroy"]);
  }
  if (!replaced) warnOfLoss(state, true, context);
}

function whatIsLost({ report_type, completed_at, start_time, end_time }: ReportState): string {
  if (report_type === "key-aging") {
    return `It shows the keys' age on its own day${completed_at ? `, ${completed_at}` : ""}; a new one shows another day.`;
  }
  return `A new report of ${start_time ?? "?"} to ${end_time ?? "?"} needs Azure's logs of that time, which the Log Analytics workspace keeps only for so long.`;
}

function shellWord(text: string): string {
  return /^[\w.:-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
