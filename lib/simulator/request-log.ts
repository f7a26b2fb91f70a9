/** One request as the simulator saw it. */
export interface RequestEntry {
  method: string;
  /** Without the query. */
  path: string;
  query: Record<string, string[]>;
  /** JSON body with secret values replaced by "REDACTED"; "(no JSON)" if it is not JSON; undefined without a body. */
  body: unknown;
  /** Milliseconds since the epoch, on the simulator's clock. */
  at: number;
  /** HTTP status of the reply; undefined while the request is being processed, and if the connection was closed. */
  status: number | undefined;
  /** The kind of the fault that hit the request, if any. */
  fault?: string;
}

const SECRETS = new Set([
  "password",
  "value",
  "jwt",
  "token",
  "refresh_token",
  "client_secret",
  "secret_access_key",
  "backup",
]);

/** Parses a body for the log, with every secret replaced. */
export function loggedBody(raw: string): unknown {
  if (raw === "") return undefined;
  try {
    return JSON.parse(raw, (name, value: unknown) => (SECRETS.has(name) && value !== null ? "REDACTED" : value));
  } catch {
    return "(no JSON)";
  }
}
