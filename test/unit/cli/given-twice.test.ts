import type { Command } from "commander";
import { accessCommand } from "../../../lib/cli/access/access";
import { applyCommand } from "../../../lib/cli/apply/apply";
import { driftCommand } from "../../../lib/cli/drift/drift";
import { planCommand } from "../../../lib/cli/plan/plan";
import { reviewCommand } from "../../../lib/cli/review/review";

beforeEach(() => jest.spyOn(process.stderr, "write").mockReturnValue(true));
afterEach(() => jest.restoreAllMocks());

test.each<[string, string, () => Command, string[]]>([
  ["plan", "--policy", planCommand, ["--out", "a.changes", "--app", "none"]],
  ["review", "--policy", reviewCommand, ["none.json"]],
  ["review", "--base", reviewCommand, ["none.json"]],
  ["review", "--stack", reviewCommand, ["none.json"]],
  ["review", "--workspace", reviewCommand, ["none.json"]],
  ["plan", "--only-providers", planCommand, ["--out", "a.changes", "--app", "none"]],
  ["drift", "--only-backends", driftCommand, ["--app", "none"]],
  ["apply", "--policy", applyCommand, ["none.changes", "--unreviewed"]],
  ["apply", "--expect", applyCommand, ["none.changes"]],
  ["apply", "--digest", applyCommand, ["none.changes", "--unreviewed"]],
  ["access", "--no-new-access", accessCommand, ["none.tfstate"]],
])("cckm %s does not let the second of two %s alone count, nor an empty one", async (_, option, command, args) => {
  const ran = (...more: string[]) =>
    command()
      .exitOverride()
      .parseAsync([...args, ...more], { from: "user" });
  const twice = "It is given twice, and one would not count.";
  await expect(ran(option, "one", option, "other")).rejects.toThrow(twice);
  await expect(ran(option, "one", option, "one")).rejects.toThrow(twice);
  await expect(ran(option, "")).rejects.toThrow("It is empty. Is a variable not set?");
  await expect(ran(option, "none")).rejects.not.toThrow(/given twice|is empty/);
});
