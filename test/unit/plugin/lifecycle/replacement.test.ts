import type { DiagnosticsError, Resource } from "../../../../lib/plugin/hooks";
import { replacementRefused } from "../../../../lib/plugin/lifecycle/replacement";
import { element, list, number, schema, string, UNKNOWN } from "../../../../lib/schema";

const description = "For the test.";
const missing = () => {
  throw new Error("not expected to be called");
};
const thing: Resource = {
  type: "test_thing",
  schema: schema({
    description,
    attributes: {
      id: string({ computed: true, description }),
      name: string({ required: true, replaces: true, description }),
      size: number({ optional: true, replaces: true, description }),
      zones: list(element.string, { optional: true, replaces: true, description }),
      note: string({ optional: true, replaces: true, description }),
      pin: string({ optional: true, replaces: true, sensitive: true, description }),
    },
  }),
  create: missing,
  read: missing,
  delete: missing,
};
const prior = { id: "1", name: "a", size: null, zones: ["x"], note: undefined, pin: "1234" };
const planned = { id: UNKNOWN, name: "b", size: 5n, zones: ["x", "y"], note: "n", pin: "5678" };
const ENDS =
  "The object was left as it is. Plan again to replace. A replacement is planned only for an object that the same run has read. With -refresh=false, plan with refresh.";

test.each([
  [["name"], "provider-replacement-late", `Known only now: name ("a" in the state, "b" now). ${ENDS}`],
  [
    ["name", "size"],
    "provider-replacement-late",
    `Known only now: name ("a" in the state, "b" now), size (not set in the state, "5" now). ${ENDS}`,
  ],
  [["zones"], "provider-replacement-late", `Known only now: zones (["x"] in the state, ["x","y"] now). ${ENDS}`],
  [["note"], "provider-replacement-late", `Known only now: note (not set in the state, "n" now). ${ENDS}`],
  [["pin"], "provider-replacement-late", `Known only now: pin. ${ENDS}`],
  [["id"], "provider-replacement-open", `Only a replacement changes id. ${ENDS}`],
])("a refused replacement for %j says what changed, but nothing sensitive, and what to do", (replace, code, detail) => {
  const error = replacementRefused(thing, { planned, replace }, prior) as DiagnosticsError;
  expect(error.diagnostics).toEqual([
    { severity: "error", summary: "Not planned: a replacement of test_thing", code, detail, path: [replace[0]] },
  ]);
});
