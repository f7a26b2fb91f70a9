import type { Hono } from "hono";
import type { Random } from "./random";
import type { AppEnv } from "./simulation";

/** A request that somebody else makes, without going through the network. */
export type Outside = (method: string, path: string, body: object | undefined, domainId: string) => Promise<unknown>;

export function outsideOf(app: Hono<AppEnv>, random: Random): Outside {
  const user = { username: "anna", password: "", user_id: `local|${random.uuid()}`, groups: ["admin"] };
  return async (method, path, body, domainId) => {
    const init = { method, ...(body && { body: JSON.stringify(body) }) };
    const reply = await app.request(`/api${path}`, init, { outside: { user, domainId } });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${path} was answered ${reply.status}: ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  };
}
