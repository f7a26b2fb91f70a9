import type { DiagnosticsError, Resource } from "../../../../lib/plugin/hooks";
import { replacementRefused } from "../../../../lib/plugin/lifecycle/replacement";
import { number, schema, string, UNKNOWN } from "../../../../lib/schema";

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
      pin: string({ optional: true, replaces: true, sensitive: true, description }),
    },
  }),
  create: missing,
  read: missing,
  delete: missing,
};
const prior = { id: "1", name: "a", size: null, pin: "1234" };
const planned = { id: UNKNOWN, name: "b", size: 5n, pin: "5678" };
const ENDS =
  "The object was left as it is. A replacement is planned only for an object that the same run has read. With -refresh=false, plan with refresh.";

test.each([
  [["name"], `name ("a" in the state, "b" now) is known now: plan again to replace. ${ENDS}`],
  [
    ["name", "size"],
    `name ("a" in the state, "b" now) and size (not set in the state, "5" now) are known now: plan again to replace. ${ENDS}`,
  ],
  [["pin"], `pin is known now: plan again to replace. ${ENDS}`],
  [["id"], `Only a replacement changes id: plan again to replace. ${ENDS}`],
])("a refused replacement for %j says what changed, but nothing sensitive, and what to do", (replace, detail) => {
  const error = replacementRefused(thing, { planned, replace }, prior) as DiagnosticsError;
  expect(error.diagnostics).toEqual([
    { severity: "error", summary: "Not planned: a replacement of test_thing", detail, path: [replace[0]] },
  ]);
});
