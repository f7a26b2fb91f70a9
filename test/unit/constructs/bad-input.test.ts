import { TerraformStack } from "cdktf";
import { CckmProvider } from "../../../lib";
import type { Attribute } from "../../../lib/schema";
import { problemsOf, testApp } from "../../support/app";
import { type AnyContract, argumentsOf, classOf, contracts, propOf, sampleProps } from "./samples";

const TEXTS = ["", " ", "no such value", "x".repeat(30_000)];

/** Values of a kind that few rules allow. */
const BAD: Readonly<Record<Attribute["type"]["kind"], readonly unknown[]>> = {
  string: TEXTS,
  number: [-1, 0.5, 1e9],
  bool: [],
  list: [[], ...TEXTS.map((text) => [text])],
  set: [[], ...TEXTS.map((text) => [text])],
  map: [...TEXTS.map((text) => ({ key: text })), { "": "value" }],
  object: [],
};

const ruled = contracts.flatMap((contract) =>
  argumentsOf(contract)
    .filter(([, { options }]) => (options.validators ?? []).length > 0 && !options.writeOnly)
    .map(([name, attribute]): [string, string, AnyContract, Attribute] => [
      contract.construct,
      propOf(contract, name),
      contract,
      attribute,
    ]),
);

test.each(ruled)(
  "%s refuses a %s that its contract does not allow, with the contract's words",
  (_, prop, contract, { type, options }) => {
    const findings = options.validators!.flatMap((validator) => {
      const found = BAD[type.kind].map((value) => ({ value, finding: validator.check(value, prop) }));
      const error = found.find(({ finding }) => finding && finding.severity !== "warning");
      return error ? [error] : [];
    });
    expect(findings).not.toEqual([]);
    for (const { value, finding } of findings) {
      const stack = new TerraformStack(testApp(), "dev");
      new CckmProvider(stack, "cckm", { install: false });
      const argument = argumentsOf(contract).find(([name]) => propOf(contract, name) === prop)![0];
      new (classOf(contract))(stack, "x", { ...sampleProps(contract, argument), [prop]: value });
      expect(problemsOf(stack).join("\n")).toContain(
        `[dev/x] ${prop}: ${finding!.summary}. ${finding!.detail} (${finding!.code})`,
      );
    }
  },
);
