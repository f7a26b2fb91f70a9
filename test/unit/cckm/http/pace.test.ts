import { Pace } from "../../../../lib/cckm/http/pace";
import { errorOf, kmsReply, ManualClock, refusedWith, testClient } from "../../../support/client-fixtures";
import { ScriptedServer } from "../../../support/scripted-server";

/** A server's limit: so many calls in any span of so many milliseconds. */
class Limit {
  readonly granted: number[] = [];
  refusals = 0;

  constructor(
    readonly clock: ManualClock,
    readonly calls: number,
    readonly spanMs: number,
  ) {}

  call = async (): Promise<void> => {
    const now = this.clock.now();
    if (this.granted.filter((at) => at > now - this.spanMs).length >= this.calls) {
      this.refusals++;
      throw refusedWith(429);
    }
    this.granted.push(now);
  };
}

/** Makes `calls` calls, ten at a time, each as often as it takes. */
async function callAll(pace: Pace, limit: Limit, calls: number): Promise<void> {
  let left = calls;
  const worker = async () => {
    while (left-- > 0) {
      let done = false;
      while (!done)
        done = await pace.run(limit.call, undefined, "call").then(
          () => true,
          () => false,
        );
    }
  };
  await Promise.all(Array.from({ length: 10 }, worker));
}

test.each([
  ["20 in 10 s", 20, 10_000],
  ["5 in 10 s", 5, 10_000],
  ["100 in a minute", 100, 60_000],
])("a server that grants %s is kept busy, and seldom asked in vain", async (_, calls, spanMs) => {
  const clock = new ManualClock();
  const limit = new Limit(clock, calls, spanMs);
  const started = clock.now();
  await callAll(new Pace(clock), limit, calls * 5);
  expect(limit.granted).toHaveLength(calls * 5);
  expect(clock.now() - started).toBeLessThan(spanMs * 8);
  expect(limit.refusals).toBeLessThan(calls * 5);
});

test("a server that turns nothing away is not waited for", async () => {
  const clock = new ManualClock();
  await callAll(new Pace(clock), new Limit(clock, 1000, 1000), 500);
  expect(clock.sleeps).toEqual([]);
});

test("a server that turns every third call away whatever the pace is not slowed down for", async () => {
  const clock = new ManualClock();
  const pace = new Pace(clock);
  let calls = 0;
  for (let done = 0; done < 100; ) {
    const call = async () => {
      if (++calls % 3 === 0) throw refusedWith(429);
    };
    await pace.run(call, undefined, "call").then(
      () => done++,
      () => {},
    );
  }
  expect(clock.sleeps.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(50 * 1000);
});

test("a run that is turned away for two minutes says so", async () => {
  const server = await ScriptedServer.start();
  server.on("GET /v1/cckm/aws/kms/k1", { status: 429 }).on("GET /v1/cckm/aws/kms/k2", { json: kmsReply({ id: "k2" }) });
  const { client, clock } = testClient(server.url);
  const started = clock.now();
  expect(await errorOf(client.awsKms.get("k1"))).toMatchObject({ outcome: "refused", status: 429 });
  expect(clock.now() - started).toBeGreaterThan(120_000);
  expect(await client.awsKms.get("k2")).toMatchObject({ id: "k2" });
  await client.close();
  await server.stop();
});
