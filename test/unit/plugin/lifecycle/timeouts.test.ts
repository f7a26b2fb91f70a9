import { timeoutOf } from "../../../../lib/plugin/lifecycle/timeouts";
import { schema, string } from "../../../../lib/schema";

const description = "For the test.";
const attributes = { name: string({ required: true, description }) };
const thing = schema({ description, attributes, timeouts: { create: "20m", delete: "not a duration" } });

test.each([
  ["what the configuration says", "create", { timeouts: { create: "90s" } }, 90_000],
  [
    "the schema's default where the configuration says nothing of it",
    "create",
    { timeouts: { update: "90s" } },
    1_200_000,
  ],
  ["the schema's default where that is null", "create", { timeouts: { create: null } }, 1_200_000],
  ["the schema's default without the argument", "create", { timeouts: null }, 1_200_000],
  ["no end where nothing says one", "update", { timeouts: null }, Number.POSITIVE_INFINITY],
  ["no end where what is said is no duration", "delete", {}, Number.POSITIVE_INFINITY],
] as const)("an operation may wait for %s", (_, operation, values, milliseconds) => {
  expect(timeoutOf(thing, operation, values)).toBe(milliseconds);
});
