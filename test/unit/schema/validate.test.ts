import {
  each,
  element,
  exactlyOneOf,
  excludes,
  list,
  matches,
  nearest,
  nested,
  number,
  oneOf,
  parseDuration,
  parseInstant,
  requiresAlso,
  rfc3339,
  sameInstant,
  schema,
  size,
  string,
  UNKNOWN,
  validateConfig,
  wholeNumber,
} from "../../../lib/schema";

const description = "For the test.";
const thing = schema({
  description,
  attributes: {
    name: string({ required: true, description, validators: [matches(/^[a-z]+$/, "lower-case letters")] }),
    mode: string({ optional: true, description, validators: [oneOf(["soft-delete", "purge"])] }),
    days: number({ optional: true, description, validators: [wholeNumber(7, 90)] }),
    note: string({ optional: true, description, validators: [excludes(",%", "anything but , and %")] }),
    until: string({ optional: true, description, validators: [rfc3339()] }),
    zones: list(element.string, { optional: true, description, validators: [size(1), each(oneOf(["a", "b"]))] }),
    parts: nested.list({ key: string({ required: true, description }) }, { optional: true, description }),
    user: string({ optional: true, description }),
    group: string({ optional: true, description }),
    extra: string({ optional: true, description }),
  },
  rules: [exactlyOneOf("user", "group"), requiresAlso("extra", "user")],
  timeouts: { create: "20m" },
});
const check = (config: Record<string, unknown>) => validateConfig(thing, { name: "a", user: "u", ...config });

it("accepts what is right", () => {
  expect(check({ mode: "purge", days: 7, until: "2030-01-31T08:00:00Z", zones: ["a"], extra: "x" })).toEqual([]);
});

it.each([
  [{ name: null }, ["name"], "name is required; set it."],
  [{ name: "A" }, ["name"], 'Got "A"; allowed: lower-case letters.'],
  [{ mode: "soft-delet" }, ["mode"], 'Did you mean "soft-delete"?'],
  [{ days: 3 }, ["days"], "a whole number, 7 to 90"],
  [{ days: 7.5 }, ["days"], "a whole number, 7 to 90"],
  [{ note: "50%, at most" }, ["note"], 'which holds "%" ","'],
  [{ until: "2030-02-31T08:00:00Z" }, ["until"], "RFC 3339"],
  [{ until: "tomorrow" }, ["until"], "RFC 3339"],
  [{ zones: [] }, ["zones"], "at least 1"],
  [{ zones: ["a", "c"] }, ["zones"], 'Got "c"'],
  [{ parts: [{ key: "k" }, { key: null }] }, ["parts", 1, "key"], "key is required"],
  [{ group: "g" }, ["group"], "Got user and group; they exclude each other. Keep one of user, group."],
  [{ user: null }, ["user"], "Got none of user, group; set exactly one of them."],
  [{ user: null, group: "g", extra: "x" }, ["extra"], "Got extra without user"],
  [{ timeouts: { create: "soon" } }, ["timeouts", "create"], "a positive duration"],
])("refuses %j and says where and why", (config, path, detail) => {
  const problems = check(config);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ severity: "error", path });
  expect(problems[0]!.detail).toContain(detail);
});

it("asks the rules across arguments also where an argument has a mere warning", () => {
  const old = schema({
    description,
    attributes: {
      user: string({ optional: true, description, deprecated: "Use group." }),
      group: string({ optional: true, description }),
    },
    rules: [exactlyOneOf("user", "group")],
  });
  const problems = validateConfig(old, { user: "u", group: "g" });
  expect(problems.map(({ severity, path }) => [severity, ...path])).toEqual([
    ["warning", "user"],
    ["error", "group"],
  ]);
});

it("lets unknown values pass", () => {
  const unknown = Object.fromEntries(Object.keys(thing.attributes).map((name) => [name, UNKNOWN]));
  expect(validateConfig(thing, unknown)).toEqual([]);
});

it.each([
  ["90s", 90_000],
  ["1h30m", 5_400_000],
  ["1.5h", 5_400_000],
  ["250ms", 250],
  ["", undefined],
  ["5", undefined],
  ["-5m", undefined],
])("reads the duration %j", (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds);
});

it("knows one instant in two spellings", () => {
  expect(sameInstant("2030-01-31T08:00:00Z", "2030-01-31T10:00:00.000+02:00")).toBe(true);
  expect(sameInstant("2030-01-31T08:00:00Z", "2030-01-31T08:00:01Z")).toBe(false);
  expect(parseInstant("2030-02-29T00:00:00Z")).toBeUndefined();
});

it("finds the nearest of several words and none where all are far", () => {
  expect(nearest("keycreat", ["keydelete", "keycreate"])).toBe("keycreate");
  expect(nearest("zzz", ["keydelete", "keycreate"])).toBeUndefined();
});

it.each([
  [{ connection: string({ optional: true, description }) }, "Terraform keeps the name for itself"],
  [{ Name: string({ optional: true, description }) }, "lower-case"],
  [{ name: string({ description }) }, "set required, optional or computed"],
  [{ name: string({ required: true, computed: true, description }) }, "required excludes"],
  [{ name: string({ computed: true, writeOnly: true, description }) }, "write-only"],
])("refuses a schema that cannot work", (attributes, reason) => {
  expect(() => schema({ description, attributes })).toThrow(reason);
});
