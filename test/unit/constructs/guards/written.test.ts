import { existsSync } from "node:fs";
import { Aspects, TerraformIterator, TerraformStack, Testing } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { AllowedRegions, AwsKmsAccount, AzureSecret, ForbidActions, RequireTags } from "../../../../lib";
import * as rules from "../../../../lib/rules/words";
import {
  account,
  EU,
  fileOf,
  NOT_ALLOWED,
  newApp,
  newStack,
  raw,
  refusal,
  secret,
  synth,
  visiting,
} from "../../../support/guarded-stack";
import { ofGuard } from "../../../support/messages";
import { tf } from "../samples";

const onAccounts = (change: (account: AwsKmsAccount) => void) =>
  visiting((construct) => construct instanceof AwsKmsAccount && change(construct));

const NO_TEAM = ofGuard("prod/db", "RequireTags", rules.tagMissing({ name: "team", got: "none", names: ["team"] }));

describe.each([
  ["before", [0, 1]],
  ["after", [1, 0]],
])("a guard that was added %s another aspect", (_, order) => {
  const add = (stack: TerraformStack, guard: object, change: object) => {
    const aspects = [guard, change] as Parameters<Aspects["add"]>[0][];
    for (const index of order) Aspects.of(stack).add(aspects[index]!);
  };

  test("sees the regions that the aspect sets", () => {
    const stack = newStack();
    account(stack);
    add(
      stack,
      EU(),
      onAccounts((own) => {
        own.regions = ["us-east-1"];
      }),
    );
    expect(synth(stack)).toContain(`[prod/own] ${NOT_ALLOWED}`);
    expect(refusal(() => Testing.synth(stack, true))).toContain(`[prod/own] ${NOT_ALLOWED}`);
  });

  test("sees that the aspect takes the tags away", () => {
    const stack = newStack();
    secret(stack, { tags: { team: "payments" } });
    add(
      stack,
      new RequireTags(["team"]),
      visiting((one) => one instanceof AzureSecret && one.resetTags()),
    );
    expect(synth(stack)).toContain(NO_TEAM);
  });

  test("accepts a tag that the aspect adds", () => {
    const stack = newStack();
    secret(stack);
    const addTag = visiting((one) => {
      if (one instanceof AzureSecret) one.tags = { team: "payments" };
    });
    add(stack, new RequireTags(["team"]), addTag);
    expect(synth(stack)).toBeUndefined();
  });
});

describe.each<[string, (stack: TerraformStack) => void]>([
  ["an override of the resource", (stack) => account(stack).addOverride("regions", ["us-east-1"])],
  [
    "an override of the stack",
    (stack) => {
      account(stack);
      stack.addOverride("resource.cckm_aws_kms_account.own.regions", ["us-east-1"]);
    },
  ],
  [
    "a resource that only an override of the stack makes",
    (stack) => stack.addOverride("resource.cckm_aws_kms_account.other", { regions: ["us-east-1"] }),
  ],
  [
    "a list of blocks in an override",
    (stack) => stack.addOverride("resource.cckm_aws_kms_account.other", [{ regions: ["us-east-1"] }]),
  ],
  ["a raw TerraformResource", (stack) => raw(stack, ["us-east-1"])],
  ["a raw TerraformResource below another construct", (stack) => raw(new Construct(stack, "team"), ["us-east-1"])],
  ["a resource with forEach", (stack) => account(stack, ["us-east-1"], { forEach: TerraformIterator.fromList(["a"]) })],
])("%s", (_, make) => {
  test.each<[string, (stack: TerraformStack) => IConstruct, object]>([
    ["the stack", (stack) => stack, {}],
    ["the app", (stack) => stack.node.root, {}],
    ["the stack, with skipValidation", (stack) => stack, { skipValidation: true }],
    ["the app, with skipValidation", (stack) => stack.node.root, { skipValidation: true }],
  ])("is refused by a guard on %s, and no file is left", (__, scope, options) => {
    const stack = newStack(newApp(options));
    make(stack);
    expect(synth(stack)).toBeUndefined();
    expect(existsSync(fileOf(stack))).toBe(true);
    Aspects.of(scope(stack)).add(EU());
    expect(synth(stack)).toContain(NOT_ALLOWED);
    expect(existsSync(fileOf(stack))).toBe(false);
  });

  test("is refused in an app without any construct of this package", () => {
    for (const on of ["stack", "app"]) {
      const stack = new TerraformStack(newApp({ skipValidation: true }), "alone");
      raw(stack, ["us-east-1"]);
      Aspects.of(on === "app" ? stack.node.root : stack).add(EU());
      expect(synth(stack)).toContain(`[alone/raw] ${NOT_ALLOWED}`);
    }
  });
});

test("all that the guards refuse in a stack is said at once, beside its other problems", () => {
  const stack = newStack();
  account(stack, ["us-east-1"]).accountId = "12";
  secret(stack);
  Aspects.of(stack).add(EU());
  Aspects.of(stack.node.root).add(new RequireTags(["team"]));
  const said = synth(stack);
  expect(said).toContain(NOT_ALLOWED);
  expect(said).toContain(NO_TEAM);
  expect(said).toContain("[prod/own] accountId: Invalid value.");
});

test("a stack is rendered once more where it has guards, and not at all more where it has none", () => {
  const renderings = (guarded: boolean) => {
    const stack = newStack();
    account(stack);
    if (guarded)
      for (const guard of [EU(), new RequireTags(["team"]), new ForbidActions(["keydelete"])])
        Aspects.of(stack).add(guard);
    let count = 0;
    const { toTerraform } = stack;
    stack.toTerraform = () => {
      count += 1;
      return toTerraform.call(stack);
    };
    expect(synth(stack)).toBeUndefined();
    return count;
  };
  expect(renderings(false)).toBe(1);
  expect(renderings(true)).toBe(2);
});

test.each([`$${tf("prod")}`, `$$${tf("prod")}`, "%%{prod}"])(
  "%s is a text, and no expression that could be something else",
  (stage) => {
    const stack = newStack();
    secret(stack, { tags: { stage } });
    Aspects.of(stack).add(new RequireTags(["stage"], { allowedValues: { stage: ["prod"] } }));
    expect(synth(stack)).toContain("[prod/db] RequireTags: tags.stage: Value not allowed.");
  },
);

test.each<[string, (stack: TerraformStack) => unknown]>([
  ["Testing.synth", (stack) => Testing.synth(stack, true)],
  ["Testing.synthHcl", (stack) => Testing.synthHcl(stack, true)],
  ["Testing.fullSynth", (stack) => Testing.fullSynth(stack)],
])("%s of a stack without any construct of this package asks a guard on its app", (_, test) => {
  const stack = new TerraformStack(newApp(), "alone");
  raw(stack, ["us-east-1"]);
  Aspects.of(stack.node.root).add(EU());
  expect(refusal(() => test(stack))).toContain(`[alone/raw] ${NOT_ALLOWED}`);
});

test.each<[string, () => unknown, string]>([
  [
    "AllowedRegions",
    () => new AllowedRegions(["eu-*"], { refuseUnknwon: true } as object),
    'AllowedRegions: Unsupported argument. An argument named "refuseUnknwon" is not expected here. Did you mean "refuseUnknown"?',
  ],
  ["RequireTags", () => new RequireTags(["a"], { allowed: {} } as object), 'named "allowed" is not expected here'],
])("an option of %s that does not exist is refused", (_, make, message) => {
  expect(make).toThrow(message);
});
