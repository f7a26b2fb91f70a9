import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newSince } from "../../../lib/cli/access/base";
import { readStates } from "../../../lib/cli/access/read-states";
import { sitesIn } from "../../../lib/cli/access/sites-in-state";
import { selected, stacksIn } from "../../../lib/cli/stacks";
import { narrowed, whoMayOf } from "../../../lib/review";
import { writeApp } from "../../support/stacks";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cckm-access-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string, text?: string) => {
  if (text !== undefined) writeFileSync(join(folder, name), text);
  return join(folder, name);
};

describe("what is given for a state", () => {
  test.each<[string, () => string, string]>([
    ["nothing that is there", () => at("nothing.tfstate"), "is not there. Expected a state file"],
    ["a folder without a stack", () => folder, "holds no stack. Expected what synth wrote"],
    ["a text", () => at("text", "no"), "is no JSON"],
    [
      "a saved plan",
      () => at("plan.bin", "PK\u0003\u0004"),
      "is a saved plan: cckm review tells who may do what after it",
    ],
    ["another document", () => at("package.json", '{"name":"x"}'), "cannot be used: it is no state"],
  ])("is %s: refused with what is allowed", async (_, given, message) => {
    await expect(readStates([given()], {})).rejects.toThrow(message);
  });

  test("is the text of a state: refused without repeating it, since it may hold secrets", async () => {
    const text = JSON.stringify({
      format_version: "1.0",
      values: { outputs: { password: "test-password".repeat(30) } },
    });
    await expect(readStates([text], {})).rejects.toThrow(
      "What is given cannot be read: it is too long for a file's name",
    );
  });

  test("is read once, however often it is given", async () => {
    const state = at("prod.tfstate", '{"version":4,"resources":[]}');
    expect(await readStates([state, state], {})).toEqual([{ name: "prod.tfstate", objects: [], sites: [] }]);
  });
});

test("where the objects of a state are is read from what the provider keeps with them, and from nothing else", () => {
  const kept = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64");
  const where = { server: "https://cm.example.com", domain: "payments", domainId: "1" };
  const instances = [
    { private: kept({ form: 2, seen: { where } }) },
    { private: kept({ form: 2, seen: { where: ["https://cm.example.com", "payments", "1"] } }) },
    { private: kept({ form: 2, seen: { where: ["https://old.example.com", ""] } }) },
    { private: kept({ form: 2, seen: { where: ["https://old.example.com"] } }) },
    { private: kept({ schema_version: "1" }) },
    { private: "no base64 of JSON" },
    {},
  ];
  expect(sitesIn({ version: 4, resources: [{ instances }] })).toEqual([
    { address: "https://cm.example.com", domain: "payments" },
    { address: "https://old.example.com", domain: "" },
  ]);
});

describe("an earlier answer", () => {
  const question = { whoCan: null, principal: null, account: null };
  const answer = whoMayOf({
    readFrom: "cckm",
    sites: [{ address: "https://cm.example.com", domain: "" }],
    user: "auditor",
    readAt: null,
    states: [],
    places: [{ kind: "awsAccount", id: "k", name: "payments", managed: null }],
    holdings: [{ kind: "awsAccount", place: "k", principal: { kind: "group", id: "Users" }, actions: ["keycreate"] }],
  });

  test("of everything does for a narrower question", () => {
    const base = at("base.json", JSON.stringify(answer));
    expect(newSince(base, narrowed(answer, { ...question, whoCan: "keycreate" }))).toEqual([]);
  });

  test.each<[string, string, string]>([
    ["is not there", "", "cannot be read"],
    ["is something else", '{"format":"cckm-drift"}', "is no earlier answer: format"],
    ["is of a newer form", JSON.stringify({ ...answer, version: 2 }), "is no earlier answer: version"],
    [
      "answers another question",
      JSON.stringify(narrowed(answer, { ...question, account: "payments" })),
      "answers another question than this one",
    ],
  ])("that %s is an error", (_, text, message) => {
    const base = text === "" ? at("base.json") : at("base.json", text);
    expect(() => newSince(base, answer)).toThrow(message);
  });
});

describe("the stacks that are read", () => {
  const names = (patterns: string[]) => selected(stacksIn(folder), patterns).map(({ name }) => name);
  beforeEach(() => {
    writeApp(folder, { "eu-prod": {}, "eu-test": {}, us: {} });
  });

  test.each<[string[], string[]]>([
    [[], ["eu-prod", "eu-test", "us"]],
    [
      ["us", "eu-prod"],
      ["eu-prod", "us"],
    ],
    [["eu-*"], ["eu-prod", "eu-test"]],
    [["*-*t"], ["eu-test"]],
    [["*"], ["eu-prod", "eu-test", "us"]],
  ])("by %j are %j", (patterns, expected) => {
    expect(names(patterns)).toEqual(expected);
  });

  test("that are not there are refused with those that are", () => {
    expect(() => names(["eu-tst"])).toThrow(
      'No stack "eu-tst" in this app; did you mean "eu-test"? Stacks: eu-prod, eu-test, us.',
    );
    expect(() => names(["asia-*"])).toThrow('No stack "asia-*" in this app. Stacks: eu-prod, eu-test, us.');
  });

  test("are never none", () => {
    writeApp(folder, {});
    expect(() => names([])).toThrow(`${folder} holds no stack. Run cdktf synth again; if the app creates none, see`);
  });

  test("outside of the app's folder are refused", () => {
    mkdirSync(join(folder, "app"));
    const stacks = { evil: { workingDirectory: "../stacks/us" } };
    writeFileSync(join(folder, "app", "manifest.json"), JSON.stringify({ stacks }));
    expect(() => stacksIn(join(folder, "app"))).toThrow("names a folder outside of");
  });
});
