import { Hono } from "hono";
import { z } from "zod";
import { reachAccount, requireConnection } from "../aws-reach";
import { optionalText, readBody, text } from "../body";
import type { AppEnv } from "../simulation";

const accountRequest = z.object({
  connection: text,
  assume_role_arn: optionalText,
  assume_role_external_id: optionalText,
});

/** API page: [aws-kms, Listing AWS Account and Regions](../../../docs/api-pages.md#aws-kms). */
export function awsAccountRoutes(): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.post("/", async (c) => {
    const body = await readBody(c, accountRequest);
    const { store } = c.var.sim;
    const connection = requireConnection(store, body.connection);
    const { account_id, regions } = reachAccount(store, connection, body);
    return c.json({
      account_id,
      regions,
      assume_role_arn: body.assume_role_arn,
      assume_role_external_id: body.assume_role_external_id,
    });
  });
  return routes;
}
