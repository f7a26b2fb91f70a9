import { connect } from "node:net";
import { parseFaults } from "cdktf-cckm/simulator";
import { type Bench, bench, stopAll } from "./support";

afterEach(stopAll);

const KMS = "/v1/cckm/aws/kms";
const ENTRY = { account_id: "123456789012", connection: "aws", name: "kms", regions: ["us-east-1"] };
const post = (at: Bench) => at.call("POST", KMS, ENTRY);

test("faults as text and as objects say the same", () => {
  expect(parseFaults("POST /v1/a 503 x2 retry-after=3; get /v1/a/* reset-after nth=2; * /** delay=5 x*;")).toEqual([
    { method: "POST", path: "/v1/a", kind: "status", status: 503, times: 2, retryAfter: 3 },
    { method: "GET", path: "/v1/a/*", kind: "reset-after", nth: 2 },
    { method: "*", path: "/**", kind: "delay", ms: 5, times: Number.POSITIVE_INFINITY },
  ]);
  expect(parseFaults("GET /a html=502; PUT /a 502-after; PUT /a empty; PUT /a empty=202")).toEqual([
    { method: "GET", path: "/a", kind: "html", status: 502 },
    { method: "PUT", path: "/a", kind: "status-after", status: 502 },
    { method: "PUT", path: "/a", kind: "empty" },
    { method: "PUT", path: "/a", kind: "empty", status: 202 },
  ]);
});

test.each(["GET", "GET /a", "GET /a boom", "GET a 503", "GET /a 200", "GET /a reset y3", "GET /a delay"])(
  "the fault %p is refused with what is allowed",
  (text) => {
    expect(() => parseFaults(text)).toThrow(/cannot be read\. Expected METHOD PATH KIND/);
  },
);

test("an error status comes as often as asked for, with the envelope and Retry-After", async () => {
  const at = await bench({ faults: `POST ${KMS} 503 x2 retry-after=1` });
  const first = await post(at);
  expect([first.status, first.headers.get("retry-after")]).toEqual([503, "1"]);
  expect(first.body).toMatchObject({ codeDesc: expect.stringContaining("NCERR") });
  expect((await post(at)).status).toBe(503);
  expect((await post(at)).status).toBe(201);
});

test("a star in a fault is one segment of the path, and nth waits for its turn", async () => {
  const at = await bench();
  at.sim.faults.add({ method: "GET", path: `${KMS}/*`, kind: "html", nth: 2 });
  const id = (await post(at)).field("id");
  expect((await at.call("GET", KMS)).status).toBe(200);
  expect((await at.call("GET", `${KMS}/${id}`)).status).toBe(200);
  const page = await at.call("GET", `${KMS}/${id}`);
  expect([page.status, page.headers.get("content-type")]).toEqual([404, "text/html"]);
  expect((await at.call("GET", `${KMS}/${id}`)).status).toBe(200);
});

test("the fault reset cuts before CCKM acts, reset-after once it has acted", async () => {
  const at = await bench();
  at.sim.faults.add(`POST ${KMS} reset`);
  await expect(post(at)).rejects.toThrow();
  expect(at.sim.store.kms.size).toBe(0);
  at.sim.faults.add(`POST ${KMS} reset-after`);
  await expect(post(at)).rejects.toThrow();
  expect(at.sim.store.findKms("kms")).toBeDefined();
  expect(at.sim.requests.slice(-2)).toMatchObject([
    { fault: "reset", status: undefined },
    { fault: "reset-after", status: undefined },
  ]);
});

test.each([
  ["502-after", 502],
  ["empty", 201],
  ["empty=202", 202],
])("%s hides that CCKM has acted behind a reply of %i", async (kind, status) => {
  const at = await bench({ faults: `POST ${KMS} ${kind}` });
  const reply = await post(at);
  expect([reply.status, reply.headers.get("content-type")?.includes("json") ?? false]).toEqual([
    status,
    status === 502,
  ]);
  expect(at.sim.store.findKms("kms")).toBeDefined();
});

test("a malformed reply hides what was done", async () => {
  const at = await bench({ faults: `POST ${KMS} malformed` });
  await expect(post(at)).rejects.toThrow(SyntaxError);
  expect(at.sim.store.kms.size).toBe(1);
});

test("the record of another object hides what was done", async () => {
  const at = await bench({ faults: `POST ${KMS} another` });
  const made = (await post(at)).body as { id: string };
  const [own] = [...at.sim.store.kms.values()];
  expect(made).toMatchObject({ name: `another-${own?.name}`, account_id: own?.account_id });
  expect(made.id).not.toBe(own?.id);
});

test.each([
  ["hang", 0],
  ["hang-after", 1],
])("a request with %s ends with the simulator, which then holds %i entries", async (kind, entries) => {
  const at = await bench({ faults: `POST ${KMS} ${kind}` });
  const hanging = expect(post(at)).rejects.toThrow();
  const reached = () => at.sim.requests.at(-1)?.fault === kind && at.sim.store.kms.size === entries;
  while (!reached()) await new Promise(setImmediate);
  await at.sim.stop();
  await hanging;
  expect(at.sim.store.kms.size).toBe(entries);
});

test("a delayed request waits and then proceeds", async () => {
  const at = await bench({ faults: `POST ${KMS} delay=30` });
  const before = performance.now();
  expect((await post(at)).status).toBe(201);
  expect(performance.now() - before).toBeGreaterThanOrEqual(29);
});

test("handlers of the fault after-commit run between the commit and the reply, for writes that succeeded only", async () => {
  const at = await bench();
  const seen: string[] = [];
  const stop = at.sim.onCommit(({ method, path, status }) => {
    seen.push(`${method} ${path} ${status}: ${at.sim.store.kms.size}`);
  });
  at.sim.faults.add({ method: "POST", path: KMS, kind: "after-commit", handler: () => void seen.push("fault") });
  await post(at);
  await post(at);
  await at.call("GET", KMS);
  expect(seen).toEqual([`POST /api${KMS} 201: 1`, "fault"]);
  stop();
  await at.call("DELETE", `${KMS}/${at.sim.store.findKms("kms")?.id}`);
  expect(seen).toHaveLength(2);
});

test("cleared faults hit nothing more", async () => {
  const at = await bench();
  at.sim.faults.add("* /** 500 x*");
  expect((await at.call("GET", KMS)).status).toBe(500);
  at.sim.faults.clear();
  expect((await at.call("GET", KMS)).status).toBe(200);
});

test("the overload quirk refuses the first of every few requests", async () => {
  const at = await bench();
  at.sim.quirks.overload = { status: 429, every: 3, length: 1, retryAfter: 1 };
  const statuses: number[] = [];
  for (let n = 0; n < 6; n++) statuses.push((await at.call("GET", KMS)).status);
  expect(statuses).toEqual([429, 200, 200, 429, 200, 200]);
});

test.each(["malformed", "another"])("the fault %s leaves a reply without a body as it is", async (kind) => {
  const at = await bench({ quirks: { deleteReply: "empty" }, faults: `DELETE ${KMS}/* ${kind}` });
  const { status, body } = await at.call("DELETE", `${KMS}/${(await post(at)).field("id")}`);
  expect([status, body]).toEqual([204, ""]);
});

test("a proxy's page of a status without a body has none", async () => {
  const at = await bench({ faults: `GET ${KMS} html=204` });
  expect(await at.call("GET", KMS)).toMatchObject({ status: 204, body: "" });
});

test("a client that goes away in the middle of its request is not told as a failure of the simulator", async () => {
  const told = jest.spyOn(process.stderr, "write");
  const { sim } = await bench();
  const ended = new Promise<void>((resolve) => {
    const socket = connect(Number(new URL(sim.url).port), "127.0.0.1", () => {
      socket.end("POST /api/v1/auth/tokens HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{}");
    });
    socket.on("close", () => resolve()).resume();
  });
  await ended;
  await sim.stop();
  expect(told).not.toHaveBeenCalled();
  told.mockRestore();
});
