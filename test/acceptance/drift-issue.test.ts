import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commentMarker } from "../../lib/review/comment";
import { runCckm } from "../support/cckm-command";
import { GitHubStub } from "../support/platforms/github";
import { TOKEN } from "../support/platforms/stub";

const LAST_NIGHT = `${commentMarker("drift", "cckm")}\nprod: Users gains keydelete`;

let folder: string;
let stub: GitHubStub;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "drift-issue-"));
  stub = await GitHubStub.start();
  stub.issues.push(stub.post(stub.self, LAST_NIGHT));
});
afterEach(async () => {
  await stub.stop();
  rmSync(folder, { recursive: true });
});

/** `cckm drift --publish` of an app without any drift. */
function drift(stacks: readonly string[], patterns: readonly string[] = []) {
  for (const name of stacks) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, "cdk.tf.json"), "{}");
  }
  const named = stacks.map((name) => [name, { name, workingDirectory: name }]);
  writeFileSync(join(folder, "manifest.json"), JSON.stringify({ stacks: Object.fromEntries(named) }));
  const env = {
    CHECKPOINT_DISABLE: "1",
    GITHUB_TOKEN: TOKEN,
    GITHUB_REPOSITORY: "acme/keys",
    GITHUB_API_URL: stub.url,
  };
  return runCckm(["drift", "--app", ".", "--publish", "github", ...patterns], folder, env);
}

test("an app without a stack is an error, and the issue stays open as it is", async () => {
  expect(await drift([])).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/ holds no stack\. .*the app creates none/),
  });
  expect(stub.issues).toMatchObject([{ open: true, body: LAST_NIGHT }]);
});

test("some stacks without drift leave the issue of all as it is, which all of them close", async () => {
  expect(await drift(["dev", "prod"], ["de*"])).toMatchObject({ code: 0, stderr: "Issue about drift: not needed.\n" });
  expect(stub.issues).toMatchObject([{ open: true, body: LAST_NIGHT }]);
  expect(await drift(["dev", "prod"])).toMatchObject({ code: 0, stderr: "Issue about drift: closed.\n" });
  expect(stub.issues).toMatchObject([{ open: false }]);
});
