import { cckmProviderSchema, resources } from "../../../lib/contract";
import { camelCase } from "../../../lib/schema";
import { commentOf, memberList } from "../doc-comments";
import { exampleText } from "../example";
import { block, page, table } from "../markdown";

const SECRET_INPUT = "constructs/azure-secret/secret-input";

/** The page of secrets that are kept nowhere. */
export function secretInputPage(): string {
  return page([
    "# SecretInput",
    commentOf(SECRET_INPUT, "SecretInput"),
    block("ts", exampleText("secret-input")),
    block("sh", "TF_VAR_db_password=… npx cdktf deploy prod"),
    "## Members",
    memberList(SECRET_INPUT, "SecretInput"),
    "## Where it is taken",
    table(
      ["Construct", "Prop", "Until when it is needed"],
      [
        ["`CckmProvider`", "`password`", "every plan and apply; without it, `CIPHERTRUST_PASSWORD`"],
        ...takers().map(([construct, prop]) => [
          `\`${construct}\``,
          `\`${prop}\``,
          "the create, and each apply with another `valueVersion`",
        ]),
      ],
    ),
    "A text is refused by the types, and at synth where there are none (`secret-not-ephemeral`): it would be in `cdk.tf.json`.",
    "## What a refusal does not see",
    "The check at synth is against a mistake, not against whoever wants to have a secret in the code. An expression that refers to something ephemeral is refused where it may give a text of its own: a branch of a condition, a default, an element of a list, a value of an object; and where a variable that is not ephemeral stands in such a place. These are not seen:",
    [
      "- text around a reference in a string, as it may be a prefix",
      '- the text of a `format` or `formatlist`, also where it shows nothing of what it is given (`"hunter2%.0s"`), and what `replace`, `join`, `trim…`, `regex` and `split` take beside the secret',
      "- keys of objects, of `for`, of `lookup` and in brackets, which say where the secret is",
      "- what a local, a data source or an attribute of a resource beside the reference holds (`coalesce(ephemeral.vault.db.data, local.fallback)`), as only Terraform resolves it",
      '- a text that the reference is compared with (`ephemeral.vault.db.data != "…"`)',
      "- texts of up to three signs without letters and digits, and numbers of up to three digits",
    ].join("\n"),
    "Whoever reviews `cdk.tf.json` sees them there.",
    "## A new value",
    "Terraform cannot compare what it does not keep. Count `valueVersion` up (or down): the next apply sends the value that the variable has then, as a new version in Azure. The value alone changes nothing.",
    "## Where it is, and where not",
    table(
      ["", "The value"],
      [
        ["the code, `cdk.tf.json`, HCL", "no: a variable's name, or a reference"],
        ["a saved plan, a [change set](change-sets.md)", "no: the variable is ephemeral, the argument write-only"],
        ["the state", "no, see [backends.md](backends.md)"],
        ["logs, errors, reviews", "no; what CCKM repeats of it is taken out"],
        ["the environment of the process that applies", "yes, as `TF_VAR_…`: give it to that job alone"],
        ["CCKM and Azure", "yes"],
      ],
    ),
    "## In a pipeline",
    "The job that plans needs no value: without it `cckm plan` plans with a placeholder, which the provider refuses to send. The job that applies has it, see [pipelines.md](pipelines.md). Plans of drift do not ask for it. Nor do destroys, except where a secret was never made or `valueVersion` was counted up since the last apply: Terraform plans that before it destroys, so run `terraform destroy -refresh=false`, or set the variable to any text, which is not sent.",
  ]);
}

/** Write-only arguments of the resources. */
function takers(): [string, string][] {
  if (!cckmProviderSchema.attributes.password.options.sensitive) throw new Error("The password is not sensitive.");
  return resources.flatMap(({ construct, schema }) =>
    Object.entries(schema.attributes)
      .filter(([, { options }]) => options.writeOnly)
      .map(([name]): [string, string] => [construct, camelCase(name)]),
  );
}
