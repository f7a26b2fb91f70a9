import { AwsKmsAccount, AwsKmsAction, AzureSecret, Principal } from "../../../lib";
import { synthToObjects } from "../../../lib/testing";
import { allCatalogues } from "../../words/catalogues";
import { commentOf, memberList } from "../doc-comments";
import { exampleStack, exampleText } from "../example";
import { block, page, table } from "../markdown";

const GUARDS = [
  ["AllowedRegions", "allowed-regions"],
  ["ForbidActions", "forbid-actions"],
  ["RequireExpiry", "require-expiry"],
  ["RequireTags", "require-tags"],
] as const;

/** The page of the guard rails. */
export async function guardsPage(): Promise<string> {
  const entries = (await allCatalogues()).flatMap((catalogue) => catalogue.entries);
  return page([
    "# Guard rails",
    "Aspects that refuse, at synth, what a team must not deploy. They are put on an app, a stack or a construct and hold for everything in it. A [policy](policy.md) has rules of the same names and options, which it holds against what a plan changes.",
    block("ts", exampleText("guards")),
    "A synth that is refused names the construct, the guard, what was found, what is allowed, and a [code](errors.md#rules-of-guards-and-policies); nothing can be deployed then:",
    block("text", await refusal()),
    "## What there is",
    ...GUARDS.flatMap(([name, file]) => [
      `### ${name}`,
      commentOf(`constructs/guards/${file}`, name),
      memberList(`constructs/guards/${file}`, name, ["visit"]),
    ]),
    "### Options",
    [
      memberList("constructs/guards/guard-options", "GuardOptions"),
      memberList("constructs/guards/require-expiry", "RequireExpiryOptions"),
      memberList("constructs/guards/require-tags", "RequireTagsOptions"),
    ].join("\n"),
    "The first one is of every guard, the next two are of `RequireExpiry`, the last one of `RequireTags`.",
    "## What they see",
    [
      "- What is written into the stack's file, whatever wrote it: a construct of this package, `addOverride`, an escape hatch, another aspect that ran later.",
      "- Of a value that only Terraform knows (a variable, another resource's attribute) that it is not known. It is a warning; with `refuseUnknown` it is refused. So are modules and code that Terraform generates for an import. Texts beside it in a list or a map are judged, also where `Fn.concat`, `Fn.setunion`, `Fn.merge` or a grant put it together, and what instances take from a `forEach` that is written out.",
      "- What a resource has Terraform leave as it finds it (`ignoreChanges`, also `all`): what is written is judged, and holds for a create alone. A judged argument that is ignored is a warning; with `refuseUnknown` it is refused.",
      "- Not what a number became that only Terraform knows and that JavaScript counted with (`count % 7`): it is a number as any other, and no longer known for one. Count with `Op` and `Fn` of cdktf.",
      "- Of a stack that is written as HCL (`SYNTH_HCL_OUTPUT`) what cdktf's writer is given. That writer does not escape all texts: what one of several lines makes of the file is not seen. Write JSON, or have a [policy](policy.md) look at the plan.",
      "- Of an app that holds no construct of this package, only raw resources or overrides: not a copy of cdktf that the guard cannot find, such as the second one in a bundled file, or a third that is loaded after the guard. A `CckmProvider` in the app is enough for it to be found.",
      "- Nothing outside of the code: what exists in CCKM and was never in this stack is not looked at. `cckm review` and a [policy](policy.md) look at the plan.",
    ].join("\n"),
    "Whoever may change the code that adds a guard may take it out. Keep it where others review, such as in a base class of all stacks in a package of its own; a [policy](policy.md), with the same rules and words, is the protected branch's.",
    "## In a test",
    'A guard needs no CCKM and no Terraform: `synthToObjects` of `cdktf-cckm/testing` throws what a synth would, see [testing.md](testing.md).\n\n```ts\nexpect(() => synthToObjects(stack)).toThrow("guard-region-not-allowed");\n```',
    "## A rule of your own",
    "Any aspect of cdktf that adds an error makes a synth fail too. Unlike the guards it sees constructs, not what is written, and the cdktf CLI leaves the file, which `terraform apply` would take. It asks for the type, since `instanceof` sees nothing of a second copy of the package, as in a pnpm workspace:",
    block("ts", exampleText("guard-of-your-own")),
    "## Messages",
    table(
      ["Code", "When"],
      entries
        .filter(({ code }) => code.startsWith("guard-"))
        .map(({ code, when }) => [`[${code}](errors.md#${code})`, when]),
    ),
  ]);
}

/** What the example's guards say of a stack that breaks each of them. */
async function refusal(): Promise<string> {
  const stack = await exampleStack("guards", "prod");
  const account = new AwsKmsAccount(stack, "payments", {
    name: "payments",
    accountId: "123456789012",
    awsConnection: "aws",
    regions: ["us-east-1"],
  });
  account.grant(Principal.group("CCKM Users"), [AwsKmsAction.KEY_DELETE]);
  new AzureSecret(stack, "db", {
    secretName: "db-password",
    keyVault: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863",
    tags: { team: "payments", stage: "test" },
  });
  try {
    synthToObjects(stack);
  } catch (error) {
    return (error as Error).message.replaceAll(/\n\s*\n/g, "\n");
  }
  throw new Error("The example's guards refuse nothing.");
}
