import { azureReport, naturalKey } from "../../contract";
import { failure, type HookContext, type PlanDecision, type PlanRequest } from "../../plugin";
import type { CckmSession } from "../session";
import { inWords, isRetained, type ReportState } from "./state";

const { type, schema } = azureReport;
type ReportSchema = typeof schema;

/** Says in a plan that a report goes that cannot be made again, or only as long as Azure keeps the logs. */
export function warnOfLoss(state: ReportState, replacement: boolean, context: HookContext<CckmSession>): void {
  // One that failed, or is still being made, shows nothing yet.
  if (state.on_destroy === "retain" || state.overall_status !== "completed") return;
  const { id, name } = state;
  const goes = replacement ? "A new report takes its place, and this one is deleted" : "It is deleted";
  context.warn(
    `The ${inWords(state)} cannot be made again${state.report_type === "key-aging" ? "" : " once the logs are gone"}`,
    `${goes} from CCKM (${id}). ${whatIsLost(state)} To keep it there, apply on_destroy = "retain" alone first: what the state has counts for the report that goes. Its rows are written by: cckm report ${shellWord(id ?? name)} --out <file>.`,
    ["on_destroy"],
  );
}

/** The same where the plan of a change replaces the report: of what the create says then Terraform shows errors alone. */
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
 * What the plan of a new report says of the one that goes. Refuses to make the same report again where that one stays in
 * CCKM; warns of a tainted one, of whose delete no plan is told.
 */
export function judgePredecessor(
  { config, replaced }: PlanRequest<ReportSchema>,
  context: HookContext<CckmSession>,
): void {
  const key = naturalKey(type, config);
  if (key === undefined) return;
  const state = replaced ?? (context.client.ownership.seen(type, key) as ReportState | undefined);
  if (!state) return;
  const asAsked = config.start_time === null ? { ...state, start_time: null } : state;
  // Without an end the new report is of another time.
  if (isRetained(state) && config.end_time !== null && naturalKey(type, asAsked) === key) {
    throw failure(
      `The ${inWords(state)} cannot be replaced by itself`,
      `on_destroy = "retain" leaves it in CCKM (${state.id}), which takes no second report of the same name, type, times and vaults. Nothing was changed. To keep it as it is, leave out -replace or run terraform untaint; to have it at another address, write a moved block or import it there; to make it again, set on_destroy = "delete" and apply that alone first.`,
      ["on_destroy"],
    );
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
