import { isFailed, isRunning } from "../../cckm/api/run";
import type { azureSyncJob } from "../../contract";
import type { PlanContext, PlanDecision, PlanRequest } from "../../plugin";
import { isObject, isWhollyKnown } from "../../schema";
import type { CckmSession } from "../session";
import { vaultLines } from "../shared/azure-run";
import { meanSameVaults } from "../shared/azure-vault-names";
import { inWords, type SyncState } from "./state";
import * as words from "./words";

type SyncJobSchema = typeof azureSyncJob.schema;

const STATUS = ["overall_status", "detailed_status", "completed_at"] as const;
const WHOLE = ["id", "created_at", ...STATUS] as const;
const RUNS_AGAIN: readonly string[] = ["item", "key_vaults", "synchronize_all", "triggers"];

/**
 * Whether an update starts a new job (for changed arguments or triggers, or after a failure), waits for the running one, or
 * does neither.
 */
export async function planSync(
  { plan, state, changed }: PlanRequest<SyncJobSchema>,
  context: PlanContext<CckmSession>,
): Promise<PlanDecision<SyncJobSchema> | undefined> {
  if (!state) return undefined;
  const respelled = changed.includes("key_vaults") && (await onlyRespelled(plan, state, context));
  const keep = respelled ? (["key_vaults"] as const) : [];
  const same = new Set([...keep, ...(areNone(plan.triggers) && areNone(state.triggers) ? ["triggers"] : [])]);
  if (changed.some((name) => RUNS_AGAIN.includes(name) && !same.has(name))) return { unknown: WHOLE };
  if (isFailed(state.overall_status)) {
    warnFailed(state, context);
    return { keep, unknown: WHOLE };
  }
  if (isRunning(state.overall_status) && plan.wait !== false) {
    return { keep: [...keep, "id", "created_at"], unknown: STATUS };
  }
  return { keep: [...keep, ...WHOLE] };
}

/** Whether there are no triggers: none set, or an empty map. */
function areNone(triggers: unknown): boolean {
  return triggers === null || (isObject(triggers) && Object.keys(triggers).length === 0);
}

async function onlyRespelled(
  { key_vaults: planned }: PlanRequest<SyncJobSchema>["plan"],
  { key_vaults: prior }: SyncState,
  context: PlanContext<CckmSession>,
): Promise<boolean> {
  if (!Array.isArray(planned) || !isWhollyKnown(planned) || prior === null) return false;
  return meanSameVaults(context, planned, prior);
}

function warnFailed(state: SyncState, context: PlanContext<CckmSession>): void {
  const lines = vaultLines({ detailed_status: state.detailed_status ?? {}, key_vaults: state.key_vaults ?? [] });
  context.warn(words.notCompleted({ what: inWords(state), id: state.id, status: String(state.overall_status), lines }));
}
