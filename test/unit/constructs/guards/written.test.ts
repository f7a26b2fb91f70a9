import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, Aspects, TerraformHclModule, TerraformIterator, TerraformResource, TerraformStack, Testing } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import {
  AllowedRegions,
  AwsKmsAccount,
  AzureSecret,
  CckmProvider,
  ForbidActions,
  RequireTags,
  SecretInput,
} from "../../../../lib";
import * as rules from "../../../../lib/rules/words";
import { ofGuard } from "../../../support/messages";
import { tf } from "../samples";

const outdir = mkdtempSync(join(tmpdir(), "guards-"));
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

const newApp = (options: object = {}) => new App({ outdir, stackTraces: false, ...options });

function newStack(app = newApp(), id = "prod"): TerraformStack {
  const stack = new TerraformStack(app, id);
  new CckmProvider(stack, "cckm", { install: false });
  return stack;
}

const account = (scope: Construct, regions: string[] = ["eu-west-1"], more: object = {}) =>
  new AwsKmsAccount(scope, "own", { name: "own", accountId: "123456789012", awsConnection: "aws", regions, ...more });

const secret = (scope: Construct, tags?: Record<string, string>) =>
  new AzureSecret(scope, "db", {
    secretName: "db",
    keyVault: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863",
    value: SecretInput.fromVariable("db"),
    tags,
  });

const raw = (scope: Construct, regions: unknown) => {
  const resource = new TerraformResource(scope, "raw", { terraformResourceType: "cckm_aws_kms_account" });
  resource.addOverride("regions", regions);
  return resource;
};

const visiting = (change: (construct: IConstruct) => void) => ({ visit: change });
const onAccounts = (change: (account: AwsKmsAccount) => void) =>
  visiting((construct) => construct instanceof AwsKmsAccount && change(construct));

const fileOf = (stack: TerraformStack) => join(outdir, "stacks", stack.node.id, "cdk.tf.json");

function refusal(synth: () => unknown): string | undefined {
  try {
    synth();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

const synth = (stack: TerraformStack) => refusal(() => (stack.node.root as App).synth());

const warnings = (stack: TerraformStack) =>
  stack.node
    .findAll()
    .flatMap(({ node }) =>
      node.metadata.filter(({ type }) => type.endsWith("/warn")).map(({ data }) => `[${node.path}] ${data}`),
    );

const EU = () => new AllowedRegions(["eu-*"]);
const NOT_ALLOWED =
  'AllowedRegions: regions: Region not allowed. Expected each of regions to be one of ["eu-*"], got "us-east-1". Remove it. (guard-region-not-allowed)';

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
    secret(stack, { team: "payments" });
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
  [
    "a resource with forEach",
    (stack) => account(stack, ["us-east-1"], { forEach: TerraformIterator.fromList(["a", "b"]) }),
  ],
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

test("what a synthesizer of the team's own writes is judged", () => {
  const stack = newStack();
  account(stack);
  Aspects.of(stack).add(EU());
  const { synthesizer } = stack;
  stack.synthesizer = {
    synthesize: (session) => {
      synthesizer.synthesize(session);
      const json = readFileSync(fileOf(stack), "utf8").replace("eu-west-1", "us-east-1");
      rmSync(fileOf(stack));
      writeFileSync(fileOf(stack), json);
    },
  };
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

describe("resources inside a module, which cannot be seen:", () => {
  const withModule = () => {
    const stack = newStack();
    new TerraformHclModule(stack, "accounts", { source: "acme/accounts/aws" });
    return stack;
  };

  test("guards warn of them", () => {
    const stack = withModule();
    Aspects.of(stack).add(EU());
    expect(synth(stack)).toBeUndefined();
    expect(warnings(stack)).toEqual([
      "[prod/accounts] AllowedRegions: Not known at synth. A cckm_aws_kms_account inside the module accounts cannot be seen here. Look at it in the plan. (guard-resource-hidden)",
    ]);
  });

  test("guards with refuseUnknown refuse them", () => {
    const stack = withModule();
    Aspects.of(stack.node.root).add(new ForbidActions(["keydelete"], { refuseUnknown: true }));
    expect(synth(stack)).toContain("[prod/accounts] ForbidActions: Not known at synth. A cckm_aws_kms_acl inside");
  });
});

test("a value that an iterator gives is not known at synth", () => {
  const stack = newStack();
  account(stack, ["eu-west-1"], { forEach: TerraformIterator.fromList(["us-east-1"]) }).regions = [tf("each.value")];
  Aspects.of(stack).add(new AllowedRegions(["eu-*"], { refuseUnknown: true }));
  expect(synth(stack)).toContain(
    "[prod/own] AllowedRegions: regions: Not known at synth. It holds an expression that only Terraform resolves. Set a value that is known here. (guard-value-not-known-refused)",
  );
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

describe("a warning is in the manifest, from which the cdktf CLI tells it, once,", () => {
  const inManifest = (stack: TerraformStack) => {
    const { stacks } = JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8"));
    const { annotations } = stacks[stack.node.id] as { annotations: { constructPath: string; message: string }[] };
    return annotations.map(({ constructPath, message }) => `[${constructPath}] ${message}`);
  };
  const WARNED = expect.stringContaining("[prod/own] AllowedRegions: regions: Not known at synth.");

  test.each([[false], [true]])("however often the app is synthesized (skipValidation %p)", (skipValidation) => {
    const stack = newStack(newApp({ skipValidation }));
    account(stack, [tf("var.region")]);
    Aspects.of(stack.node.root).add(EU());
    for (let times = 0; times < 2; times++) {
      expect(synth(stack)).toBeUndefined();
      expect(inManifest(stack)).toEqual([WARNED]);
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
    expect(inManifest(stack)).toEqual([WARNED]);
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
    const files = ["cdk.tf", "cdk.tf.json"].filter((name) => existsSync(join(outdir, "stacks/languages", name)));
    return { refusal, files };
  };
  expect(written(refused === "" ? "true" : "", false).files).toHaveLength(1);
  expect(written(refused, true)).toEqual({ refusal: expect.stringContaining("us-east-1"), files: [] });
});

test("a stack that is synthesized as HCL is judged too", () => {
  process.env.SYNTH_HCL_OUTPUT = "true";
  try {
    for (const skipValidation of [false, true]) {
      const stack = newStack(newApp({ skipValidation }));
      account(stack, ["us-east-1"]);
      Aspects.of(stack.node.root).add(EU());
      expect(synth(stack)).toContain(`[prod/own] ${NOT_ALLOWED}`);
      expect(existsSync(join(outdir, "stacks/prod/cdk.tf"))).toBe(false);
    }
  } finally {
    delete process.env.SYNTH_HCL_OUTPUT;
  }
});

describe("a stack that is synthesized as HCL, which is not always what its JSON would be, is judged by its HCL:", () => {
  beforeAll(() => {
    process.env.SYNTH_HCL_OUTPUT = "true";
  });
  afterAll(() => {
    delete process.env.SYNTH_HCL_OUTPUT;
  });

  class Differing extends TerraformResource {
    protected override synthesizeAttributes() {
      return { regions: ["eu-west-1"] };
    }
    protected override synthesizeHclAttributes() {
      return { regions: { value: ["us-east-1"], type: "set", storageClassType: "stringList", isBlock: false } };
    }
  }

  test.each<[string, string, (stack: TerraformStack) => unknown]>([
    ["an override of the value", "own", (stack) => account(stack).addOverride("regions.value", ["us-east-1"])],
    [
      "an override in the form of HCL",
      "raw",
      (stack) => raw(stack, { value: ["us-east-1"], type: "set", storageClassType: "stringList", isBlock: false }),
    ],
    ["a list in a text, which is written as it is", "raw", (stack) => raw(stack, '["us-east-1"]')],
    [
      "a class that writes other HCL than JSON",
      "other",
      (stack) => new Differing(stack, "other", { terraformResourceType: "cckm_aws_kms_account" }),
    ],
  ])("%s", (_, id, make) => {
    for (const skipValidation of [false, true]) {
      const stack = newStack(newApp({ skipValidation }));
      make(stack);
      Aspects.of(stack.node.root).add(EU());
      expect(synth(stack)).toContain(`[prod/${id}] ${NOT_ALLOWED}`);
      expect(existsSync(join(outdir, "stacks/prod/cdk.tf"))).toBe(false);
    }
  });

  test("a tag that is a quoted nothing in an override", () => {
    const stack = newStack();
    new TerraformResource(stack, "db", { terraformResourceType: "cckm_azure_secret" }).addOverride("tags.team", '""');
    Aspects.of(stack).add(new RequireTags(["team"]));
    expect(synth(stack)).toContain("[prod/db] RequireTags: tags: Missing tag.");
  });

  test("an import for which Terraform generates the resource", () => {
    const stack = newStack();
    AwsKmsAccount.generateConfigForImport(stack, "own", "0b90f8de-8617-498d-ad63-ca18eb717ae7");
    Aspects.of(stack).add(new AllowedRegions(["eu-*"], { refuseUnknown: true }));
    expect(synth(stack)).toContain(
      "[prod/own] AllowedRegions: Not known at synth. A cckm_aws_kms_account that Terraform",
    );
  });

  test("a module, and changes that a resource ignores", () => {
    const stack = newStack();
    new TerraformHclModule(stack, "accounts", { source: "acme/accounts/aws" });
    account(stack, ["eu-west-1"], { lifecycle: { ignoreChanges: ["regions"] } });
    Aspects.of(stack).add(new AllowedRegions(["eu-*"], { refuseUnknown: true }));
    const said = synth(stack);
    expect(said).toContain("[prod/accounts] AllowedRegions: Not known at synth.");
    expect(said).toContain("[prod/own] AllowedRegions: Not enforced.");
  });
});

test("a tag that an override of a stack would add is not in HCL, where cdktf leaves it out, so that it is missing", () => {
  process.env.SYNTH_HCL_OUTPUT = "true";
  try {
    for (const skipValidation of [false, true]) {
      const stack = newStack(newApp({ skipValidation }));
      secret(stack);
      stack.addOverride("resource.cckm_azure_secret.db.tags.team", "payments");
      Aspects.of(stack).add(new RequireTags(["team"]));
      expect(synth(stack)).toContain("[prod/db] RequireTags: tags: Missing tag.");
    }
  } finally {
    delete process.env.SYNTH_HCL_OUTPUT;
  }
});

test.each([`$${tf("prod")}`, `$$${tf("prod")}`, "%%{prod}"])(
  "%s is a text, and no expression that could be something else",
  (stage) => {
    const stack = newStack();
    secret(stack, { stage });
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

describe("a resource that Terraform writes for an import", () => {
  const withImport = (options: object, make?: (stack: TerraformStack) => unknown) => {
    const stack = newStack();
    AwsKmsAccount.generateConfigForImport(stack, "own", "0b90f8de-8617-498d-ad63-ca18eb717ae7");
    make?.(stack);
    Aspects.of(stack).add(new AllowedRegions(["eu-*"], options));
    return { said: synth(stack), warnings: warnings(stack) };
  };
  const HIDDEN =
    "AllowedRegions: Not known at synth. A cckm_aws_kms_account that Terraform generates for the import to cckm_aws_kms_account.own cannot be seen here.";

  test("cannot be seen, so that a guard warns of it", () => {
    expect(withImport({})).toEqual({
      said: undefined,
      warnings: [`[prod/own] ${HIDDEN} Look at it in the plan. (guard-resource-hidden)`],
    });
  });

  test("cannot be seen, so that a guard with refuseUnknown refuses it", () => {
    expect(withImport({ refuseUnknown: true }).said).toContain(`[prod/own] ${HIDDEN}`);
  });

  test.each([
    "cckm_aws_kms_account/**/.own",
    "/* */ cckm_aws_kms_account.own",
    "cckm_aws_kms_account. # the account\nown",
    "cckm_aws_kms_account // .\n.own[0]",
    "/*[*/cckm_aws_kms_account.own",
  ])("cannot be seen where an override imports to %j, with a comment", (to) => {
    const stack = newStack();
    stack.addOverride("import", [{ to, id: "0b90f8de-8617-498d-ad63-ca18eb717ae7" }]);
    Aspects.of(stack).add(new AllowedRegions(["eu-*"], { refuseUnknown: true }));
    expect(synth(stack)).toContain(
      "[prod] AllowedRegions: Not known at synth. A cckm_aws_kms_account that Terraform generates for the import to ",
    );
  });

  test.each([" cckm_aws_kms_account . own", "cckm_aws_kms_account.own [0]", tf(" cckm_aws_kms_account.own ")])(
    "cannot be seen where an override imports to %j, as Terraform allows it",
    (to) => {
      const stack = newStack();
      stack.addOverride("import", [{ to, id: "0b90f8de-8617-498d-ad63-ca18eb717ae7" }]);
      Aspects.of(stack).add(new AllowedRegions(["eu-*"], { refuseUnknown: true }));
      expect(synth(stack)).toContain(`[prod] ${HIDDEN}`);
    },
  );

  test("is judged by a guard where the stack has it", () => {
    const written = { regions: ["eu-west-1"] };
    const add = (stack: TerraformStack) => stack.addOverride("resource.cckm_aws_kms_account.own", written);
    expect(withImport({ refuseUnknown: true }, add)).toEqual({ said: undefined, warnings: [] });
  });
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
