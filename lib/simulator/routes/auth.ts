import { Hono } from "hono";
import { z } from "zod";
import { optionalText, readBody } from "../body";
import { badRequest } from "../errors";
import type { AppEnv } from "../simulation";

const tokenRequest = z.object({
  grant_type: optionalText.default("password"),
  username: optionalText,
  password: optionalText,
  domain: optionalText.default(""),
  refresh_token: optionalText,
});

/** Sign-in and the current user. User directories and token options are accepted but have no effect. */
export function authRoutes(): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();

  routes.post("/tokens", async (c) => {
    const { tokens, domains } = c.var.sim;
    const body = await readBody(c, tokenRequest);
    switch (body.grant_type) {
      case "password":
        return c.json(await tokens.signIn(body.username, body.password, domains.of(body.domain).id));
      case "refresh_token":
        return c.json(await tokens.refresh(body.refresh_token));
      default:
        throw badRequest(`Validation errors:\n grant_type: the simulator knows password and refresh_token`);
    }
  });

  routes.get("/self/user", (c) => {
    const { username, user_id, groups } = c.var.user;
    return c.json({ user_id, username, name: username, nickname: username, email: "", groups });
  });

  return routes;
}
