/** What to do about messages that do not say it themselves, by code: their text has no room for it, or nothing is to be done. */
export const remedies: Readonly<Record<string, string>> = {
  ...said("Nothing, when that is what you meant; the other resource has it now.", [
    "acl-kept",
    "aws-kms-account-kept",
    "azure-report-kept",
    "azure-secret-kept",
    "azure-vault-kept",
  ]),
  ...said("Nothing. Look at the plan that follows: it shows what there is from now on.", [
    "acl-resumed",
    "ownership-resumed",
    "azure-secret-recovered",
    "azure-secret-recovered-with-value",
  ]),
  ...said("Nothing: there is nothing to revoke any more. Take the user or group out of the code.", [
    "acl-principal-unknown",
  ]),
  ...said("Apply, or take the report out of the code. Why it failed stands in CCKM's list of reports.", [
    "azure-report-not-complete",
  ]),
  ...said("Nothing: the job ends by itself. `cckm_azure_sync_jobs` lists it until then.", [
    "azure-sync-job-cancel-not-waited-for",
    "azure-sync-job-cancel-too-long",
  ]),
  ...said("Plan again when CCKM can be reached: the plan reads the job and goes on.", [
    "azure-sync-job-not-read-after-start",
  ]),
  ...said(
    "What CCKM says stands behind the colon. Look for the object by its name: import it, give yours another name, or wait until CCKM has ended what it does with it.",
    ["api-conflict"],
  ),
  ...said(
    "Try again. When it stays, look into CCKM's log at the time of the call, or ask whoever runs it; `cckm doctor` tells whether CCKM is well.",
    ["api-failed"],
  ),
  ...said("Hold the id or name against what CCKM lists, in the domain that you sign in to; `cckm doctor` says which.", [
    "api-not-found",
  ]),
  ...said("Correct the argument that CCKM names. A right that is missing is one of [rights.md](rights.md).", [
    "api-refused",
  ]),
  ...said("Run it again: what was done before is in the state.", ["api-stopped"]),
  ...said("Name another file, or give yourself the right to write there.", [
    "file-not-written",
    "plan-not-written",
    "init-not-written",
  ]),
  ...said("Name the file of `cckm access --format json --out FILE`, or leave the option out to see all rights.", [
    "access-base-not-read",
    "access-no-answer",
  ]),
  ...said("Revoke the rights that nobody asked for; then make the new answer the one to compare with.", [
    "access-new-rights",
  ]),
  ...said("Write the name as CCKM does; without it, all are listed.", ["access-no-place", "access-nobody"]),
  ...said(
    "Name a state file of Terraform 0.12 or later, the folder of a stack after a deploy, or cdktf.out; of a remote state, save `terraform state pull`.",
    ["access-state-missing", "access-state-no-json", "access-state-not-read", "access-state-not-used"],
  ),
  ...said("Give the stack a remote [backend](backends.md), or plan and apply on one machine.", [
    "apply-first-plan-elsewhere",
  ]),
  ...said(
    "Terraform's own words follow: reach the registry or mirror and the backend with its credentials, or plan again with the providers that are there.",
    ["apply-init-failed"],
  ),
  ...said("Take the line that `cckm plan` ended with, from the job that planned.", ["apply-no-intent"]),
  ...said(
    "Apply where the plan was meant for: hold `CIPHERTRUST_ADDRESS` and the domain against the review. Else plan again.",
    ["apply-other-effect"],
  ),
  ...said("The apply is done: keep its output in the place of the receipt, and name a folder that can be written.", [
    "apply-receipt-not-written",
  ]),
  ...said("Name a file that there is, and that you may read.", [
    "apply-not-read",
    "plan-backends-not-read",
    "review-plan-not-read",
    "stacks-not-read",
  ]),
  ...said("Keep the state nearer to the stack, or in a remote [backend](backends.md).", ["apply-state-too-far-up"]),
  ...said(
    "The report says why for each stack: reach its backend and CCKM, then run it again. The others were looked at.",
    ["drift-not-looked-at"],
  ),
  ...said("Write it as [change-sets.md](change-sets.md#what-somebody-else-synthesized) shows.", [
    "plan-backend-pattern-invalid",
    "plan-backends-invalid",
    "plan-only-providers-invalid",
  ]),
  ...said(
    "Install Terraform or OpenTofu 1.11 or later ([install.md](install.md)), or name the program by `TERRAFORM_BINARY_NAME`.",
    ["plan-engine-missing", "engine-not-run"],
  ),
  ...said("Plan with a Terraform that is [tried](install.md), without `-target`, and without what the message names.", [
    "plan-not-reviewed",
  ]),
  ...said("Give yourself the right to write into the temporary folder (`TMPDIR`), and run it again.", [
    "plan-strangers-not-placed",
  ]),
  ...said("Make the folder first, or name another one.", ["provider-install-folder"]),
  ...said("Leave `--compare` out, or take one of the formats.", ["review-compare-format"]),
  ...said(
    "Name a plan that `terraform plan -out=FILE` saved, its `terraform show -json`, or a change set; save it again when it is damaged.",
    ["review-configuration-no-json", "review-no-plan", "review-plan-damaged"],
  ),
  ...said("Name one of those.", ["review-no-such-stack", "stacks-no-such-stack"]),
  ...said(
    "Change the code so that the plan does not do it, or have the gate (`--fail-on`) changed by those who own it.",
    ["review-plan-refused"],
  ),
  ...said("Free the port or take another one (`--port 0` takes a free one); correct the option that is named.", [
    "simulator-not-started",
  ]),
  ...said("Run the command of cdktf.json's `app` by hand, mend what it says, and run this again.", [
    "synth-not-run",
    "synth-failed",
    "synth-wrote-nothing",
  ]),
  ...said("Terraform's own words follow. Mend what they name, and run it again.", ["engine-failed", "engine-no-json"]),
  ...said("Synthesize first (`npx cdktf synth`), and name what it wrote.", ["stacks-no-folder", "stacks-none"]),
  ...said('Correct cdktf.json; `"app"` is the command that synthesizes.', [
    "synth-project-no-json",
    "synth-project-without-app",
  ]),
  ...said("Write the value as is expected.", [
    "environment-grant-principal-invalid",
    "release-id-invalid",
    "principal-name-missing",
    "target-id-missing",
    "placed-provider-folder",
    "azure-secret-tag-length",
    "guard-from-invalid",
    "guard-max-days-invalid",
    "guard-empty",
    "guard-tag-value-not-allowed",
    "bundle-source-invalid",
    "value-invalid",
    "duration-invalid",
    "time-invalid",
    "number-out-of-range",
    "length-out-of-range",
    "size-out-of-range",
    "type-invalid",
  ]),
  ...said("Write the texts themselves; what only Terraform knows cannot be compared at synth.", [
    "guard-of-expression",
  ]),
  ...said("Give the prop a value, or a token of the kind that it takes.", ["expression-invalid"]),
  ...said("Grant on a record that a data source of a stack gave, or on `fromKmsId`, `fromVaultId`.", [
    "grant-outside-stack",
  ]),
  ...said("Name the file that calls `serve`.", ["bundle-entry-missing"]),
  ...said(
    "Read the error's text; where it is CCKM's answer, look up the code that it has on this page. Then run it again: the state is true.",
    [
      "provider-plan-delete-failed",
      "provider-not-configured",
      "provider-create-failed",
      "provider-delete-failed",
      "provider-import-failed",
      "provider-move-failed",
      "provider-plan-failed",
      "provider-read-failed",
      "provider-update-failed",
    ],
  ),
  ...said("Use the release that wrote the state, or a newer one; else restore the state from the backend's history.", [
    "provider-state-unreadable",
  ]),
  ...said("Correct what the text names; `cckm doctor` tries address, certificate, sign-in and rights one by one.", [
    "provider-sign-in-failed",
  ]),
  ...said("Use the argument that is named instead.", ["argument-deprecated"]),
  ...said(
    "Apply first what gives the provider its address or credentials (`-target`), or give them in the environment.",
    ["object-not-refreshed"],
  ),
};

function said(text: string, codes: readonly string[]): Record<string, string> {
  return Object.fromEntries(codes.map((code) => [code, text]));
}
