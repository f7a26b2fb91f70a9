import type { Command } from "commander";
import { accessCommand } from "../../../lib/cli/access/access";
import { applyCommand } from "../../../lib/cli/apply/apply";
import { driftCommand } from "../../../lib/cli/drift/drift";
import { importCommand } from "../../../lib/cli/import/import";
import { initCommand } from "../../../lib/cli/init/init";
import { planCommand } from "../../../lib/cli/plan/plan";
import { providerCommand } from "../../../lib/cli/provider/install";
import { reportCommand } from "../../../lib/cli/report/report";
import { reviewCommand } from "../../../lib/cli/review/review";

const BUNDLE = ["bundle", "main.ts", "--source", "terraform.local/acme/vaults"];

beforeEach(() => jest.spyOn(process.stderr, "write").mockReturnValue(true));
afterEach(() => jest.restoreAllMocks());

test.each<[string, () => Command, string[]]>([
  ["init", initCommand, [""]],
  ["init --package", initCommand, ["app", "--package", ""]],
  ["provider install", providerCommand, ["install", ""]],
  ["provider install --package", providerCommand, ["install", ".", "--package", ""]],
  ["provider mirror", providerCommand, ["mirror", ""]],
  ["provider bundle", providerCommand, ["bundle", "", ...BUNDLE.slice(2)]],
  ["provider bundle --source", providerCommand, ["bundle", "main.ts", "--source", ""]],
  ["provider bundle --out", providerCommand, [...BUNDLE, "--out", ""]],
  ["plan --out", planCommand, ["--out", ""]],
  ["plan --app", planCommand, ["--out", "a.changes", "--app", ""]],
  ["apply --app", applyCommand, ["--unreviewed", "--app", ""]],
  ["apply --receipts", applyCommand, ["a.changes", "--unreviewed", "--receipts", ""]],
  ["drift --app", driftCommand, ["--app", ""]],
  ["drift --out", driftCommand, ["--out", ""]],
  ["review --app", reviewCommand, ["a.json", "--app", ""]],
  ["review --base", reviewCommand, ["a.json", "--base", ""]],
  ["review --out", reviewCommand, ["a.json", "--out", ""]],
  ["access --who-can", accessCommand, ["--live", "--who-can", ""]],
  ["access --principal", accessCommand, ["--live", "--principal", ""]],
  ["access --account", accessCommand, ["--live", "--account", ""]],
  ["access --out", accessCommand, ["--live", "--out", ""]],
  ["report", reportCommand, [""]],
  ["report --out", reportCommand, ["monthly", "--out", ""]],
  ["import --out", importCommand, ["--out", ""]],
])("cckm %s does not take an empty argument for the working directory, or for none", async (_, command, args) => {
  const program = command().exitOverride();
  await expect(program.parseAsync(args, { from: "user" })).rejects.toThrow("It is empty. Is a variable not set?");
});
