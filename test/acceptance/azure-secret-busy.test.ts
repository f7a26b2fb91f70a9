import { FIRST, SECOND, type SecretBench, secretHcl, startSecretBench } from "../support/azure-secret";
import { APPLY } from "../support/commands";
import { fastTime } from "../support/fast-time";

fastTime();

let bench: SecretBench;
beforeEach(async () => {
  bench = await startSecretBench();
});
afterEach(() => bench.close());

const SECRETS = "/v1/cckm/azure/secrets";
const MADE = { tags: { team: "payments" } };

describe.each([
  ["a change in place", "PATCH", "/*", { content_type: "text/plain" }],
  ["a new version", "POST", "", { value: SECOND, value_version: 2 }],
])("Azure is busy when %s is sent", (_, method, path, change) => {
  beforeEach(async () => {
    await bench.make(MADE);
    bench.sim.faults.add(`${method} ${SECRETS}${path} 409`);
    bench.configure(secretHcl({ ...MADE, ...change }));
  });
  const busy = () => bench.calls(method).some(({ status }) => status === 409);

  it("and what somebody else changes meanwhile is not overwritten", async () => {
    const refused = bench.tf.refused(APPLY);
    while (!busy()) await new Promise(setImmediate);
    Object.assign(bench.newest(), { tags: { team: "other" } });
    expect(await refused).toContain('tags: {"team":"payments"} at the plan, {"team":"other"} now');
    expect(bench.stored()).toMatchObject([{ value: FIRST, tags: { team: "other" } }]);
  });

  it("and it is sent again where nobody changes anything", async () => {
    await bench.tf.apply();
    expect(busy()).toBe(true);
    expect(await bench.tf.plan()).toEqual([]);
  });
});
