import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as words from "../../lib/cli/access/words";
import { asLines } from "../../lib/words";
import { type AccessBench, startAccessBench } from "../support/access-bench";

let bench: AccessBench;
beforeEach(async () => {
  bench = await startAccessBench();
});
afterEach(() => bench.close());

test.each<[string, string[], number, string]>([
  ["nothing to read", [], 2, "Give --live to ask CCKM, or states"],
  ["an action that is misspelt", ["state.json", "--who-can", "keydelte"], 2, "Did you mean keydelete?"],
  ["a plan", ["plan.json"], 1, "it is a plan: cckm review tells who may do what after it"],
  ["an account that is not there", ["state.json", "--account", "Payments"], 1, 'did you mean "payments"?'],
  ["administrators in other capitals", ["state.json", "--principal", "Admin"], 1, 'did you mean "admin"?'],
  ["a group in other capitals", ["state.json", "--principal", "users"], 1, 'did you mean "Users"?'],
])("cckm access refuses %s with what to do", async (_, args, status, message) => {
  for (const [name, text] of Object.entries({
    "plan.json": '{"format_version":"1.2","planned_values":{}}',
    "state.json": STATE,
  })) {
    writeFileSync(join(bench.tf.path, name), text);
  }
  const { code, stderr } = await bench.access(args);
  expect(stderr).toContain(message);
  expect(code).toBe(status);
});

test("cckm access --principal takes a user's name from what the states have of users, of whatever provider; of several it names the ids", async () => {
  const user = (id: string, username: string) => ({ attributes: { id, user_id: id, username, nickname: "key owner" } });
  const rights = (id: string) => ({ attributes: { kms_id: "k", user_id: id, actions: ["keydelete"] } });
  const [alice, bob] = ["local|6f1c2d0e", "local|9a0b1c2d"];
  const state = JSON.parse(STATE);
  state.resources.push(
    {
      mode: "managed",
      type: "ciphertrust_user",
      name: "users",
      instances: [user(alice, "alice"), user(bob, "bob"), user("local|0", "eve")],
    },
    { mode: "managed", type: "cckm_aws_kms_acl", name: "owners", instances: [rights(alice), rights(bob)] },
  );
  writeFileSync(join(bench.tf.path, "state.json"), JSON.stringify(state));
  const asked = (principal: string) => bench.access(["state.json", "--principal", principal]);
  const answer = await asked("alice");
  expect(answer).toMatchObject({ code: 0, stdout: expect.stringContaining(`${alice} has rights`) });
  expect(answer.stdout).not.toContain(bob);
  expect((await asked(alice)).stdout).toBe(answer.stdout);
  expect((await asked("eve")).stdout).toContain("eve has no right here");
  expect(await asked("key owner")).toMatchObject({
    code: 1,
    stderr: `cckm: ${asLines(words.severalUsers({ principal: '"key owner"', ids: `${alice}, ${bob}` }))}\n`,
  });
});

const STATE = JSON.stringify({
  version: 4,
  resources: [
    {
      mode: "managed",
      type: "cckm_aws_kms_account",
      name: "p",
      instances: [{ attributes: { id: "k", name: "payments", account_id: "123456789012" } }],
    },
    {
      mode: "managed",
      type: "cckm_aws_kms_acl",
      name: "u",
      instances: [
        { attributes: { kms_id: "k", group: "Users", actions: ["keycreate"], effective_actions: ["keycreate"] } },
      ],
    },
  ],
});
