import { TerraformStack } from "cdktf";
import { CckmProvider } from "../../../lib";
import { cckmProviderSchema, parseAclId } from "../../../lib/contract";
import { type Attribute, exampleArguments, validateConfig } from "../../../lib/schema";
import { problemsOf, testApp } from "../../support/app";
import { argumentsOf, classOf, contracts, propOf, sampleProps } from "../constructs/samples";

const BLANK = ["", " ", "\t", "\u3000", "\u200b", "\u2800"];
/** Texts that say something to people or to Azure, and name nothing. */
const FREE = ["value", "content_type"];

const isText = ({ type, options }: Attribute) => type.kind === "string" && !options.writeOnly;
const names = contracts.flatMap((contract) =>
  argumentsOf(contract)
    .filter(([name, attribute]) => isText(attribute) && !FREE.includes(name))
    .map(([name]) => [contract.type, name, contract] as const),
);

test.each(names)("%s refuses a blank %s, at synth and at validate", (_, name, contract) => {
  const prop = propOf(contract, name);
  for (const blank of BLANK) {
    const stack = new TerraformStack(testApp(), "dev");
    new CckmProvider(stack, "cckm", { install: false });
    new (classOf(contract))(stack, "x", { ...sampleProps(contract, name), [prop]: blank });
    expect(problemsOf(stack)).toContainEqual(expect.stringMatching(new RegExp(`^\\[dev/x\\] ${prop}: .*\\(.*\\)$`)));
    const config = { ...exampleArguments(contract.schema, name), [name]: blank };
    const problems = validateConfig(contract.schema, config);
    expect(problems).toContainEqual(expect.objectContaining({ path: [name], severity: "error" }));
  }
});

test.each(["address", "username", "domain", "auth_domain", "also_known_as"])(
  "the provider refuses a blank %s, and takes an empty name for none",
  (name) => {
    const isList = name === "also_known_as";
    const problems = (text: string) => validateConfig(cckmProviderSchema, { [name]: isList ? [text] : text });
    for (const blank of BLANK.slice(1)) {
      expect(problems(blank)).toContainEqual(expect.objectContaining({ path: [name], severity: "error" }));
    }
    expect(problems("")).toHaveLength(isList || name === "address" ? 1 : 0);
  },
);

test("the id of permissions whose principal or object is blank is none", () => {
  expect(parseAclId("0b90f8de::group:: ")).toBeUndefined();
  expect(parseAclId("\u200b::user::a")).toBeUndefined();
  expect(parseAclId("0b90f8de::group::a")).toBeDefined();
});
