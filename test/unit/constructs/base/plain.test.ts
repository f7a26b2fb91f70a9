import { App, DefaultTokenResolver, StringConcat, TerraformStack, Token, Tokenization } from "cdktf";
import fc from "fast-check";
import { isPlain } from "../../../../lib/constructs/base/plain";

const scope = new TerraformStack(new App(), "any");
const resolver = new DefaultTokenResolver(new StringConcat());
const byCdktf = (value: unknown) => Tokenization.resolve(value, { scope, resolver, preparing: false });

const primitive = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom(..."-+.0189eE{}$%|aZ") }),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);

test("cdktf writes every plain value as it is", () => {
  const value = fc.oneof(primitive, fc.array(primitive));
  fc.assert(fc.property(value, (given) => fc.pre(isPlain(given)) ?? expect(byCdktf(given)).toEqual(given)));
});

test.each([
  ["a text", Token.asString({ a: 1 })],
  ["a text with text around it", `team-${Token.asString({ a: 1 })}-1`],
  ["a number", Token.asNumber({ a: 1 })],
  ["a number in a text", `team-${Token.asNumber({ a: 1 })}`],
  ["a number in a text in capital letters", `team-${Token.asNumber({ a: 1 })}`.toUpperCase()],
  ["a list", Token.asList({ a: 1 })],
  ["a list of numbers", Token.asNumberList({ a: 1 })],
  ["a number of a list in a text", `${Token.asNumberList({ a: 1 })[0]}`],
  ["the key of a map", Object.keys(Token.asStringMap({ a: 1 }))[0]],
  ["the value of a map of texts", Object.values(Token.asStringMap({ a: 1 }))[0]],
  ["the value of a map of numbers", Object.values(Token.asNumberMap({ a: 1 }))[0]],
  ["the value of a map of anything", Object.values(Token.asAnyMap({ a: 1 }))[0]],
  ["an element of a list", ["a", Token.asString({ a: 1 })]],
])("a token is not plain: %s", (_, value) => {
  expect(isPlain(value)).toBe(false);
});

test.each([[`\${var.a}`], ["%{ if true }a%{ endif }"], [[`\${var.a}`]], [[undefined]], [new Array(2)], [Number.NaN]])(
  "what cdktf reads, changes or leaves out is not plain: %p",
  (value) => {
    expect(isPlain(value)).toBe(false);
  },
);

test.each([["payments"], ["0b90f8de-8617-498d-ad63-ca18eb717ae7"], [["eu-west-1", "eu-central-1"]], [90], [true]])(
  "ordinary arguments are plain: %p",
  (value) => {
    expect(isPlain(value)).toBe(true);
  },
);
