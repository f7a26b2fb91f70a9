import { DEFAULT_QUIRKS, describeQuirks, parseQuirk, QUIRKS } from "cdktf-cckm/simulator";

test.each([
  ["shuffleRegions", { shuffleRegions: true }],
  ["autoView=false", { autoView: false }],
  ["connectionAs=id", { connectionAs: "id" }],
  ["maxPageSize=7", { maxPageSize: 7 }],
  ["softDeleteSettleSeconds=0.5", { softDeleteSettleSeconds: 0.5 }],
  ["keyJobInProgress=", { keyJobInProgress: "" }],
  ["aclWriteDelay=20", { aclWriteDelay: 20 }],
  ["overload=503/4/1/0", { overload: { status: 503, every: 4, length: 1, retryAfter: 0 } }],
  ["rateLimit=20/10", { rateLimit: { requests: 20, seconds: 10 } }],
])("a quirk as the text %p says the same as an option", (text, quirks) => {
  expect(parseQuirk(text)).toEqual(quirks);
});

test.each([
  ["conectionAs=id", /Expected the quirk to be one of .*connectionAs, .*, got "conectionAs"\./],
  ["connectionAs=uuid", /Expected the quirk connectionAs=\S*id\S*, got "uuid"\./],
  ["connectionAs", /Expected the quirk connectionAs=\S+, got no value\./],
  ["maxPageSize=0", /Expected the quirk maxPageSize=N, got "0"\./],
  ["shuffleRegions=yes", /shuffleRegions=true\|false/],
  ["rateLimit=20", /rateLimit=REQUESTS\/SECONDS/],
])("a quirk as the text %p is refused with what is allowed", (text, message) => {
  expect(() => parseQuirk(text)).toThrow(message);
});

test("every quirk has one line that says how it is written, what it does and what it is at the start", () => {
  const lines = describeQuirks();
  expect(lines.map((line) => line.split("=")[0])).toEqual(Object.keys(DEFAULT_QUIRKS));
  for (const line of lines) expect(line).toMatch(/^\w+=\S+ {2}\S.* \(default [^\n]+\)$/);
});

test.each(Object.entries(QUIRKS).flatMap(([name, { allowed }]) => (allowed.includes("|") ? [[name, allowed]] : [])))(
  "the quirk %s takes each of %s",
  (name, allowed) => {
    if (allowed.includes("/")) return;
    for (const word of allowed.split("|")) expect(Object.keys(parseQuirk(`${name}=${word}`))).toEqual([name]);
  },
);
