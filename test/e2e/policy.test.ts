import { readChangeSet, writeChangeSet } from "../../lib/change-set";
import { type Machine, Machines } from "../support/change-set";

let machines: Machines;
let machine: Machine;
let state: string;

beforeAll(async () => {
  machines = await Machines.start();
  machine = machines.another();
  state = `${machine.folder}/shared.tfstate`;
  const resource = {
    cckm_aws_kms_account: {
      payments: { name: "payments", account_id: "123456789012", aws_connection: "aws", regions: ["eu-west-1"] },
    },
    cckm_aws_kms_acl: {
      operators: { kms_id: `\${cckm_aws_kms_account.payments.id}`, group: "Operators", actions: ["keydelete"] },
    },
  };
  machine.synthesize({ prod: { terraform: { backend: { local: { path: state } } }, resource } });
});
afterAll(() => machines.stop());

const FINDING = "cckm_aws_kms_acl.operators grant keydelete on payments to Operators";
const RULES = `# What nobody does here.
version: 1
rules:
  - name: no-key-deleters
    effect: require_waiver
    when:
      environment: [prod]
      risk: [destroys]
`;
const waived = (until: string) => `${RULES}waivers:
  - rule: no-key-deleters
    environment: prod
    finding: ${FINDING}
    reason: Moves to another account
    until: ${until}
`;
const plan = (...more: string[]) => machine.cckm(["plan", "--app", "cdktf.out", "--out", "prod.changes", ...more]);
const intentIn = (text: string) => /^intent (sha256:[0-9a-f]{64})$/m.exec(text)![1]!;
const accounts = () => machines.sim.snapshot().kms.map(({ name }) => name);

test("what a policy refuses is planned for people to look at, exits with 3 and the rule's line, and is never applied", async () => {
  machine.write("policy.yaml", RULES);
  machine.write("weak.yaml", "version: 1\nrules: []\n");
  const planned = await plan("--policy", "policy.yaml");
  const reason = `prod: policy.yaml:4 no-key-deleters demands a waiver: change 1: Operators gains keydelete (destroys) on payments; a waiver names the finding ${FINDING}`;
  expect(planned).toMatchObject({ code: 3, output: expect.stringContaining(reason) });
  expect(planned.output).toContain("Code: policy-refuses");

  const review = await machine.cckm(["review", "prod.changes"]);
  expect(review).toMatchObject({ code: 3, stdout: expect.stringContaining("Refused by the policy") });
  expect(review.output).toContain(reason);

  const expect_ = ["--expect", intentIn(planned.stdout)];
  const refused = await machine.cckm(["apply", "prod.changes", ...expect_, "--policy", "policy.yaml"]);
  expect(refused).toMatchObject({ code: 3, output: expect.stringContaining(reason) });
  const without = await machine.cckm(["apply", "prod.changes", ...expect_]);
  expect(without).toMatchObject({ code: 3, output: expect.stringContaining("Code: policy-missing") });
  const weaker = await machine.cckm(["apply", "prod.changes", ...expect_, "--policy", "weak.yaml"]);
  expect(weaker).toMatchObject({ code: 3, output: expect.stringContaining("Code: policy-other") });

  // Somebody takes the policy out of the file.
  const { manifest, files } = await readChangeSet(machine.read("prod.changes"));
  const { policy: _, files: __, ...others } = manifest;
  machine.write("stripped.changes", await writeChangeSet(others, files));
  const stripped = await machine.cckm(["apply", "stripped.changes", ...expect_]);
  expect(stripped).toMatchObject({
    code: 3,
    output: expect.stringContaining("What the saved plan does here is not what was planned"),
  });
  expect(accounts()).toEqual([]);
});

test("a waiver lets it pass, an intent stands on the policy, and the apply judges by the day on which it applies", async () => {
  const without = await plan();
  machine.write("policy.yaml", waived("2020-01-01"));
  const expired = await plan("--policy", "policy.yaml");
  expect(expired.code).toBe(3);
  machine.write("policy.yaml", waived("9999-12-31"));
  const planned = await plan("--policy", "policy.yaml");
  expect(planned.code).toBe(2);
  const intent = intentIn(planned.stdout);
  expect(new Set([intent, intentIn(without.stdout), intentIn(expired.stdout)]).size).toBe(3);

  // Comments and layout are no other policy.
  machine.write("policy.yaml", `# Ours, in other words.\n\n${waived("9999-12-31")}`);
  const applied = await machine.cckm([
    "apply",
    "prod.changes",
    "--expect",
    intent,
    "--policy",
    "policy.yaml",
    "--receipts",
    "receipts",
  ]);
  expect(applied).toMatchObject({ code: 0, output: expect.stringContaining("prod: applied.") });
  expect(accounts()).toEqual(["payments"]);
  const [receipt] = machine.list("receipts");
  expect(JSON.parse(machine.read(`receipts/${receipt}`).toString())).toMatchObject({
    policy: expect.stringMatching(/^sha256:/),
  });
});

test("a policy that cannot be used refuses before anything is planned, and says every problem with its place", async () => {
  machine.write("broken.yaml", RULES.replace("risk: [destroys]", "risk: [destoys]").replace("effect:", "efect:"));
  const planned = await plan("--policy", "broken.yaml");
  expect(planned).toMatchObject({
    code: 1,
    output: expect.stringContaining('broken.yaml:5:5: Unknown key "efect". Did you mean "effect"?'),
  });
  expect(planned.output).toContain("broken.yaml:8:14: Expected rules[0].when.risk[0]");
  expect(planned.output).not.toContain("planning");
  const missing = await machine.cckm(["apply", "prod.changes", "--unreviewed", "--policy", "none.yaml"]);
  expect(missing).toMatchObject({ code: 3, output: expect.stringContaining("Code: policy-not-read") });
});
