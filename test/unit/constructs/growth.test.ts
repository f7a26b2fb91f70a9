import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, Aspects, TerraformResource, TerraformStack, TerraformVariable, Tokenization } from "cdktf";
import { Node } from "constructs";
import {
  AllowedRegions,
  AwsKmsAccount,
  AwsKmsAcl,
  AzureSecret,
  CckmProvider,
  Principal,
  SecretInput,
} from "../../../lib";

type Fill = (stack: TerraformStack, count: number) => void;

/** How many constructs synth lists, elements it renders and values it resolves, in an app with that many constructs. */
function work(fill: Fill, count: number): { readonly listed: number; readonly rendered: number } {
  const lists = jest.spyOn(Node.prototype, "findAll");
  const spies = [
    jest.spyOn(TerraformResource.prototype, "toTerraform"),
    jest.spyOn(TerraformVariable.prototype, "toTerraform"),
    jest.spyOn(Tokenization, "resolve"),
  ];
  const outdir = mkdtempSync(join(tmpdir(), "growth-"));
  try {
    const app = new App({ outdir });
    const stack = new TerraformStack(app, "prod");
    new CckmProvider(stack, "cckm", { install: false });
    fill(stack, count);
    app.synth();
    const listed = lists.mock.results.reduce((sum, { value }) => sum + value.length, 0);
    return { listed, rendered: spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0) };
  } finally {
    for (const spy of [lists, ...spies]) spy.mockRestore();
    rmSync(outdir, { recursive: true });
  }
}

const account = (stack: TerraformStack, index: number) =>
  new AwsKmsAccount(stack, `account-${index}`, {
    name: `account-${index}`,
    accountId: String(index).padStart(12, "0"),
    awsConnection: "aws",
    regions: ["eu-west-1"],
  });

const secret = (stack: TerraformStack, index: number) =>
  new AzureSecret(stack, `secret-${index}`, {
    keyVault: "payments::7c7cd4d0-6a5c-4a5c-9f6b-0b7b1a9f3c11",
    secretName: `secret-${index}`,
    value: SecretInput.fromVariable(`secret_${index}`),
    valueVersion: 1,
  });

const each =
  (make: (stack: TerraformStack, index: number) => void): Fill =>
  (stack, count) => {
    for (let index = 0; index < count; index++) make(stack, index);
  };

const shapes: [string, Fill][] = [
  ["accounts", each(account)],
  [
    "accounts with permissions",
    each((stack, index) => {
      const kms = account(stack, index);
      new AwsKmsAcl(stack, `acl-${index}`, { kms, group: "CCKM Users", actions: ["keycreate"] });
    }),
  ],
  [
    "accounts with grants",
    each((stack, index) => account(stack, index).grant(Principal.group("CCKM Users"), ["keycreate"])),
  ],
  [
    "grants on one account",
    (stack, count) => {
      const kms = account(stack, 0);
      for (let index = 0; index < count; index++) kms.grant(Principal.user(`local|${index}`), ["keycreate"]);
    },
  ],
  ["secrets with variables of their own", each(secret)],
  [
    "accounts under a guard",
    (stack, count) => {
      Aspects.of(stack).add(new AllowedRegions(["eu-*"]));
      each(account)(stack, count);
    },
  ],
  [
    "accounts with overrides in their stack",
    each((stack, index) => {
      const { friendlyUniqueId: name } = account(stack, index);
      stack.addOverride(`resource.cckm_aws_kms_account.${name}.regions`, ["eu-west-2"]);
    }),
  ],
];

test("a stack is looked through once for all other stacks of the app", () => {
  const count = (stacks: number) =>
    work((first) => {
      for (let index = 0; index < stacks; index++) {
        const stack = new TerraformStack(first.node.root as App, `stack-${index}`);
        new CckmProvider(stack, "cckm", { install: false });
        account(stack, index).addOverride("lifecycle", {});
      }
    }, 0).rendered;
  const [few, more, most] = [count(2), count(4), count(6)];
  expect(most - more).toBe(more - few);
});

test.each(shapes)("each further construct costs synth the same: %s", (_, fill) => {
  const sum = (count: number) => Object.values(work(fill, count)).reduce((all, one) => all + one, 0);
  const [few, more, most] = [sum(10), sum(20), sum(30)];
  expect(most - more).toBe(more - few);
});
