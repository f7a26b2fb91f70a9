import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { changeOutside, type DriftBench, SECRET, startDriftBench } from "../support/drift-bench";

let bench: DriftBench;
beforeEach(async () => {
  bench = await startDriftBench();
});
afterEach(() => bench.close());

const statesOf = () =>
  Object.values(bench.folders).flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name !== ".terraform")
      .map((name) => [join(folder, name), readFileSync(join(folder, name), "utf8")]),
  );

test("what changed outside in two stacks is one report with exit status 2, and nothing is written anywhere", async () => {
  await bench.deploy();
  expect(await bench.drift()).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("No drift: 5 objects of 2 stacks"),
  });
  await changeOutside(bench);
  const [before, requests] = [statesOf(), bench.sim.requests.length];
  const { code, stdout, stderr } = await bench.drift(["--format", "json"]);
  expect({ code, stderr }).toEqual({ code: 2, stderr: "" });
  expect(JSON.parse(stdout)).toMatchObject({
    drifted: true,
    complete: true,
    summary: { stacks: 2, objects: 5, byCause: { grantedOutside: 1, removedOutside: 1 } },
    stacks: [
      {
        environment: { stack: "prod" },
        target: { address: bench.sim.url },
        found: [{ construct: "prod/payments/users", source: { file: "main.ts", line: 20 }, target: "payments" }],
      },
      { found: [{ number: 2, name: "staging", cause: "removedOutside" }] },
    ],
  });
  expect(stdout).not.toContain(SECRET);
  expect(statesOf()).toEqual(before);
  const sent = bench.sim.requests.slice(requests).filter(({ path }) => !path.includes("/auth/"));
  expect(new Set(sent.map(({ method }) => method))).toEqual(new Set(["GET"]));
});

test.each<[string, string[], string, NodeJS.ProcessEnv?]>([
  ["a stack that is not in the app", ["stagin"], 'No stack "stagin" in this app; did you mean "staging"?'],
  ["an option that does not exist, although 2 is drift", ["--fromat", "json"], "unknown option '--fromat'"],
  [
    "an engine that is not there",
    ["prod"],
    "There is no /nowhere/terraform on the PATH",
    { TERRAFORM_BINARY_NAME: "/nowhere/terraform" },
  ],
])("cckm drift ends with an error for %s", async (_, args, message, env = {}) => {
  const { code, output } = await bench.drift(args, env);
  expect(code).toBe(1);
  expect(output).toContain(message);
});
