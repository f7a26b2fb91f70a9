import { Aspects, TerraformStack } from "cdktf";
import {
  AllowedRegions,
  AwsKmsAccount,
  AwsKmsAcl,
  AzureSecret,
  CckmProvider,
  ForbidActions,
  RequireExpiry,
  RequireTags,
  SecretInput,
} from "../../../../lib";
import { problemsOf, testApp } from "../../../support/app";

type Make = (stack: TerraformStack, ignoreChanges: string | string[]) => AwsKmsAccount;

const account = (stack: TerraformStack, ignoreChanges: string | string[]) =>
  new AwsKmsAccount(stack, "x", {
    ...{ name: "own", accountId: "123456789012", awsConnection: "aws", regions: ["eu-west-1"] },
    lifecycle: { ignoreChanges } as never,
  });
const acl = (stack: TerraformStack, ignoreChanges: string | string[]) =>
  new AwsKmsAcl(stack, "x", {
    ...{ kms: "0b90f8de-8617-498d-ad63-ca18eb717ae7", group: "team", actions: ["keycreate"] },
    lifecycle: { ignoreChanges } as never,
  } as never);
const secret = (stack: TerraformStack, ignoreChanges: string | string[]) =>
  new AzureSecret(stack, "x", {
    ...{ secretName: "db", keyVault: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863" },
    ...{ value: SecretInput.fromVariable("db"), tags: { team: "payments" }, exp: "2999-01-01T00:00:00Z" },
    lifecycle: { ignoreChanges } as never,
  });

const GUARDS: readonly [name: string, argument: string, rail: (options?: object) => object, make: unknown][] = [
  ["AllowedRegions", "regions", (options) => new AllowedRegions(["eu-*"], options), account],
  ["ForbidActions", "actions", (options) => new ForbidActions(["keydelete"], options), acl],
  ["RequireExpiry", "exp", (options) => new RequireExpiry(options), secret],
  ["RequireTags", "tags", (options) => new RequireTags(["team"], options), secret],
];

function told(rail: object, make: unknown, ignoreChanges: string | string[]) {
  const stack = new TerraformStack(testApp(), "dev");
  new CckmProvider(stack, "cckm", { install: false });
  Aspects.of(stack).add(rail as Aspects & AllowedRegions);
  (make as Make)(stack, ignoreChanges);
  const refused = problemsOf(stack);
  const warned = stack.node
    .findAll()
    .flatMap(({ node }) => node.metadata.filter(({ type }) => type.endsWith("/warn")).map(({ data }) => String(data)));
  return { refused, warned };
}

describe.each(GUARDS)("%s", (name, argument, rail, make) => {
  const text = `${name}: Not enforced. ${argument} is ignored by the resource's lifecycle (ignore_changes)`;

  test.each<[string, string | string[]]>([
    ["the argument that it judges", [argument]],
    ["that argument among others", ["id", argument]],
    ["all changes", "all"],
  ])("warns of a resource that ignores %s", (_, ignoreChanges) => {
    const { refused, warned } = told(rail(), make, ignoreChanges);
    expect(refused).toEqual([]);
    expect(warned).toEqual([expect.stringContaining(text)]);
    expect(warned[0]).toContain("(guard-value-ignored)");
  });

  test("refuses such a resource where it refuses what it does not know", () => {
    const { refused } = told(rail({ refuseUnknown: true }), make, [argument]);
    expect(refused).toEqual([expect.stringContaining(`[dev/x] ${text}`)]);
    expect(refused[0]).toContain("(guard-value-ignored-refused)");
  });

  test("says nothing of a resource that ignores another argument", () => {
    expect(told(rail({ refuseUnknown: true }), make, ["id"])).toEqual({ refused: [], warned: [] });
  });
});

const tags = () => new RequireTags(["team"], { refuseUnknown: true });
test.each([['tags["team"]'], ["tags.team"], ['tags[ "team" ]']])("RequireTags refuses that %s is ignored", (path) => {
  expect(told(tags(), secret, [path]).refused).toHaveLength(1);
});
test.each([['tags["owner"]'], ["tags.owner"]])("RequireTags lets %s be ignored, which it does not require", (path) => {
  expect(told(tags(), secret, [path])).toEqual({ refused: [], warned: [] });
});

test.each([['tags["te\\u0061m"]'], ['tags/**/["team"]'], ['tags[/**/"team"]'], ['/**/tags["team"]'], ["all # of it"]])(
  "RequireTags refuses that %s is ignored by an override, in which Terraform takes comments and escapes",
  (path) => {
    const make: Make = (stack) => {
      const made = secret(stack, []) as unknown as AwsKmsAccount;
      stack.addOverride("resource.cckm_azure_secret.x.lifecycle", { ignore_changes: [path] });
      return made;
    };
    expect(told(tags(), make, []).refused).toEqual([expect.stringContaining("RequireTags: Not enforced.")]);
  },
);

test("RequireTags refuses that a tag is ignored under the same name in other code points", () => {
  const rail = new RequireTags(["\u00e9quipe"], { refuseUnknown: true });
  const make: Make = (stack) => {
    const made = secret(stack, ['tags["e\u0301quipe"]']);
    made.tags = { "\u00e9quipe": "payments" };
    return made as unknown as AwsKmsAccount;
  };
  expect(told(rail, make, []).refused).toEqual([expect.stringContaining("RequireTags: Not enforced.")]);
});

test("what an override has ignored is seen too", () => {
  const make: Make = (stack) => {
    const made = account(stack, []);
    stack.addOverride("resource.cckm_aws_kms_account.x.lifecycle", [{ ignore_changes: ["regions"] }]);
    return made;
  };
  expect(told(new AllowedRegions(["eu-*"]), make, []).warned).toHaveLength(1);
});
