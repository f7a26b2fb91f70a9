import { RefusedSignIns } from "../../../../lib/cli/drift/refused-sign-ins";
import type { Stack } from "../../../../lib/cli/stacks";

const ENV = { CIPHERTRUST_ADDRESS: "https://cm.example.com", CIPHERTRUST_USERNAME: "terraform" };
const REFUSED = "Could not sign in\n\nCode: api-sign-in-refused";
const stack = (name: string, ...cckm: readonly object[]) => ({ name, configuration: { provider: { cckm } } }) as Stack;

function after(...cckm: readonly object[]): RefusedSignIns {
  const signIns = new RefusedSignIns(ENV);
  signIns.note(stack("prod", ...cckm), REFUSED);
  return signIns;
}

test.each<[string, object]>([
  ["with a slash at its end", { address: "https://cm.example.com/" }],
  ["with the path of its API", { address: "https://cm.example.com/api" }],
  ["in capitals", { address: "HTTPS://CM.Example.com" }],
  ["with its port", { address: "https://cm.example.com:443" }],
  ["with the root's dot", { address: "https://cm.example.com." }],
  ["from the environment, beside an empty user", { username: "" }],
  ["for another domain", { domain: "payments" }],
])("a refused sign-in is not repeated at the same address %s", (_, block) => {
  expect(after({}).before(stack("staging", block))).toBe("prod");
  expect(after(block).before(stack("staging"))).toBe("prod");
});

test.each<[string, object]>([
  ["another server", { address: "https://cm-test.example.com" }],
  ["another user", { username: "reader" }],
  ["a user of another domain", { auth_domain: "staff" }],
  ["an address that is no address", { address: "cm.example.com" }],
])("a refused sign-in says nothing of %s", (_, block) => {
  expect(after({}).before(stack("staging", block))).toBeUndefined();
});

test("another failure keeps no stack from being looked at", () => {
  const signIns = new RefusedSignIns(ENV);
  signIns.note(stack("prod"), "Code: api-unreachable");
  expect(signIns.before(stack("staging"))).toBeUndefined();
});
