import { SECRET_PLACEHOLDER } from "../../lib/contract";
import { FIRST, type SecretBench, secretHcl, startSecretBench } from "../support/azure-secret";

let bench: SecretBench;
beforeEach(async () => {
  bench = await startSecretBench();
});
afterEach(() => bench.close());

const REFUSED =
  "Expected its value, got the placeholder of cckm plan, which stands for a secret that was not set when it was planned.";

test.each<[string, string]>([
  ["as it is", SECRET_PLACEHOLDER],
  ["with text around it", `user:${SECRET_PLACEHOLDER}@db`],
  ["in base64", Buffer.from(SECRET_PLACEHOLDER).toString("base64")],
])("the placeholder of a plan, %s, counts as a value there and is sent by no apply", async (_, value) => {
  bench.configure(secretHcl({ value }));
  await bench.tf.must(["plan", "-no-color", "-input=false"]);
  expect(await bench.tf.refused()).toContain(REFUSED);
  expect(bench.writes()).toEqual([]);
});

test("a new version is not sent with the placeholder, and the old one stays", async () => {
  bench.configure(secretHcl({ value: FIRST }));
  await bench.tf.apply();
  const before = bench.writes();
  bench.configure(secretHcl({ value: SECRET_PLACEHOLDER, value_version: 2 }));
  expect(await bench.tf.refused()).toContain(REFUSED);
  expect(bench.writes()).toEqual(before);
});
