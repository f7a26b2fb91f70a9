import type { MiddlewareHandler } from "hono";
import { notFound } from "./errors";
import type { AppEnv, Simulation } from "./simulation";
import type { Store } from "./store";

interface NodeChange {
  at: number;
  /** The records just before the change. */
  before: Store;
}

/**
 * Two nodes behind one address, one of which sees changes later, as configured by the quirks. It answers reads with its
 * outdated records, and a write to a record that it does not know yet with 404.
 */
export function nodesMiddleware(): MiddlewareHandler<AppEnv> {
  const changes = new WeakMap<Store, NodeChange[]>();
  let requests = 0;

  function seenLate({ store, clock, quirks }: Simulation): Store {
    const late = clock.now() - quirks.lagMs;
    const unseen = (changes.get(store) ?? []).filter(({ at }) => at > late);
    changes.set(store, unseen);
    return unseen[0]?.before ?? store;
  }

  return async (c, next) => {
    const { sim } = c.var;
    const { quirks, store } = sim;
    if (quirks.lagMs === 0) return next();
    const lags = !c.env.outside && ++requests % quirks.lagEvery === 0;
    const late = lags ? seenLate(sim) : store;
    if (c.req.method === "GET") {
      c.set("sim", { ...sim, store: late });
      return next();
    }
    if (c.req.path.split("/").some((part) => store.hasId(part) && !late.hasId(part))) throw notFound();
    const before = store.copy();
    await next();
    if (c.res.status < 400 || c.res.status === 502) {
      changes.set(store, [...(changes.get(store) ?? []), { at: sim.clock.now(), before }]);
    }
  };
}
