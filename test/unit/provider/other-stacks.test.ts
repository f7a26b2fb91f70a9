import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DECLARED_FILE, type DeclaredElsewhere } from "../../../lib/contract";
import { OtherStacks } from "../../../lib/provider/ownership/declared-elsewhere";

const TYPE = "cckm_aws_kms_account";
const KEY = '["payments"]';
const HERE = { server: "https://cm.example.com", domain: "" };
const ALIASES = [{ server: "https://cm-old.example.com" }, { domain: "former" }];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cckm-other-stacks-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const stackAt = (where: Partial<DeclaredElsewhere>) => {
  const objects = [{ stack: "two", type: TYPE, key: KEY, address: null, domain: null, ...where }];
  writeFileSync(join(folder, DECLARED_FILE), JSON.stringify({ objects }));
  return new OtherStacks(folder, HERE, HERE, ALIASES).stackOf(TYPE, [KEY]);
};

test.each<[string, Partial<DeclaredElsewhere>]>([
  ["the environment's", {}],
  ["its address in capitals, with the port and a slash", { address: "HTTPS://CM.Example.com:443/" }],
  ["its address with a dot at the end", { address: "https://cm.example.com." }],
  ["its address by a name that it also has", { address: "https://cm-old.example.com" }],
  ["an address that only Terraform knows", { address: `\${var.address}` }],
  ["the root domain by its name", { domain: "root" }],
  ["a domain by a name that it also has", { domain: "former" }],
  ["a domain that only Terraform knows", { domain: `\${var.domain}` }],
])("another stack's object is at the same place where that is %s", (_, where) => {
  expect(stackAt(where)).toBe("two");
});

test.each<[string, Partial<DeclaredElsewhere>]>([
  ["another server", { address: "https://cm.example.org" }],
  ["another port", { address: "https://cm.example.com:8443" }],
  ["another domain", { domain: "payments" }],
])("another stack's object is elsewhere where that is %s", (_, where) => {
  expect(stackAt(where)).toBeUndefined();
});

test.each<[string, (file: string) => void]>([
  ["that cannot be opened", (file) => void mkdirSync(file)],
  ["that was cut off", (file) => writeFileSync(file, '{"objects":[{"sta')],
])("a file of other stacks %s is not taken for none", (_, write) => {
  write(join(folder, DECLARED_FILE));
  const stacks = new OtherStacks(folder, HERE, HERE);
  expect(() => stacks.stackOf(TYPE, [KEY])).toThrow("Not known what the app's other stacks declare");
  expect(() => stacks.inPart(TYPE)).toThrow("synthesize again");
});

test("without a file there are no other stacks", () => {
  expect(new OtherStacks(folder, HERE, HERE).stackOf(TYPE, [KEY])).toBeUndefined();
});
