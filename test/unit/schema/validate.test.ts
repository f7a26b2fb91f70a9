import {
  each,
  element,
  exactlyOneOf,
  excludes,
  list,
  map,
  matches,
  nearest,
  nested,
  number,
  oneOf,
  parseDuration,
  parseInstant,
  readable,
  requiresAlso,
  rfc3339,
  sameInstant,
  schema,
  set,
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
    seats: number({ optional: true, description, validators: [wholeNumber(0, Number.MAX_SAFE_INTEGER)] }),
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

it("a schema accepts what is right", () => {
  expect(check({ mode: "purge", days: 7, until: "2030-01-31T08:00:00Z", zones: ["a"], extra: "x" })).toEqual([]);
});

it.each([
  [{ name: null }, ["name"], 'The argument "name" is required, but no definition was found. Set it.'],
  [{ name: "A" }, ["name"], 'Expected name to be lower-case letters, got "A".'],
  [
    { mode: "soft-delet" },
    ["mode"],
    'Expected mode to be one of ["soft-delete", "purge"], got "soft-delet". Did you mean "soft-delete"?',
  ],
  [{ seats: -1 }, ["seats"], "Expected seats to be a whole number, at least 0, got -1."],
  [{ seats: 2 ** 53 }, ["seats"], "Expected seats to be a whole number, 0 to 9007199254740991, got 9007199254740992."],
  [
    { seats: 2n ** 54n },
    ["seats"],
    "Expected seats to be a whole number, 0 to 9007199254740991, got 18014398509481984.",
  ],
  [{ days: 3 }, ["days"], "Expected days to be a whole number, 7 to 90, got 3."],
  [{ days: 7.5 }, ["days"], "Expected days to be a whole number, 7 to 90, got 7.5."],
  [
    { note: "50%, at most" },
    ["note"],
    'Expected note to hold anything but , and %, got "50%, at most". Remove "%" ",".',
  ],
  [
    { until: "2030-02-31T08:00:00Z" },
    ["until"],
    'Expected until to be a time in RFC 3339, such as `2030-01-31T08:00:00Z`, got "2030-02-31T08:00:00Z".',
  ],
  [
    { until: "tomorrow" },
    ["until"],
    'Expected until to be a time in RFC 3339, such as `2030-01-31T08:00:00Z`, got "tomorrow".',
  ],
  [{ zones: [] }, ["zones"], "Expected zones to have at least 1 element, got 0."],
  [{ zones: ["a", "c"] }, ["zones"], 'Expected each of zones to be one of ["a", "b"], got "c". Did you mean "a"?'],
  [
    { parts: [{ key: "k" }, { key: null }] },
    ["parts", 1, "key"],
    'The argument "parts[1].key" is required, but no definition was found. Set it.',
  ],
  [{ group: "g" }, ["group"], "Expected exactly one of user, group to be set, got user and group. Keep one of them."],
  [{ user: null }, ["user"], "Expected exactly one of user, group to be set, got none. Set one of them."],
  [
    { user: null, group: "g", extra: "x" },
    ["extra"],
    'The argument "user" is required when extra is set. Set user too, or remove extra.',
  ],
  [
    { timeouts: { create: "soon" } },
    ["timeouts", "create"],
    'Expected timeouts.create to be a positive duration such as `90s`, `20m` or `1h30m`, got "soon".',
  ],
])("a schema refuses %j and says where and why", (config, path, detail) => {
  const problems = check(config);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ severity: "error", path });
  expect(problems[0]!.detail).toBe(detail);
});

it("a schema asks the rules across arguments also where an argument has a mere warning", () => {
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

it("a schema tells what is wrong across arguments beside what is wrong with others", () => {
  const told = check({ mode: "soft-delet", days: 3, group: "g" });
  expect(told.map(({ path }) => path)).toEqual([["mode"], ["days"], ["group"]]);
});

it("a schema asks no rule of an argument that has an error of its own", () => {
  const picky = schema({
    description,
    attributes: {
      user: string({ optional: true, description, validators: [matches(/^[a-z]+$/, "lower-case letters")] }),
      group: string({ optional: true, description }),
    },
    rules: [exactlyOneOf("user", "group")],
  });
  const told = (config: Record<string, unknown>) => validateConfig(picky, config).map(({ path }) => path);
  expect([told({ user: "U" }), told({ user: "U", group: "g" }), told({ user: "u", group: "g" })]).toEqual([
    [["user"]],
    [["user"]],
    [["group"]],
  ]);
});

it.each(["a\n\u001b[2J", "a\n\rb", "a\n\u009b", "a\n\u202eb", "a\ud800", "", "a".repeat(9)])(
  "%j is no readable text of 8 characters",
  (text) => expect(readable(1, 8).check(text, "name")?.summary).toMatch(/^Invalid/),
);

it.each(["two\nl", "a\tb\r\nc", "größer", "日本語", "💳", "a\u200fb", "a\u001bb"])("%j is readable", (text) => {
  expect(readable(1, 8).check(text, "name")).toBeUndefined();
});

it("a schema lets unknown values pass", () => {
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
])("the duration %j is read", (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds);
});

it("one instant in two spellings is known as one", () => {
  expect(sameInstant("2030-01-31T08:00:00Z", "2030-01-31T10:00:00.000+02:00")).toBe(true);
  expect(sameInstant("2030-01-31T08:00:00Z", "2030-01-31T08:00:01Z")).toBe(false);
  expect(parseInstant("2030-02-29T00:00:00Z")).toBeUndefined();
});

it("the nearest of several words is found, and none where all are far", () => {
  expect(nearest("keycreat", ["keydelete", "keycreate"])).toBe("keycreate");
  expect(nearest("zzz", ["keydelete", "keycreate"])).toBeUndefined();
});

it.each([
  ["nmae", "name"],
  ["gorup", "group"],
  ["ietm", "item"],
  ["lmiit", "limit"],
  ["kmsdI", "kmsId"],
])("two letters that changed places are one slip: %s", (given, known) => {
  expect(nearest(given, ["regions", known, "sort"])).toBe(known);
});

it("a word of other letters in their places is none of a swap", () => {
  expect(nearest("nxye", ["name"])).toBeUndefined();
});

it.each([
  [{ connection: string({ optional: true, description }) }, "Terraform keeps the name for itself"],
  [{ Name: string({ optional: true, description }) }, "lower-case"],
  [{ name: string({ description }) }, "set required, optional or computed"],
  [{ name: string({ required: true, computed: true, description }) }, "required excludes"],
  [{ name: string({ computed: true, writeOnly: true, description }) }, "write-only"],
])("a schema that cannot work is refused", (attributes, reason) => {
  expect(() => schema({ description, attributes })).toThrow(reason);
});

describe("null inside a collection", () => {
  const collections = schema({
    description,
    attributes: {
      list: list(element.string, { optional: true, description }),
      set: set(element.string, { optional: true, description }),
      map: map(element.string, { optional: true, description }),
      deep: map(element.list(element.string), { optional: true, description }),
      objects: list(element.object({ key: element.string, tags: element.map(element.string) }), {
        optional: true,
        description,
      }),
      parts: nested.list(
        { tags: map(element.string, { optional: true, description }) },
        { optional: true, description },
      ),
    },
  });

  it.each<[object, (string | number)[], string, string]>([
    [
      { list: ["a", null] },
      ["list", 1],
      "list",
      "Expected list[1] to be string, got null. Set a value, or leave the element out.",
    ],
    [
      { set: [null] },
      ["set", 0],
      "set",
      "Expected each of set to be string, got null. Set a value, or leave the element out.",
    ],
    [
      { map: { owner: null } },
      ["map", "owner"],
      "map",
      "Expected map.owner to be string, got null. Set a value, or leave the element out.",
    ],
    [{ deep: { a: ["x", null] } }, ["deep", "a", 1], "list", "Expected deep.a[1] to be string, got null."],
    [
      { objects: [{ key: null, tags: { a: null } }] },
      ["objects", 0, "tags", "a"],
      "map",
      "Expected objects[0].tags.a to be string, got null.",
    ],
    [
      { objects: [null] },
      ["objects", 0],
      "list",
      "Expected objects[0] to be object({key = string, tags = map(string)}), got null.",
    ],
    [
      { parts: [{ tags: { a: null } }] },
      ["parts", 0, "tags", "a"],
      "map",
      "Expected parts[0].tags.a to be string, got null.",
    ],
  ])("%j is refused at the element", (config, path, collection, detail) => {
    expect(validateConfig(collections, config as Record<string, unknown>)).toEqual([
      {
        severity: "error",
        code: "null-in-collection",
        path,
        summary: `Null value found in ${collection}`,
        detail: expect.stringContaining(detail),
      },
    ]);
  });

  it("is no null where the element is not known yet, nor where a member of an object is left out", () => {
    const config = {
      list: [UNKNOWN, "a"],
      map: UNKNOWN,
      objects: [{ key: null, tags: null }],
      parts: [{ tags: null }],
    };
    expect(validateConfig(collections, config)).toEqual([]);
  });
});

it.each([
  ["2030-01-31T24:00:00Z", "an hour that does not exist"],
  ["2030-01-31T23:60:00Z", "a minute that does not exist"],
  ["2030-01-31T08:00:00+24:00", "an offset that does not exist"],
  ["10000-01-01T00:00:00Z", "a year of five digits"],
  ["+010000-01-01T00:00:00Z", "an extended year"],
  ["9999-12-31T23:59:59-01:00", "a time in the year 10000 of UTC"],
])("%s is no time in RFC 3339: %s", (text) => {
  expect(parseInstant(text)).toBeUndefined();
});

it("the last second of the year 9999 is a time", () => {
  expect(parseInstant("9999-12-31T23:59:59Z")).toBe(253402300799000);
});
