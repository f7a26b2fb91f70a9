import { table } from "./markdown";

/** The page on who owns what. */
export function ownershipPage(): string {
  return [
    "# One owner",
    "Each object of CCKM has at most one entry in a state. No destroy removes what another entry of the state, or another stack of the app, manages. Nothing is taken over without evidence or a person's word. Where that cannot be certain the answer is a refusal that names the object, who has it, and the line to write.",
    "## What is there already",
    "A create looks for its object by name before it makes one; a run that makes many accounts or secrets looks into one list of all, which is at most ten seconds old and has what the run itself made. What CCKM refuses because somebody made it since is looked up, and refused too. What a create finds, it takes over as the provider's `adopt` says:",
    table(
      ["`adopt`", "What a create takes over"],
      [
        ["`own` (default)", "what the journal shows that a killed run of this stack made, and is exactly as asked for"],
        [
          "`identical`",
          "whatever is exactly as asked for. Another state may own it: the plan says so, and the apply takes over only what a plan in the same folder said and no state has shown since",
        ],
        ["`never`", "nothing"],
      ],
    ),
    "Permissions are no objects of their own. Under `own`, rights beyond the views that `actions` imply and that this stack did not write are refused at plan, where the account is known; under `identical` they are brought to `actions`, and the plan warns of what it revokes. What only the apply sees is refused under both. What somebody grants in the seconds between the look and the write, CCKM adds up with what this run grants, and its reply shows it: then nothing is revoked, since nobody can tell whose is what both asked for; the run ends in an error that names what else was granted, and the state has none of it. A grant of nothing but what this run asks for, in just these seconds, cannot be told from it. `CCKM_ADOPT=identical terraform apply` says it for one run, whatever the configuration says, and the plan says so aloud.",
    "## The journal",
    "Before a request that makes something, the provider writes a small file into `cckm-journal`: in the folder `CCKM_JOURNAL`, else in Terraform's own (`TF_DATA_DIR`, else `.terraform`). The file holds the object's type and name, server, domain, workspace, stack (with where a remote state of it lies) and the server's time; no secret. It is removed when the run ended in order, when a later plan shows the object in the state, or when CCKM refused or nothing was sent. After a kill the next run looks for the object and takes it over when it was made after its entry and is as asked for.",
    "Recovering a soft-deleted secret is written down in the same way, and the next run goes on with it. A run that is told to stop (Ctrl-C) first finishes such a secret, for up to half a minute.",
    "Where nothing lasts between jobs, as in most pipelines, a killed create ends in a refusal with name, time and import line. Let `CCKM_JOURNAL` name a folder that lasts; or, once, `CCKM_ADOPT=identical`. Terraform brings nothing of what a plan says to its apply but the planned values, so the word of `identical` lies in this folder too: where plan and apply are jobs of their own, let both have it. A folder that cannot be written is one warning.",
    "## Moving",
    "To another address of the same stack: a `moved` block, in CDKTF `moveFromId` or `moveTo`. Without it the plan is refused, as nothing says whether the old object goes before the new one comes.",
    '```hcl\nmoved {\n  from = cckm_aws_kms_account.payments\n  to   = cckm_aws_kms_account.billing\n}\n```\n\n```ts\nnew AwsKmsAccount(stack, "billing", props).moveFromId("cckm_aws_kms_account.payments");\n```',
    "To another stack, or another state: the old one forgets the object, the new one imports it. Both may be deployed at once, in any order; the object is not touched. When both have been deployed, take the two pieces out again.",
    '```ts\n// The stack that had it.\none.addOverride("removed", [{ from: "cckm_aws_kms_account.payments", lifecycle: { destroy: false } }]);\n// The stack that gets it: permissions and secrets have import ids of their own, see their pages.\nnew AwsKmsAccount(two, "payments", props).importFrom("payments");\n```',
    '```hcl\n# The state that had it.\nremoved {\n  from = cckm_aws_kms_account.payments\n  lifecycle {\n    destroy = false\n  }\n}\n\n# The state that gets it.\nimport {\n  to = cckm_aws_kms_account.payments\n  id = "payments"\n}\n```',
    "A construct that was only moved in the code is refused: synth writes beside each stack (`cckm-other-stacks.json`) what the app's other stacks declare, and the old stack destroys none of it. Permissions go with their account, whoever manages them. So an account is not destroyed or replaced as long as CCKM lists permissions on it that another stack of the app declares: take them out of that stack, or destroy it, first. The synth knows their account by its construct, in this stack or in another one, by its id, and by a data source that asks for its name or id. Where only Terraform knows the account, or the vault of a secret, the other stack's state decides, as far as it lies in a file of this machine: with those very permissions in it they are not destroyed; nor are they as long as it has none of that user or group, since a deploy may be about to bring them. Of a state that lies elsewhere the plan warns. Within a stack the same holds for permissions that name their account by its id: let `kms_id` refer to the account, so that Terraform knows what goes with it. It holds for a vault too, whose removal with `force_destroy` would let CCKM forget the secrets in it: not as long as CCKM lists one that another stack of the app declares, nor with one that stays in the same configuration and names the vault by its name or id. And it holds for a run with `-target`: an account or vault is not destroyed with permissions on it, or secrets in it, that the state has and the run leaves out. The provider looks for them where the state lies in a file of this machine; of a state that lies elsewhere Terraform shows it nothing.",
    "Names count together with the provider's address and domain; an address that is only known to Terraform counts as the same server, so give stacks of different servers their addresses in the code.",
    "## Replacing",
    'A new object cannot be made while its predecessor has the name: with `create_before_destroy`, which Terraform also passes on from dependents, a replacement under the same name is refused before anything is touched; synth warns of it. So is the replacement of a secret that its destroy leaves in the vault (`on_destroy = "retain"`, or `soft-delete` without `recover_soft_deleted`). A report may be made again under its name: `-replace` makes a new one. Terraform shows no warning of a plan with `-replace`, nor of one with `-target` on what it leaves out, so that nothing says that the report which goes cannot be made again: look for `must be replaced` and set `on_destroy = "retain"` before.',
    "## Two entries of one object",
    "Two resources that are one object are refused at synth where it can be seen, else at plan, else at apply. Should two imports have brought one object into a state twice, forget one entry: `terraform state rm`, or a `removed` block. Terraform runs a process for each provider configuration (`alias`), and shows none what another one does: an object that the state has under two of them is destroyed by neither, where the state lies in a file of this machine.",
    "## Destroying in spite of a refusal",
    "Before `terraform destroy` Terraform plans everything once more, to refresh, and a refusal of that plan stops the destroy too. `terraform destroy -refresh=false` (with the cdktf CLI: the environment variable `TF_CLI_ARGS_destroy=-refresh=false`) leaves that plan out and destroys what the state has. What another stack declares is destroyed by neither: `terraform state rm`, or a `removed` block, lets the state forget it.",
  ]
    .join("\n\n")
    .concat("\n");
}
