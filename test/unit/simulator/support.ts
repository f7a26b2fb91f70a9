import { CckmSimulator, type SimulatorOptions } from "cdktf-cckm/simulator";

export interface Reply {
  status: number;
  headers: Headers;
  body: unknown;
  /** A text field of the body's top level. */
  field(name: string): string;
}

/** A simulator and somebody who is signed in to it. */
export interface Bench {
  sim: CckmSimulator;
  call(method: string, path: string, body?: unknown): Promise<Reply>;
}

const running: CckmSimulator[] = [];

/** Starts a simulator that the test file's `afterEach(stopAll)` ends. */
export async function bench(options: SimulatorOptions = {}): Promise<Bench> {
  const sim = await CckmSimulator.start(options);
  running.push(sim);
  const token = await signIn(sim);
  return { sim, call: (method, path, body) => call(sim, method, path, body, token) };
}

export async function stopAll(): Promise<void> {
  await Promise.all(running.splice(0).map((sim) => sim.stop()));
}

export async function signIn(sim: CckmSimulator): Promise<string> {
  const reply = await call(sim, "POST", "/v1/auth/tokens", { username: "admin", password: "test-password" });
  return reply.field("jwt");
}

export async function call(
  sim: CckmSimulator,
  method: string,
  path: string,
  body?: unknown,
  token?: string,
): Promise<Reply> {
  const response = await fetch(`${sim.url}/api${path}`, {
    method,
    headers: {
      "content-type": "application/json",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: body === undefined ? null : typeof body === "string" ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const json = response.headers.get("content-type")?.includes("json");
  const parsed: unknown = json ? JSON.parse(text) : text;
  return {
    status: response.status,
    headers: response.headers,
    body: parsed,
    field: (name) => String((parsed as Record<string, unknown>)[name]),
  };
}
