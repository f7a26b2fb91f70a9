import { checkGuarantees, GUARANTEES } from "./guarantees";
import { EMPTY, type StackName } from "./model/configuration";
import type { CckmObject } from "./model/objects";
import type { Entry, Observation, Run, View } from "./model/observation";
import { account } from "./model/resources";
import type { Message } from "./terraform/messages";

const AT = "cckm_aws_kms_account.payments";
const OTHER = "cckm_aws_kms_account.again";
const declared = account("payments");

const payments: CckmObject = {
  key: "kms 1",
  type: "cckm_aws_kms_account",
  id: "1",
  hasOwnId: true,
  name: 'account "payments"',
  called: ["payments"],
  place: "usual",
};

function entry(more: Partial<Entry> = {}): Entry {
  const attributes = { ...declared.arguments, id: "1" };
  const rest = { deposed: false, tainted: false, dependencies: [], attributes };
  return { stack: "one", address: AT, type: declared.type, key: payments.key, ...rest, ...more };
}

function view(objects: readonly CckmObject[], ...entries: Entry[]): View {
  return { objects: new Map(objects.map((one) => [one.key, one])), recoverable: new Set(), entries };
}

function run(args: readonly string[], more: Partial<Run> = {}): Run {
  const configuration = { resources: { [AT]: declared } };
  return { stack: "one", args, code: 0, messages: [], output: "", killed: false, configuration, ...more };
}

function seen(before: View, by: Run, after: View, more: Partial<Observation> = {}): () => void {
  const configurations: Observation["configurations"] = { one: EMPTY, two: EMPTY, [by.stack]: by.configuration };
  const unconfirmed: Record<StackName, Set<string>> = { one: new Set(), two: new Set() };
  return () => checkGuarantees({ runs: [by], before, after, configurations, unconfirmed, troubled: false, ...more });
}

const drift: Message = {
  type: "resource_drift",
  "@message": "",
  change: { resource: { addr: AT }, action: "delete" },
};
const complaint: Message = {
  type: "diagnostic",
  "@message": "",
  diagnostic: { severity: "error", summary: "Provider produced inconsistent final plan", detail: "" },
};
const apply = run(["apply"]);
const left = { configuration: EMPTY };
const nothing = view([]);
const alive = view([payments], entry());

describe("a guarantee is seen to be broken", () => {
  it.each([
    [
      "two entries of one object",
      alive,
      apply,
      view([payments], entry(), entry({ address: OTHER })),
      /at most one entry/,
    ],
    [
      "an entry beside a deposed one",
      alive,
      apply,
      view([payments], entry(), entry({ deposed: true })),
      /at most one entry/,
    ],
    [
      "a delete of what another stack has",
      view([payments], entry(), entry({ stack: "two" })),
      run(["apply"], left),
      view([], entry({ stack: "two" })),
      /No delete removes .* another stack/,
    ],
    ["a replacement that nobody asked for", alive, apply, nothing, /Nothing is destroyed because/],
    ["a take-over of what was there", view([payments]), apply, alive, /Nothing is taken over without evidence/],
    ["an entry that is out of the state", alive, apply, view([payments]), /Nothing is forgotten/],
    ["an object in no state", nothing, run(["apply"], left), view([payments]), /is in its state when the run ends/],
    ["a word of removal", alive, run(["plan"], { messages: [drift] }), alive, /Nothing is reported as gone/],
    ["an apply that left something out", nothing, apply, nothing, /everything that the configuration declares/],
    [
      "a complaint of Terraform",
      alive,
      run(["plan"], { code: 1, messages: [complaint] }),
      alive,
      /no fault with the provider/,
    ],
  ])("by %s", (_, before, by, after, sentence) => {
    expect(seen(before, by, after)).toThrow(sentence);
  });

  it("by a delete of what another stack declares", () => {
    const two = { resources: { [AT]: declared } };
    const moved = seen(alive, run(["apply"], left), nothing, { configurations: { one: EMPTY, two } });
    expect(moved).toThrow(/which stack two declares/);
  });
});

describe("no guarantee is broken", () => {
  it.each([
    ["what left the code is destroyed", alive, run(["apply"], left), nothing],
    ["a destroy destroys", alive, run(["apply", "-destroy"]), nothing],
    ["what is made is in the state", nothing, apply, alive],
    ["somebody's object stays out of the state", view([payments]), run(["apply"], { code: 1 }), view([payments])],
    ["removed forgets", alive, run(["apply"], { configuration: { ...EMPTY, removed: [AT] } }), view([payments])],
    [
      "an import takes over",
      view([payments]),
      run(["apply"], { configuration: { resources: { [AT]: declared }, imports: [{ to: AT, id: "1" }] } }),
      alive,
    ],
  ])("where %s", (_, before, by, after) => {
    expect(seen(before, by, after)).not.toThrow();
  });

  it("by a take-over of what the journal shows", () => {
    const unconfirmed = { one: new Set([payments.key]), two: new Set<string>() };
    expect(seen(view([payments]), apply, alive, { unconfirmed })).not.toThrow();
    const ofTheOther = { one: new Set<string>(), two: new Set([payments.key]) };
    expect(seen(view([payments]), apply, alive, { unconfirmed: ofTheOther })).toThrow(/without evidence/);
  });
});

it("each guarantee has a sentence of its own", () => {
  expect(new Set(GUARANTEES.map(({ sentence }) => sentence)).size).toBe(GUARANTEES.length);
});
