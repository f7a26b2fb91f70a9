import { isInternalError, isOutcomeUnknown, lookFor, type SyncJob, systemClock } from "../../cckm";
import { azureSyncJob, sameVaults } from "../../contract";
import { failure, type HookContext } from "../../plugin";
import { type CckmSession, cckmOf } from "../session";
import { meanSameVaults } from "../shared/azure-vault-names";
import { doing } from "../shared/explain";
import { inWords, itemOf, jobRequest, type SyncArguments } from "./state";
import * as words from "./words";

const { type: TYPE } = azureSyncJob;

type Context = HookContext<CckmSession>;

/** Dates of replies are whole seconds. */
const DATE_PRECISION_MS = 1000;
/** As many as can have been made within that. */
const RECENT_JOBS = 50;

/**
 * Starts a job, once. A job has no name by which a lost reply could be found again: where it is not known whether one was
 * started, a job of this item and these vaults made since is it; where there is none, nothing is repeated. `priorId` is
 * the job before, which is not looked for.
 */
export async function startJob(plan: SyncArguments, context: Context, priorId?: string): Promise<SyncJob> {
  const { session } = context;
  if (priorId !== undefined) session.ownership.hold(TYPE, priorId);
  const what = inWords(plan);
  const before = await idsBefore(plan, context);
  const asked = systemClock.now();
  let lost: Error | undefined;
  const started = await doing(`start the ${what}`, async () => {
    try {
      return await session.client.azureSyncJobs(itemOf(plan)).start(jobRequest(plan));
    } catch (error) {
      if (!isOutcomeUnknown(error) && !isInternalError(error)) throw error;
      lost = error as Error;
      return undefined;
    }
  });
  if (started) return claim(started, session);
  const since = session.client.serverNow() - (systemClock.now() - asked) - DATE_PRECISION_MS;
  const find = () => findStarted(plan, { since, before }, context);
  const found = await lookFor(find, { within: session.client.nodeLagMs, signal: context.signal }).catch(
    () => undefined,
  );
  if (found) {
    context.log.info(`The reply to the start of the ${what} was lost; the job was found`, { id: found.id });
    return found;
  }
  const reason = lost?.message ?? "The reply was lost";
  throw failure(words.startNotKnown({ what, reason, since: new Date(since).toISOString() }));
}

function claim(job: SyncJob, { ownership }: CckmSession): SyncJob {
  ownership.hold(TYPE, job.id);
  return job;
}

/** The newest jobs that there are before a start. Without the right to list them nothing is known, and a lost reply is looked for by time. */
async function idsBefore(plan: SyncArguments, { session, signal }: Context): Promise<ReadonlySet<string>> {
  const jobs = session.client.azureSyncJobs(itemOf(plan));
  try {
    const { resources } = await jobs.page({ limit: RECENT_JOBS, sort: "-createdAt" }, { signal });
    return new Set(resources.map(({ id }) => id));
  } catch {
    return new Set();
  }
}

/** What a lost start is looked for by. */
interface Lost {
  /** Not before this time, by the server's clock. */
  readonly since: number;
  /** The time of a reply is a whole second: what was there before the start is told by its id. */
  readonly before: ReadonlySet<string>;
}

/** The oldest job that was made since and that no other resource of this run has started. */
async function findStarted(
  plan: SyncArguments,
  { since, before }: Lost,
  context: Context,
): Promise<SyncJob | undefined> {
  const { session } = context;
  const jobs = await session.client.azureSyncJobs(itemOf(plan)).list();
  const fresh = jobs.filter(({ createdAt }) => createdAt !== undefined && Date.parse(createdAt) >= since);
  const ours = await Promise.all(fresh.map(async (job) => ((await isOfVaults(job, plan, context)) ? [job] : [])));
  const [oldest] = ours
    .flat()
    .filter(({ id }) => !before.has(id) && !session.ownership.holds(TYPE, id))
    .sort((a, b) => Date.parse(a.createdAt ?? "") - Date.parse(b.createdAt ?? ""));
  return oldest && claim(oldest, session);
}

async function isOfVaults(job: SyncJob, plan: SyncArguments, context: Context): Promise<boolean> {
  if (plan.key_vaults !== null) return meanSameVaults(context, plan.key_vaults, job.key_vaults);
  if (job.key_vaults.length === 0) return true;
  const all = await cckmOf(context).azureVaults.list();
  return sameVaults(
    all.map(({ name }) => name),
    job.key_vaults,
  );
}
