import { diagnosticToProto, pathToProto, schemaToProto, schemaType } from "../../../../lib/plugin/codec";
import {
  Diagnostic_Severity,
  type Schema_Attribute,
  Schema_Object_NestingMode,
  StringKind,
} from "../../../../lib/plugin/proto";
import { element, list, map, nested, schema, set, string } from "../../../../lib/schema";

const rule = schema({
  version: 3,
  description: "A *rule*.",
  attributes: {
    name: string({ required: true, description: "Its name." }),
    secret: string({ optional: true, writeOnly: true, sensitive: true, description: "Only sent." }),
    mode: string({ optional: true, default: "soft", deprecated: "Use name.", description: "How." }),
    status: string({ computed: true, description: "What became of it." }),
    zones: set(element.string, { optional: true, description: "Where." }),
    ports: list(element.object({ from: element.number }), { optional: true, description: "Which." }),
    tags: map(element.string, { optional: true, description: "Labels." }),
    steps: nested.list(
      {
        action: string({ required: true, description: "What." }),
        labels: map(element.string, { optional: true, description: "L." }),
      },
      { optional: true, description: "In order." },
    ),
    owners: nested.map(
      { mail: string({ optional: true, computed: true, description: "M." }) },
      { computed: true, description: "O." },
    ),
    teams: nested.set({ mail: string({ required: true, description: "M." }) }, { optional: true, description: "T." }),
  },
  timeouts: { create: "20m" },
});

describe("a schema", () => {
  const proto = schemaToProto(rule);
  const attribute = (name: string): Schema_Attribute => proto.block!.attributes.find((found) => found.name === name)!;
  const flags = (name: string) => {
    const { required, optional, computed, sensitive, writeOnly, deprecated } = attribute(name);
    return Object.entries({ required, optional, computed, sensitive, writeOnly, deprecated }).flatMap(([k, v]) =>
      v ? k : [],
    );
  };
  const typeOf = (name: string) => JSON.parse(Buffer.from(attribute(name).type).toString());

  test("carries version, description and every attribute", () => {
    expect(proto).toMatchObject({
      version: 3n,
      block: { version: 3n, description: "A *rule*.", descriptionKind: StringKind.MARKDOWN },
    });
    expect(proto.block!.attributes.map(({ name }) => name)).toEqual(Object.keys(rule.attributes));
    expect(attribute("name")).toMatchObject({ description: "Its name.", descriptionKind: StringKind.MARKDOWN });
  });

  test("says of each attribute who sets it and how it is shown", () => {
    expect(flags("name")).toEqual(["required"]);
    expect(flags("secret")).toEqual(["optional", "sensitive", "writeOnly"]);
    expect(flags("status")).toEqual(["computed"]);
  });

  test("an attribute with a default is computed too, or Terraform refuses the plan that fills it in", () => {
    expect(flags("mode")).toEqual(["optional", "computed", "deprecated"]);
  });

  test("types are Terraform's JSON", () => {
    expect(typeOf("name")).toBe("string");
    expect(typeOf("zones")).toEqual(["set", "string"]);
    expect(typeOf("ports")).toEqual(["list", ["object", { from: "number" }]]);
    expect(typeOf("tags")).toEqual(["map", "string"]);
  });

  test("nested attributes keep what is said of their members", () => {
    const { LIST, MAP, SET, SINGLE } = Schema_Object_NestingMode;
    for (const [name, nesting] of [
      ["steps", LIST],
      ["owners", MAP],
      ["teams", SET],
      ["timeouts", SINGLE],
    ] as const) {
      expect(attribute(name).nestedType?.nesting).toBe(nesting);
      expect(attribute(name).type).toHaveLength(0);
    }
    expect(attribute("owners").nestedType?.attributes).toMatchObject([
      { name: "mail", optional: true, computed: true },
    ]);
    expect(attribute("timeouts").nestedType?.attributes).toMatchObject([{ name: "create", optional: true }]);
  });

  test("its type has every attribute, and is made once", () => {
    expect(Object.keys(schemaType(rule).attributes)).toEqual(Object.keys(rule.attributes));
    expect(schemaType(rule)).toBe(schemaType(rule));
  });
});

describe("a path", () => {
  const stepsOf = (...path: (string | number)[]) =>
    pathToProto(path, rule).steps.map(({ selector }) => [selector?.$case, selector?.value]);

  test.each([
    [["name"], [["attributeName", "name"]]],
    [
      ["tags", "cost centre"],
      [
        ["attributeName", "tags"],
        ["elementKeyString", "cost centre"],
      ],
    ],
    [
      ["steps", 1, "action"],
      [
        ["attributeName", "steps"],
        ["elementKeyInt", 1n],
        ["attributeName", "action"],
      ],
    ],
    [
      ["steps", 0, "labels", "action"],
      [
        ["attributeName", "steps"],
        ["elementKeyInt", 0n],
        ["attributeName", "labels"],
        ["elementKeyString", "action"],
      ],
    ],
    [
      ["owners", "mail", "mail"],
      [
        ["attributeName", "owners"],
        ["elementKeyString", "mail"],
        ["attributeName", "mail"],
      ],
    ],
    [
      ["ports", 2, "from"],
      [
        ["attributeName", "ports"],
        ["elementKeyInt", 2n],
        ["attributeName", "from"],
      ],
    ],
    [
      ["timeouts", "create"],
      [
        ["attributeName", "timeouts"],
        ["attributeName", "create"],
      ],
    ],
  ])("%j has the steps of the schema", (path, steps) => {
    expect(stepsOf(...path)).toEqual(steps);
  });

  test.each([[["zones", 1]], [["zones", "a"]], [["teams", 0, "mail"]]])("%j ends at the set", (path) => {
    expect(stepsOf(...path)).toEqual([["attributeName", path[0]]]);
  });

  test.each([[["nope"]], [["__proto__"]], [["name", "x"]], [["steps", "x"]]])(
    "%j ends where the schema does",
    (path) => {
      expect(stepsOf(...path)).toHaveLength(path.length - 1);
    },
  );
});

test("a diagnostic carries severity, text and place", () => {
  expect(diagnosticToProto({ severity: "error", summary: "s", detail: "d", path: ["tags", "a"] }, rule)).toMatchObject({
    severity: Diagnostic_Severity.ERROR,
    summary: "s",
    detail: "d",
    attribute: { steps: [{ selector: { value: "tags" } }, { selector: { $case: "elementKeyString" } }] },
  });
  const warning = diagnosticToProto({ severity: "warning", summary: "s", path: [] }, rule);
  expect(warning).toMatchObject({ severity: Diagnostic_Severity.WARNING, detail: "" });
  expect(warning.attribute).toBeUndefined();
  expect(diagnosticToProto({ severity: "error", summary: "s", path: ["name"] }).attribute).toBeUndefined();
});

test.each<[(string | number)[], string]>([
  [["steps", 1, "action"], "an element of a list"],
  [["owners", "mail", "mail"], "an element of a map"],
  [["timeouts", "create"], "a single object"],
])("a diagnostic on a member of a nested object, %j, has the place of %s, whose line Terraform can show", (path) => {
  const { attribute } = diagnosticToProto({ severity: "error", summary: "s", path }, rule);
  expect(attribute?.steps).toEqual(pathToProto(path.slice(0, -1), rule).steps);
});

test("a diagnostic cannot steer the terminal; lines stay lines", () => {
  const hostile = "a\u001b[2Jb\u202ec\nd\te";
  expect(diagnosticToProto({ severity: "error", summary: hostile, detail: hostile })).toMatchObject({
    summary: "a\\u001b[2Jb\\u202ec\\u000ad\\u0009e",
    detail: "a\\u001b[2Jb\\u202ec\nd\te",
  });
});

test("a diagnostic longer than anybody reads is cut in the middle, says by how much, and keeps its code", () => {
  const { summary, detail } = diagnosticToProto({
    severity: "error",
    summary: "s".repeat(2100),
    detail: `${"d".repeat(1_000_000)}\nCode: acl-exists`,
  });
  expect(summary).toMatch(/^s{1000}… \(100 more characters\) …s{1000}$/);
  expect(detail).toMatch(/^d{29000}… \(970017 more characters\) …d{983}\nCode: acl-exists$/);
});
