import type { TerraformStack } from "cdktf";
import { AzureSecret, RequireTags } from "../../../../lib";
import {
  newStack,
  notKnown,
  notKnownRefused,
  refusedBy,
  secret,
  variable,
  warnings,
} from "../../../support/guarded-stack";

let stack: TerraformStack;
beforeEach(() => {
  stack = newStack();
});

describe("RequireTags", () => {
  const guard = () => new RequireTags(["team", "stage"], { allowedValues: { stage: ["dev", "prod"] } });

  test.each<[string, object | undefined, string]>([
    [
      "no tags",
      undefined,
      'Missing tag. Expected tags with the names ["team", "stage"], got none. Add "team". (guard-tag-missing)',
    ],
    [
      "a missing one",
      { stage: "dev" },
      'Missing tag. Expected tags with the names ["team", "stage"], got stage. Add "team". (guard-tag-missing)',
    ],
    ["an empty one", { team: "", stage: "dev" }, 'got team without a value, stage. Set a value of "team".'],
    ["one of blanks", { team: "  ", stage: "dev" }, 'Set a value of "team".'],
    ["one that nobody sees", { team: "\u200b\u3164", stage: "dev" }, 'Set a value of "team".'],
    [
      "a wrong value",
      { team: "a", stage: "test" },
      'tags.stage: Value not allowed. Expected the tag to be one of ["dev", "prod"], got "test". (guard-tag-value-not-allowed)',
    ],
  ])("refuses a secret with %s", (_, tags, message) => {
    secret(stack, { tags });
    const said = refusedBy(stack, guard());
    expect(said).toContain("[prod/db] RequireTags: tags");
    expect(said).toContain(message);
  });

  test("takes a tag and its value in another Unicode form for the same, as Terraform does", () => {
    secret(stack, { tags: { "e\u0301quipe": "cle\u0301s" } });
    expect(
      refusedBy(stack, new RequireTags(["\u00e9quipe"], { allowedValues: { "\u00e9quipe": ["cl\u00e9s"] } })),
    ).toBeUndefined();
  });

  test("lets a secret pass that has all of them, whatever else it has", () => {
    secret(stack, { tags: { team: "a", stage: "prod", more: "x" } });
    expect(refusedBy(stack, guard())).toBeUndefined();
  });

  test("a value that only Terraform knows may be empty, so that it is a warning; with text around it, it is a value", () => {
    secret(stack, {
      tags: { team: `team ${variable(stack, "team").stringValue}`, stage: variable(stack, "stage").stringValue },
    });
    expect(refusedBy(stack, guard())).toBeUndefined();
    expect(warnings(stack)).toEqual([notKnown("prod/db", "RequireTags", "tags.stage")]);
    const { stringValue } = variable(stack, "other");
    new AzureSecret(stack, "more", {
      secretName: "more",
      keyVault: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863",
      tags: { team: stringValue },
    });
    const said = refusedBy(stack, new RequireTags(["team"], { refuseUnknown: true }));
    expect(said).toContain(notKnownRefused("prod/more", "RequireTags", "tags.team"));
    expect(said).not.toContain("[prod/db]");
  });

  test.each([" ", "\u200b", "\t\n"])("a value that only Terraform knows between %j may be nothing to see", (blank) => {
    secret(stack, { tags: { team: `${blank}${variable(stack, "team").stringValue}${blank}`, stage: "dev" } });
    expect(refusedBy(stack, guard())).toBeUndefined();
    expect(warnings(stack)).toEqual([notKnown("prod/db", "RequireTags", "tags.team")]);
  });

  test("a map that only Terraform knows is a warning", () => {
    secret(stack, { tags: variable(stack, "tags").value });
    expect(refusedBy(stack, guard())).toBeUndefined();
    expect(warnings(stack)).toEqual([notKnown("prod/db", "RequireTags", "tags")]);
  });
});

test("a tag whose name only Terraform knows may be the one that is required", () => {
  secret(stack, { tags: { [variable(stack, "name").stringValue]: "payments" } });
  expect(refusedBy(stack, new RequireTags(["team"]))).toBeUndefined();
  expect(warnings(stack)).toEqual([notKnown("prod/db", "RequireTags", "tags")]);
});

test.each([5, null, "x", ["a"], new Map([["team", ["a"]]])])(
  "allowed values that are no object of lists (%p) are refused",
  (values) => {
    expect(() => new RequireTags(["team"], { allowedValues: values as never })).toThrow(/^RequireTags: /);
  },
);
