import { refuseWriteOnly } from "../../../../lib/plugin/lifecycle/write-only";
import { schema, string, UNKNOWN } from "../../../../lib/schema";

const description = "For the test.";
const thing = schema({
  description,
  attributes: {
    name: string({ required: true, description }),
    value: string({ optional: true, writeOnly: true, description }),
    other: string({ optional: true, writeOnly: true, description }),
  },
});

const refused = (config: Record<string, unknown>, clientCanKeepThem: boolean) =>
  refuseWriteOnly(thing, config, clientCanKeepThem).map(({ severity, path }) => [severity, path]);

test("a write-only argument is refused where Terraform would keep it in the state, each by its name", () => {
  expect(refused({ name: "a", value: "test-secret-value", other: UNKNOWN }, false)).toEqual([
    ["error", ["value"]],
    ["error", ["other"]],
  ]);
});

test("nothing is refused where no write-only argument is set", () => {
  expect(refused({ name: "a", value: null }, false)).toEqual([]);
});

test("nothing is refused where Terraform keeps them out of the state", () => {
  expect(refused({ name: "a", value: "test-secret-value" }, true)).toEqual([]);
});
