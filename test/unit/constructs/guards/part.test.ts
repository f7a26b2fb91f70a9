import { existsSync } from "node:fs";
import { type App, Aspects, TerraformStack } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { AwsKmsAccount } from "../../../../lib";
import {
  account,
  EU,
  fileOf,
  NOT_ALLOWED,
  newApp,
  newStack,
  raw,
  synth,
  visiting,
} from "../../../support/guarded-stack";

test("a guard on a construct judges what is in it, and nothing beside it", () => {
  const stack = newStack();
  const team = new Construct(stack, "team");
  account(team, ["us-east-1"]);
  account(stack, ["us-east-1"]);
  Aspects.of(team).add(EU());
  expect(synth(stack)?.match(/\[\S+\] AllowedRegions/g)).toEqual(["[prod/team/own] AllowedRegions"]);
});

test.each<[string, (construct: IConstruct) => boolean]>([
  ["everything", () => true],
  ["the stack", (construct) => TerraformStack.isStack(construct)],
  ["accounts", (construct) => construct instanceof AwsKmsAccount],
])("a guard that another aspect asks for %s judges that", (_, isAsked) => {
  const stack = newStack();
  const guard = EU();
  account(stack, ["us-east-1"]);
  Aspects.of(stack).add(visiting((construct) => isAsked(construct) && guard.visit(construct)));
  expect(synth(stack)?.split(NOT_ALLOWED)).toHaveLength(2);
  expect(existsSync(fileOf(stack))).toBe(false);
});

test("a guard that another aspect asks for a part judges nothing beside it", () => {
  const stack = newStack();
  const guard = EU();
  account(new Construct(stack, "part"));
  account(new Construct(stack, "beside"), ["us-east-1"]);
  Aspects.of(stack).add(visiting((construct) => construct.node.id === "part" && guard.visit(construct)));
  const wrong = "AllowedRegions";
  expect(synth(stack) ?? "").not.toContain(wrong);
});

test("a guard on a stack holds in the stacks that are nested in it", () => {
  const outer = newStack();
  const nested = newStack(outer as unknown as App, "nested");
  raw(nested, ["us-east-1"]);
  Aspects.of(outer).add(EU());
  expect(synth(outer)).toContain(`[prod/nested/raw] ${NOT_ALLOWED}`);
});

test("a resource that cdktf merges into one of the same address stays in a guard's part", () => {
  const stack = newStack(newApp({ skipValidation: true }));
  const [beside, team] = ["beside", "team"].map((id) => new Construct(stack, id)) as [Construct, Construct];
  for (const own of [account(beside), account(team, ["us-east-1"])]) own.overrideLogicalId("same");
  Aspects.of(team).add(EU());
  expect(synth(stack)).toContain(`[prod/team/own] ${NOT_ALLOWED}`);
});

test("an override of the path that a file tells takes no resource out of a guard's part", () => {
  const stack = newStack();
  const team = new Construct(stack, "team");
  account(team, ["us-east-1"]);
  new Construct(stack, "elsewhere");
  Aspects.of(team).add(EU());
  const [name] = Object.keys(stack.toTerraform().resource.cckm_aws_kms_account);
  stack.addOverride(`resource.cckm_aws_kms_account.${name}.//.metadata.path`, "prod/elsewhere");
  expect(synth(stack)).toContain(`[prod/team/own] ${NOT_ALLOWED}`);
});

test("guards on each of many constructs look at each resource as often as one of them", () => {
  const looks = (count: number) => {
    const stack = newStack();
    for (let index = 0; index < count; index++) {
      const part = new Construct(stack, `part${index}`);
      account(part, ["eu-west-1"], { name: `own${index}`, accountId: `${100_000_000_000 + index}` });
      Aspects.of(part).add(EU());
    }
    const [watched] = stack.node.findAll().filter((one) => one instanceof AwsKmsAccount);
    const { terraformResourceType } = watched as AwsKmsAccount;
    let times = 0;
    Object.defineProperty(watched, "terraformResourceType", {
      get: () => {
        times += 1;
        return terraformResourceType;
      },
    });
    expect(synth(stack)).toBeUndefined();
    return times;
  };
  expect(looks(20)).toBe(looks(1));
});
