import { setTimeout as wait } from "node:timers/promises";
import { Hono } from "hono";
import { ApiError, forbidden, methodNotAllowed, noRoute } from "./errors";
import { faultMiddleware } from "./fault-middleware";
import type { Faults } from "./faults";
import { nodesMiddleware } from "./nodes";
import { loggedBody, type RequestEntry } from "./request-log";
import { isPermitted } from "./rights";
import { authRoutes } from "./routes/auth";
import { awsAccountRoutes } from "./routes/aws-accounts";
import { awsKmsRoutes } from "./routes/aws-kms";
import { azureReportRoutes } from "./routes/azure-reports";
import { azureSecretRoutes } from "./routes/azure-secrets";
import { azureSyncJobRoutes } from "./routes/azure-sync-jobs";
import { azureVaultRoutes } from "./routes/azure-vaults";
import { connectionRoutes } from "./routes/connections";
import { systemRoutes } from "./routes/system";
import type { AppEnv, Simulation } from "./simulation";

/** A change that CCKM has just made, before its reply is sent. */
export interface Commit {
  method: string;
  path: string;
  /** HTTP status of the reply. */
  status: number;
}

export interface AppHooks {
  readonly requests: RequestEntry[];
  readonly faults: Faults;
  /** Delay of every request in milliseconds of real time. */
  readonly latency: () => number;
  readonly committed: (commit: Commit) => Promise<void>;
}

const TOKENS = /^\/api\/v1\/auth\/tokens\/?$/;

/** Assembles the API: log, latency, faults, sign-in, then one set of routes per family. */
export function createApp(sim: Simulation, hooks: AppHooks): Hono<AppEnv> {
  const app = new Hono<AppEnv>({ strict: false });

  app.use(async (c, next) => {
    c.set("sim", sim);
    if (c.env.outside) return next();
    const query = c.req.queries();
    const body = loggedBody(c.req.method === "GET" ? "" : await c.req.text());
    const entry: RequestEntry = {
      method: c.req.method,
      path: c.req.path,
      query,
      body,
      at: sim.clock.now(),
      status: undefined,
    };
    hooks.requests.push(entry);
    c.set("entry", entry);
    if (hooks.latency() > 0) await wait(hooks.latency(), undefined, { ref: false });
    await next();
    c.header("Date", new Date(sim.clock.now()).toUTCString());
    if (!c.env.incoming.socket.destroyed) entry.status = c.res.status;
  });

  app.use(faultMiddleware(hooks.faults, sim.quirks, sim.clock));

  app.use("/api/v1/*", async (c, next) => {
    if (!(c.req.method === "POST" && TOKENS.test(c.req.path))) {
      const { user, domainId } = c.env.outside ?? (await sim.tokens.verify(c.req.header("authorization")));
      if (user.rights && !isPermitted(user.rights, c.req.method, c.req.path)) {
        throw forbidden(`User ${user.username} may not ${c.req.method} ${c.req.path}`);
      }
      c.set("user", user);
      c.set("sim", { ...sim, store: sim.domains.byId(domainId).store });
    }
    await next();
    if (!c.env.outside && c.req.method !== "GET" && c.res.status < 400 && !TOKENS.test(c.req.path)) {
      await hooks.committed({ method: c.req.method, path: c.req.path, status: c.res.status });
    }
  });

  app.use("/api/v1/cckm/*", nodesMiddleware());

  app.route("/api/v1/auth", authRoutes());
  app.route("/api/v1/system", systemRoutes());
  for (const cloud of ["aws", "azure"] as const) {
    app.route(`/api/v1/connectionmgmt/services/${cloud}/connections`, connectionRoutes(cloud));
  }
  app.route("/api/v1/cckm/aws/accounts", awsAccountRoutes());
  app.route("/api/v1/cckm/aws/kms", awsKmsRoutes());
  app.route("/api/v1/cckm/azure", azureVaultRoutes());
  app.route("/api/v1/cckm/azure/synchronization-jobs", azureSyncJobRoutes("azure-key"));
  app.route("/api/v1/cckm/azure/secrets/synchronization-jobs", azureSyncJobRoutes("azure-secret"));
  app.route("/api/v1/cckm/azure/secrets", azureSecretRoutes());
  app.route("/api/v1/cckm/azure/reports", azureReportRoutes());

  const paths = new Set(app.routes.map(({ path }) => path).filter((path) => !path.endsWith("*")));
  for (const path of paths) {
    app.all(path, (c) => {
      throw methodNotAllowed(c.req.method, c.req.path);
    });
  }
  app.notFound((c) => c.json(noRoute(c.req.path).envelope, 404));
  app.onError((error, c) => {
    const requestID = sim.random.uuid();
    if (error instanceof ApiError) return c.json({ ...error.envelope, requestID }, error.status);
    // A client that goes away in the middle of a request is no failure of the simulator.
    if (!c.env.outside && c.env.incoming.socket.destroyed) return c.body(null, 500);
    process.stderr.write(`CCKM simulator: ${c.req.method} ${c.req.path} failed: ${error.stack}\n`);
    return c.json({ code: 1, codeDesc: "NCERRInternalServerError: Internal server error", requestID }, 500);
  });
  return app;
}
