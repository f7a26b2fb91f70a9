import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { siblingOf, workingFolderOf } from "../../../lib/provider/journal";

let app: string;
beforeEach(() => {
  app = mkdtempSync(join(tmpdir(), "cckm-sibling-"));
});
afterEach(() => rmSync(app, { recursive: true }));

/** Terraform's choice in a stack's folder, as `terraform workspace select` writes it. */
const select = (stack: string, workspace: string) => {
  mkdirSync(join(app, stack, ".terraform"), { recursive: true });
  writeFileSync(join(app, stack, ".terraform/environment"), workspace);
};

test.each<[string, Record<string, string>, Record<string, string>, string]>([
  ["TF_WORKSPACE, where nothing else says so", { TF_WORKSPACE: "prod" }, {}, "prod"],
  ["TF_WORKSPACE, whatever its own folder says", { TF_WORKSPACE: "prod" }, { two: "dev" }, "prod"],
  ["TF_WORKSPACE, whatever this stack's folder says", { TF_WORKSPACE: "prod" }, { one: "dev" }, "prod"],
  ["its folder's", {}, { one: "prod", two: "dev" }, "dev"],
  ["the default, where its folder names none", {}, { one: "prod" }, "default"],
  ["its folder's, where TF_WORKSPACE is empty", { TF_WORKSPACE: "" }, { two: "dev" }, "dev"],
])("another stack's workspace is %s", (_, env, selected, expected) => {
  for (const [stack, workspace] of Object.entries(selected)) select(stack, workspace);
  const one = workingFolderOf(env, { folder: join(app, "one") });
  expect(siblingOf(one, "../two")).toMatchObject({ folder: join(app, "two"), workspace: expected });
});
