import { type Bench, startBench } from "../support/acceptance";
import { report, YEAR } from "../support/azure-report";
import { secretHcl } from "../support/azure-secret";
import { sync } from "../support/azure-sync-job";
import { vault } from "../support/azure-vault";
import { account } from "../support/everything";
import { fastTime } from "../support/fast-time";

fastTime();

const APPLY = ["apply", "-auto-approve", "-no-color", "-input=false"];
const [ACCOUNTS, SECRETS] = ["/v1/cckm/aws/kms", "/v1/cckm/azure/secrets"];

let bench: Bench;
afterEach(() => bench.close());

/** Applies, and interrupts Terraform once a request is not answered. */
async function interrupted(hcl: string, method: "GET" | "POST", path: string) {
  bench.configure(hcl);
  bench.sim.faults.add({ method, path, kind: "hang", times: Number.POSITIVE_INFINITY });
  const unanswered = async () => {
    while (!bench.sim.requests.some(({ fault }) => fault)) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  const stopped = unanswered().then(() => Date.now());
  const { code, output } = await bench.tf.run(APPLY, { interrupt: stopped });
  return { code, output: output.replace(/\s+/g, " "), seconds: (Date.now() - (await stopped)) / 1000 };
}

const writes = () => bench.sim.requests.filter(({ method, path }) => method !== "GET" && !path.includes("/auth/"));

it.each([
  ["an account", account(["eu-west-1"]), ACCOUNTS],
  ["a vault", vault(), "/v1/cckm/azure/vaults"],
  ["a secret", secretHcl(), SECRETS],
  ["a report", report(YEAR), "/v1/cckm/azure/reports"],
  ["a synchronization", sync(), `${SECRETS}/synchronization-jobs`],
])(
  "an apply that looks before it makes %s, of a CCKM that does not answer, ends soon at Ctrl-C and makes nothing",
  async (_, hcl, path) => {
    bench = await startBench();
    const { code, output, seconds } = await interrupted(hcl, "GET", path);
    expect(code).toBe(1);
    expect(output).toContain("was stopped before it was done");
    expect(seconds).toBeLessThan(10);
    expect(writes()).toEqual([]);
  },
);

it("a write that is not answered is waited for until its own time is over, and its effect not looked for without end", async () => {
  bench = await startBench({ provider: "rest_api_timeout = 3" });
  bench.sim.faults.add({ method: "GET", path: ACCOUNTS, kind: "hang", nth: 3, times: Number.POSITIVE_INFINITY });
  const { output, seconds } = await interrupted(account(["eu-west-1"]), "POST", ACCOUNTS);
  expect(output).toContain("CCKM may have carried it out");
  expect(seconds).toBeLessThan(6);
});
