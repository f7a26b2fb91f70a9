import { type AwsConnection, type CckmClient, CckmError } from "../../cckm";
import type { CckmSession } from "../session";
import { isUuid } from "../shared/uuid";

const connections = new WeakMap<CckmClient, Map<string, Promise<AwsConnection | undefined>>>();

/**
 * Whether two texts mean one AWS connection, one perhaps its name and the other its id. Where CCKM does not tell, only what
 * is spelled alike is the same.
 */
export async function meanSameConnection(session: CckmSession, a: string, b: string): Promise<boolean> {
  if (a.normalize() === b.normalize()) return true;
  // Two names are two connections, and so are two ids.
  if (!session.ready || isUuid(a) === isUuid(b)) return false;
  const [id, name] = isUuid(a) ? [a, b] : [b, a];
  const found = await lookUp(session.client, name);
  return found?.id.toLowerCase() === id.toLowerCase();
}

function lookUp(client: CckmClient, name: string): Promise<AwsConnection | undefined> {
  const known = connections.get(client) ?? new Map<string, Promise<AwsConnection | undefined>>();
  connections.set(client, known);
  const found = known.get(name) ?? client.awsConnections.get(name).catch(unlessUnreadable);
  known.set(name, found);
  return found;
}

// Whoever may not read connections plans as if they were two.
function unlessUnreadable(error: unknown): undefined {
  if (!(error instanceof CckmError)) throw error;
  return undefined;
}
