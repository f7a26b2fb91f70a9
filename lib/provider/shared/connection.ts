import { type CloudConnection, type ConnectionsApi, isGone, isRefused } from "../../cckm";
import { isCckmId } from "../../contract";
import type { CckmSession } from "../session";
import { doing } from "./explain";

const connections = new WeakMap<ConnectionsApi, Map<string, Promise<CloudConnection | undefined>>>();

/**
 * Whether two references mean the same cloud connection, even if one is a name and the other an id. If CCKM does not tell,
 * only equal spellings are the same.
 */
export async function meanSameConnection(
  session: CckmSession,
  cloud: "aws" | "azure",
  a: string,
  b: string,
): Promise<boolean> {
  if (a.normalize() === b.normalize()) return true;
  // Two different names are two connections, and so are two different ids.
  if (!session.ready || isCckmId(a) === isCckmId(b)) return false;
  const [id, name] = isCckmId(a) ? [a, b] : [b, a];
  const found = await lookUp(session.client[`${cloud}Connections`], name);
  return found?.id.toLowerCase() === id.toLowerCase();
}

/** The same for the planned connection if it differs from the state's; false while it is unknown. */
export async function keepsConnection<N extends string>(
  session: CckmSession,
  cloud: "aws" | "azure",
  name: N,
  {
    config,
    state,
    changed,
  }: {
    readonly config: Readonly<Record<N, unknown>>;
    readonly state: Readonly<Record<N, string>>;
    readonly changed: readonly string[];
  },
): Promise<boolean> {
  const asked = config[name];
  return changed.includes(name) && typeof asked === "string" && meanSameConnection(session, cloud, asked, state[name]);
}

function lookUp(of: ConnectionsApi, name: string): Promise<CloudConnection | undefined> {
  const known = connections.get(of) ?? new Map<string, Promise<CloudConnection | undefined>>();
  connections.set(of, known);
  const asked = known.get(name);
  if (asked) return asked;
  const found = doing(`look up the connection "${name}"`, () => of.get(name).catch(unlessUnreadable));
  known.set(name, found);
  found.catch(() => known.delete(name));
  return found;
}

// For users without permission to read connections, the plan treats them as different: a change in place.
function unlessUnreadable(error: unknown): undefined {
  if (!isGone(error) && !isRefused(error, 403, 404)) throw error;
}
