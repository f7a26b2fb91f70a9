import { CckmError, type CloudConnection, type ConnectionsApi } from "../../cckm";
import { isCckmId } from "../../contract";
import type { CckmSession } from "../session";

const connections = new WeakMap<ConnectionsApi, Map<string, Promise<CloudConnection | undefined>>>();

/**
 * Whether two texts mean one connection to a cloud, one perhaps its name and the other its id. Where CCKM does not tell, only what
 * is spelled alike is the same.
 */
export async function meanSameConnection(
  session: CckmSession,
  cloud: "aws" | "azure",
  a: string,
  b: string,
): Promise<boolean> {
  if (a.normalize() === b.normalize()) return true;
  // Two names are two connections, and so are two ids.
  if (!session.ready || isCckmId(a) === isCckmId(b)) return false;
  const [id, name] = isCckmId(a) ? [a, b] : [b, a];
  const found = await lookUp(session.client[`${cloud}Connections`], name);
  return found?.id.toLowerCase() === id.toLowerCase();
}

/** The same for the connection of a plan, where it differs from the state's in spelling; false where it is not known yet. */
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
  const found = known.get(name) ?? of.get(name).catch(unlessUnreadable);
  known.set(name, found);
  return found;
}

// Whoever may not read connections plans as if they were two.
function unlessUnreadable(error: unknown): undefined {
  if (!(error instanceof CckmError)) throw error;
  return undefined;
}
