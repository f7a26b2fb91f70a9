import { type AwsConnection, type CckmClient, CckmError } from "../../cckm";
import type { CckmSession } from "../session";

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

/** Whether a text has the form of an id of CCKM. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
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
