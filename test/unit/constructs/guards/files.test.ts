import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type App, Aspects, type TerraformStack, Testing } from "cdktf";
import { AllowedRegions } from "../../../../lib";
import {
  account,
  EU,
  fileOf,
  NOT_ALLOWED,
  newApp,
  newStack,
  refusal,
  synth,
  visiting,
  warningsInManifest,
} from "../../../support/guarded-stack";
import { tf } from "../samples";

test.each<[string, (stack: TerraformStack, wrap: (of: TerraformStack) => void) => void]>([
  ["set in the code", (stack, wrap) => wrap(stack)],
  [
    "set when the stack is prepared",
    (stack, wrap) => {
      const { prepareStack } = stack;
      stack.prepareStack = () => {
        prepareStack.call(stack);
        wrap(stack);
      };
    },
  ],
  ["of a later stack", ({ node: { root } }, wrap) => wrap(newStack(root as App, "later"))],
])("what a synthesizer of the team's own writes is judged: %s", (_, put) => {
  const stack = newStack();
  account(stack);
  Aspects.of(stack).add(EU());
  put(stack, (of) => {
    const { synthesizer } = of;
    of.synthesizer = {
      synthesize: (session) => {
        synthesizer.synthesize(session);
        const json = readFileSync(fileOf(stack), "utf8").replace("eu-west-1", "us-east-1");
        rmSync(fileOf(stack));
        writeFileSync(fileOf(stack), json);
      },
    };
  });
  expect(synth(stack)).toContain(`[prod/own] ${NOT_ALLOWED}`);
  expect(existsSync(fileOf(stack))).toBe(false);
});

test("a synthesizer of the team's own that writes nothing leaves nothing to judge but what it was given", () => {
  const silent = (stack: TerraformStack) => {
    Aspects.of(stack).add(EU());
    stack.synthesizer = { synthesize: () => {} };
    return synth(stack);
  };
  const [fine, wrong] = ["fine", "wrong"].map((id) => newStack(newApp(), id)) as [TerraformStack, TerraformStack];
  account(fine);
  account(wrong, ["us-east-1"]);
  expect(silent(fine)).toBeUndefined();
  expect(silent(wrong)).toContain(`[wrong/own] ${NOT_ALLOWED}`);
});

test.each([[false], [true]])(
  "a guard that an aspect of a later stack adds to the app judges the stacks before it too (skipValidation %p)",
  (skipValidation) => {
    const app = newApp({ skipValidation });
    const [first, second] = ["first", "second"].map((id) => newStack(app, id)) as [TerraformStack, TerraformStack];
    account(first, ["us-east-1"]);
    const guard = EU();
    Aspects.of(second).add(visiting((construct) => construct === second && Aspects.of(app).add(guard)));
    expect(synth(first)).toContain(`[first/own] ${NOT_ALLOWED}`);
    expect(existsSync(fileOf(first))).toBe(false);
    expect(existsSync(fileOf(second))).toBe(true);
  },
);

test("guards that come late refuse all stacks that were synthesized before, at once", () => {
  const app = newApp();
  const [first, second, third] = ["first", "second", "third"].map((id) => newStack(app, id)) as TerraformStack[];
  for (const stack of [first!, second!]) account(stack, ["us-east-1"]);
  const guard = EU();
  Aspects.of(third!).add(visiting((construct) => construct === third && Aspects.of(app).add(guard)));
  const said = synth(first!);
  for (const stack of [first!, second!]) {
    expect(said).toContain(`[${stack.node.id}/own] ${NOT_ALLOWED}`);
    expect(existsSync(fileOf(stack))).toBe(false);
  }
});

test("a synth that fails leaves no file of an earlier one for the stacks whose turn had not come, where they have guards", () => {
  const app = newApp();
  const [first, second, third] = ["first", "second", "third"].map((id) => newStack(app, id)) as TerraformStack[];
  const own = account(first!);
  account(second!, ["us-east-1"]);
  expect(synth(first!)).toBeUndefined();
  own.accountId = "12";
  Aspects.of(second!).add(EU());
  expect(synth(first!)).toContain("[first/own] accountId: Invalid value.");
  expect([second!, third!].map((stack) => existsSync(fileOf(stack)))).toEqual([false, true]);
});

describe("a warning is in the manifest, from which the cdktf CLI tells it, once,", () => {
  const WARNED = expect.stringContaining("[prod/own] AllowedRegions: regions: Not known at synth.");

  test.each([[false], [true]])("however often the app is synthesized (skipValidation %p)", (skipValidation) => {
    const stack = newStack(newApp({ skipValidation }));
    account(stack, [tf("var.region")]);
    Aspects.of(stack.node.root).add(EU());
    for (let times = 0; times < 2; times++) {
      expect(synth(stack)).toBeUndefined();
      expect(warningsInManifest(stack)).toEqual([WARNED]);
    }
  });

  test("also where an aspect of a later stack adds the guard", () => {
    const app = newApp();
    const stack = newStack(app);
    const later = newStack(app, "later");
    account(stack, [tf("var.region")]);
    const guard = EU();
    Aspects.of(later).add(visiting((construct) => construct === later && Aspects.of(app).add(guard)));
    expect(synth(stack)).toBeUndefined();
    expect(warningsInManifest(stack)).toEqual([WARNED]);
  });
});

test("a refusal by guards does not advise to skip validations, which would not help", () => {
  const stack = newStack();
  const own = account(stack, ["us-east-1"]);
  Aspects.of(stack).add(EU());
  const refusals = [() => (stack.node.root as App).synth(), () => Testing.synth(stack, true)].map((run) =>
    refusal(run),
  );
  for (const said of refusals) {
    expect(said).toContain("The guards' refusals hold with 'skipValidation: true' in your App configuration too.");
    expect(said).not.toContain("If you wish to ignore");
  }
  own.regions = ["eu-west-1"];
  own.accountId = "12";
  expect(synth(stack)).toContain("If you wish to ignore");
});

test.each(["", "true"])("a refusal leaves no file in the other language, with SYNTH_HCL_OUTPUT=%j", (refused) => {
  const written = (hcl: string, guarded: boolean) => {
    process.env.SYNTH_HCL_OUTPUT = hcl;
    const stack = newStack(newApp(), "languages");
    account(stack, ["us-east-1"]);
    if (guarded) Aspects.of(stack).add(new AllowedRegions(["eu-*"]));
    const refusal = synth(stack);
    delete process.env.SYNTH_HCL_OUTPUT;
    const files = ["cdk.tf", "cdk.tf.json"].filter((name) => existsSync(fileOf(stack, name)));
    return { refusal, files };
  };
  expect(written(refused === "" ? "true" : "", false).files).toHaveLength(1);
  expect(written(refused, true)).toEqual({ refusal: expect.stringContaining("us-east-1"), files: [] });
});
