import { isInternalError, isOutcomeUnknown, lookFor, type SyncJob, systemClock } from "../../cckm";
import { isAborted } from "../../cckm/http/errors";
import { azureSyncJob, isCckmId, sameVaults } from "../../contract";
import { failure, type HookContext } from "../../plugin";
import { type CckmSession, cckmOf } from "../session";
import { meanSameVaults, otherVaultNames } from "../shared/azure-vault-names";
import { doing } from "../shared/explain";
import { inWords, itemOf, jobRequest, type SyncArguments } from "./state";
import * as words from "./words";

const { type: TYPE } = azureSyncJob;

type Context = HookContext<CckmSession>;

/** Dates in replies are whole seconds. */
const DATE_PRECISION_MS = 1000;
/** More jobs than could have been created in the meantime. */
const RECENT_JOBS = 50;

/**
 * Starts a job, exactly once. A job has no name by which it could be found after a lost reply. If it is not known whether a
 * job was started, one with this item and these vaults that was created since is taken for it; if there is none, nothing is
 * repeated. `priorId` is the previous job, which never matches.
 */
export async function startJob(plan: SyncArguments, context: Context, priorId?: string): Promise<SyncJob> {
  const { session } = context;
  if (priorId !== undefined) session.ownership.hold(TYPE, priorId);
  const what = inWords(plan);
  const before = await doing(`start the ${what}`, () => idsBefore(plan, context));
  // The reply names vaults that were given by id.
  const given = plan.key_vaults?.filter(isCckmId) ?? [];
  const also = await doing(`look up the vaults of the ${what}`, () => otherVaultNames(context, given));
  const asked = systemClock.now();
  let lost: Error | undefined;
  const started = await doing(`start the ${what}`, async () => {
    try {
      return await session.client.azureSyncJobs(itemOf(plan)).start(jobRequest(plan), { also });
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

/**
 * The newest jobs before a start. Without permission to list them nothing is known, and after a lost reply the job is
 * identified by time.
 */
async function idsBefore(plan: SyncArguments, { session, signal }: Context): Promise<ReadonlySet<string>> {
  const jobs = session.client.azureSyncJobs(itemOf(plan));
  try {
    const { resources } = await jobs.page({ limit: RECENT_JOBS, sort: "-createdAt" }, { signal });
    return new Set(resources.map(({ id }) => id));
  } catch (error) {
    if (isAborted(error)) throw error;
    return new Set();
  }
}

/** How to identify the job after a lost reply. */
interface Lost {
  /** Created no earlier than this, by the server's clock. */
  readonly since: number;
  /** Reply times are whole seconds, so jobs that existed before the start are excluded by id. */
  readonly before: ReadonlySet<string>;
}

/** The oldest job that was created since and that no other resource of this run has started. */
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
