import { Hono } from "hono";
import { z } from "zod";
import { jobView, settleJob } from "../azure-job";
import { requireVault } from "../azure-vault";
import { readBody, text } from "../body";
import { badRequest, conflict, errorOfStatus, invalidValue, notFound } from "../errors";
import { vaultSpelling } from "../names";
import { type Fields, page } from "../paging";
import type { JobRecord, VaultRecord } from "../records";
import { type AppContext, type AppEnv, type Simulation, shown } from "../simulation";

const jobRequest = z.object({
  key_vaults: z.array(text).nullish(),
  synchronize_all: z.boolean({ error: "must be true or false" }).nullish(),
});

const FIELDS: Fields<JobRecord> = {
  id: ({ id }) => id,
  overall_status: ({ overall_status }) =>
    overall_status === "in_progress" ? ["in_progress", "in progress"] : overall_status,
  key_vaults: ({ key_vaults }) => key_vaults,
  createdAt: ({ createdAt }) => createdAt,
  updatedAt: ({ updatedAt }) => updatedAt,
};

/**
 * Lists show the newest job first.
 *
 * API pages: [azure-key-sync-job (keys)](../../../docs/api-pages.md#azure-key-sync-job), [azure-secret-sync-status
 * (secrets)](../../../docs/api-pages.md#azure-secret-sync-status).
 */
export function azureSyncJobRoutes(item: JobRecord["item"]): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const settled = ({ store, clock }: Simulation): JobRecord[] => {
    const jobs = [...store.jobs.values()].filter((job) => job.item === item);
    for (const job of jobs) settleJob(store, job, clock.now());
    return jobs.reverse();
  };
  const find = (sim: Simulation, id: string): JobRecord => {
    const job = settled(sim).find((known) => known.id === id);
    if (!job) throw notFound();
    return job;
  };
  const reply = (c: AppContext, job: JobRecord) => c.json(shown(c, jobView(c.var.sim.quirks, job, "whole")));

  routes.post("/", async (c) => {
    const { sim } = c.var;
    const vaults = chosenVaults(sim, item, await readBody(c, jobRequest));
    const head = sim.store.head((id) => `kylo:kylo:cckm:synchronize:${id}`);
    const started = sim.clock.now();
    const job: JobRecord = {
      ...head,
      item,
      overall_status: "in_progress",
      cloud: "AzureCloud",
      key_vaults: vaults.map((vault) => vaultSpelling(sim.quirks, vault)),
      abort: false,
      outcome: sim.quirks.jobOutcome,
      started,
      finishes: started + sim.durations.job,
    };
    sim.store.jobs.set(job.id, job);
    if (sim.quirks.jobStartReply === "empty") return c.body(null, 202);
    if (sim.quirks.jobStartReply === "lost") throw errorOfStatus(502);
    return c.json(shown(c, jobView(sim.quirks, job, "started"), "created"), 201);
  });

  routes.get("/", (c) => {
    const { sim } = c.var;
    const query = c.req.queries();
    const key_vaults = query.key_vaults?.map((given) => {
      const vault = sim.store.findVault(given);
      const { jobVaultFilter: takes } = sim.quirks;
      // The API page says "ID of the vault", but the records contain names.
      const isTaken = takes === "any" || (takes === "id") === (vault?.id === given.toLowerCase());
      if (isTaken && takes !== "name") return vault ? vaultSpelling(sim.quirks, vault) : given;
      return isTaken ? given : "";
    });
    const found = page(c, settled(sim), FIELDS, { ...query, ...(key_vaults && { key_vaults }) });
    const resources = found.resources.map((job) => shown(c, jobView(sim.quirks, job, "whole")));
    const list = { ...found, resources };
    return c.json(item === "azure-secret" && sim.quirks.wrapSecretJobList ? { "application/json": list } : list);
  });

  routes.get("/:id", (c) => reply(c, find(c.var.sim, c.req.param("id"))));

  routes.post("/:id/cancel", (c) => {
    const { sim } = c.var;
    const job = find(sim, c.req.param("id"));
    if (job.overall_status !== "in_progress") {
      throw conflict(`synchronization ${job.id} is ${job.overall_status}: only a running one can be cancelled`);
    }
    job.abort = true;
    job.finishes = Math.min(job.finishes, sim.clock.now() + sim.durations.cancel);
    job.updatedAt = sim.timestamps.next();
    return reply(c, job);
  });

  return routes;
}

function chosenVaults(sim: Simulation, item: JobRecord["item"], body: z.output<typeof jobRequest>): VaultRecord[] {
  const names = body.key_vaults ?? [];
  if (body.synchronize_all && names.length > 0) {
    throw badRequest("synchronize_all and key_vaults are mutually exclusive: specify either of the two");
  }
  const fits = (vault: VaultRecord) => item === "azure-key" || vault.type === "vault";
  if (body.synchronize_all) return [...sim.store.vaults.values()].filter(fits);
  if (names.length === 0) throw badRequest("specify key_vaults, or synchronize_all as true");
  const vaults = [...new Set(names.map((name) => requireVault(sim.store, name)))];
  const hsm = vaults.find((vault) => !fits(vault));
  if (hsm) throw invalidValue(`key vault "${hsm.name}" is a managed HSM, which holds no secrets`);
  return vaults;
}
