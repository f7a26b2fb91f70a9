import { applyCommand } from "../../../../lib/cli/apply/apply";
import { Refusal } from "../../../../lib/cli/endings";

const INTENT = `sha256:${"0".repeat(64)}`;

test.each([
  [
    "an approval and none",
    ["prod.changes", "--expect", INTENT, "--unreviewed"],
    "--expect and --unreviewed exclude each",
  ],
  [
    "an approval and none, without a file",
    ["--expect", INTENT, "--unreviewed"],
    "--expect and --unreviewed exclude each",
  ],
  ["no approval", ["prod.changes"], "What was approved is not said."],
  [
    "a file and a stack",
    ["prod.changes", "--unreviewed", "--stack", "prod"],
    "The change set's file and --stack exclude",
  ],
  [
    "a file and an app",
    ["prod.changes", "--expect", INTENT, "--app", "out"],
    "The change set's file and --app exclude",
  ],
  [
    "a digest without a file",
    ["--expect", INTENT, "--digest", INTENT],
    "--digest is that of a file, and none is given",
  ],
])("cckm apply refuses %s in words of its own, before it reads or plans anything", async (_, args, told) => {
  const run = applyCommand().parseAsync(args, { from: "user" });
  const error: unknown = await run.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Refusal);
  expect((error as Error).message).toContain(told);
});
