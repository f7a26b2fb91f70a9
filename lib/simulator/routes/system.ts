import { Hono } from "hono";
import type { AppEnv } from "../simulation";

/** GET /v1/system/info: the version shown by clients. */
export function systemRoutes(): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get("/info", (c) =>
    c.json({
      name: "cckm-simulator",
      version: "2.23.0+simulator",
      model: "CipherTrust Manager k170v",
      vendor: "Thales Group",
      uptime: `${Math.floor(process.uptime())} seconds`,
    }),
  );
  return routes;
}
