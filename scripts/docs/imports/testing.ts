import { commentOf, memberList } from "../doc-comments";
import { exampleFile } from "../example";
import { block, page } from "../markdown";

const APPLY = "testing/apply-to-simulator";

/** The page of the helpers for a team's own tests. */
export function testingPage(): string {
  return page([
    "# Tests of your own stacks",
    "`cdktf-cckm/testing` has two helpers: one looks at what a stack synthesizes, in milliseconds; the other applies it to an [offline CCKM](simulator.md) with real Terraform, in seconds. Neither needs a network or an account, and any test runner will do. For Terraform's part, Terraform 1.11 or later is on the PATH (or `TERRAFORM_BINARY_NAME` names it).",
    block("ts", `// payments.ts\n${exampleFile("testing/payments.ts")}`),
    block("ts", `// payments.test.ts\n${exampleFile("testing/payments.test.ts")}`),
    "The same with Node's own runner is in the [README](../README.md#in-a-team).",
    "## synthToObjects(stack)",
    commentOf("testing/synth-to-objects", "synthToObjects"),
    memberList("testing/synth-to-objects", "SynthesizedStack"),
    "[Guard rails](guards.md), validations and errors of aspects throw; test them by their codes.",
    "## applyToSimulator(stack, options)",
    commentOf(APPLY, "applyToSimulator"),
    "Options:",
    `${memberList(APPLY, "ApplyOptions")}\n${memberList("testing/simulated-cckm", "SimulatedCckmOptions")}`,
    "What it gives:",
    memberList(APPLY, "AppliedStack"),
    "A change that `plan()` tells of:",
    memberList("testing/terraform-folder", "PlannedChange"),
    "## Trouble on purpose",
    "`simulator` takes what `CckmSimulator.start` does: `faults` for single requests, `quirks` for how CCKM behaves throughout, `fixtures` for what exists, `durations` for how long synchronizations and reports take, `clock` for the time. All of them are on the simulator's page: [faults](simulator.md#faults), [quirks](simulator.md#quirks), [fixtures](simulator.md#what-exists-at-the-start). While it runs: `applied.sim.faults.add(…)`, `applied.sim.quirks`, `applied.sim.outside(…)`.",
    "## What to know",
    [
      "- One stack at a time: what it reads of another stack is to be a variable, or both are one stack in the test.",
      "- Other providers of the stack are installed by `terraform init`; give those that you serve yourself in `others`. [Release](release.md) needs `hashicorp/null`.",
      "- Secrets: `variables` fills those of `SecretInput.fromVariable`. Use test values; `sim.snapshot()` and `sim.requests` hold none.",
      "- A failed apply throws Terraform's output with CCKM's words, the construct's path and the [code](errors.md).",
      "- Call `close()` also when the test fails (`afterAll`, `finally`): the process does not end otherwise.",
    ].join("\n"),
  ]);
}
