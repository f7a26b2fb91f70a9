import { CckmSimulator, ManualClock, type Quirks } from "cdktf-cckm/simulator";
import { type PageExample, type PageRequest, readPage, shape, valueAt } from "./page";

const PAGES = ["aws-kms", "azure-key-sync-job", "azure-secret-create", "azure-secret-sync-status", "azure-reports"];

describe.each(PAGES.map(readPage))("page $page", ({ id, examples }) => {
  test.each(examples)("$name", async (example) => {
    const { status, body } = await replay(example, id);
    expect(Math.floor(status / 100)).toBe(2);
    if (example.csv) return expectCsv(String(body), example.csv);

    const actual = shape(body);
    const wanted = [...shape(example.reply)].map(([path, type]) => `${path}: ${type}`);
    expect([...actual].map(([path, type]) => `${path}: ${type}`)).toEqual(expect.arrayContaining(wanted));
    for (const path of example.same ?? []) {
      expect({ path, value: valueAt(body, path) }).toEqual({ path, value: valueAt(example.reply, path) });
    }
    for (const field of example.echoes ?? []) {
      expect({ field, value: valueAt(body, field) }).toEqual({ field, value: example.request.body?.[field] });
    }
  });
});

async function replay(example: PageExample, pageId: string): Promise<{ status: number; body: unknown }> {
  const clock = new ManualClock("2026-01-01T00:00:00Z");
  const sim = await CckmSimulator.start({ clock, quirks: (example.quirks ?? {}) as Partial<Quirks> });
  try {
    const credentials = { username: "admin", password: "test-password" };
    const signIn = await send(sim, { method: "POST", path: "/v1/auth/tokens", body: credentials });
    const token = String(valueAt(signIn.body, "jwt"));
    let id = pageId;
    const run = ({ path, ...rest }: PageRequest) =>
      send(sim, { ...rest, path: pageId === "" ? path : path.replace(pageId, id) }, token);
    for (const [index, request] of (example.before ?? []).entries()) {
      const reply = await run(request);
      if (reply.status >= 300) throw new Error(`${request.method} ${request.path}: ${JSON.stringify(reply.body)}`);
      if (index === 0) id = String(valueAt(reply.body, "id"));
    }
    clock.advance(example.advance ?? 0);
    return await run(example.request);
  } finally {
    await sim.stop();
  }
}

async function send(sim: CckmSimulator, { method, path, body }: PageRequest, token?: string) {
  const response = await fetch(`${sim.url}/api${path}`, {
    method,
    headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: body ? JSON.stringify(body) : null,
  });
  const text = await response.text();
  const json = response.headers.get("content-type")?.includes("json") === true;
  return { status: response.status, body: json ? (JSON.parse(text) as unknown) : text };
}

function expectCsv(actual: string, [header, row]: [string, string]): void {
  const lines = actual.trimEnd().split("\n");
  expect(lines[0]).toBe(header);
  expect(lines).toHaveLength(1 + 62);
  const date = /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)? \+0000 UTC/;
  const fields = (line: string) => line.split(",");
  for (const line of lines.slice(1)) {
    expect(fields(line)).toHaveLength(fields(row).length);
    expect(fields(line)[5]).toMatch(date);
    expect([1, 6, 7].map((column) => fields(line)[column])).toEqual([1, 6, 7].map((column) => fields(row)[column]));
  }
}
