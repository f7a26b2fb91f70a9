import { TerraformStack, TerraformVariable, Testing } from "cdktf";
import { CckmProvider } from "../../../lib";
import { resources } from "../../../lib/contract";
import { problemsOf, testApp } from "../../support/app";
import { classOf, sampleProps } from "./samples";

const TYPES = resources.map((contract) => [contract.construct, contract] as const);

let stack: TerraformStack;
beforeEach(() => {
  stack = new TerraformStack(testApp(), "dev");
  new CckmProvider(stack, "cckm", { install: false });
});

describe.each(TYPES)("%s", (_, contract) => {
  const make = () => new (classOf(contract))(stack, "x", sampleProps(contract)) as unknown as Importable;
  const generate = (id: string) => classOf(contract).generateConfigForImport(stack, "y", id);

  test.each([
    ["an empty id", "", "Invalid value. Expected the id to import to be", 'got "". (value-invalid)'],
    ["an id of blanks", " \t", "Invalid value. Expected the id to import to be", "(value-invalid)"],
    ["no id", undefined, "Incorrect attribute value type. Expected the id to import to be", "(type-invalid)"],
    ["a number", 5, "Incorrect attribute value type. Expected the id to import to be", "got 5. (type-invalid)"],
  ])("is not imported from %s", (_name, id, first, last) => {
    make().importFrom(id as string);
    generate(id as string);
    const problems = problemsOf(stack);
    expect(problems).toHaveLength(2);
    for (const [index, path] of ["[dev/x] ", "[dev/y] "].entries()) {
      expect(problems[index]).toContain(path + first);
      expect(problems[index]).toContain(last);
    }
  });
});

test("an id that only Terraform knows is imported", () => {
  const [contract] = resources as unknown as [(typeof resources)[number]];
  const id = new TerraformVariable(stack, "id", {}).stringValue;
  (new (classOf(contract))(stack, "x", sampleProps(contract)) as unknown as Importable).importFrom(id);
  classOf(contract).generateConfigForImport(stack, "y", id);
  expect(problemsOf(stack)).toEqual([]);
  expect((JSON.parse(Testing.synth(stack)).import as object[]).length).toBe(2);
});

interface Importable {
  importFrom(id: string): void;
}
