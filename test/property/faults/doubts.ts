import { OTHER_DOMAIN, OTHER_SERVER } from "../model/names";
import { account, report, rights, secret, syncJob } from "../model/resources";
import { apply, declare, type Fault } from "./fault";

const PAYMENTS = "cckm_aws_kms_account.payments";
const everything = {
  [PAYMENTS]: account("payments"),
  "cckm_aws_kms_acl.users": rights(PAYMENTS, "CCKM Users"),
  "cckm_azure_secret.db": secret("Db-Password", { on_destroy: "purge" }),
  "cckm_azure_sync_job.sync": syncJob("secrets"),
  "cckm_azure_report.audit": report("audit"),
};
const released = { ...everything, [PAYMENTS]: { ...account("payments"), fromRelease: "account_id" } };

/** Objects that were destroyed, forgotten or given up because something was not known. */
export const DOUBTS: readonly Fault[] = [
  {
    title: "an argument that was unknown at plan replaced what it did not change",
    steps: [
      declare("one", released, { release: 1 }),
      apply("one"),
      declare("one", released, { release: 2 }),
      apply("one"),
    ],
    endWell: ["one"],
  },
  {
    title: "a step that failed left accounts deleted whose arguments were unknown at plan",
    steps: [
      declare("one", released, { release: 1 }),
      apply("one"),
      declare("one", { ...released, [PAYMENTS]: { ...released[PAYMENTS], dependent: "fails" } }, { release: 2 }),
      apply("one"),
    ],
    endWell: ["one"],
  },
  ...[
    { where: "in another domain", provider: { domain: OTHER_DOMAIN } },
    { where: "at another server", provider: { address: OTHER_SERVER } },
  ].map(
    ({ where, provider }): Fault => ({
      title: `a run that signed in ${where} gave everything up`,
      steps: [
        declare("one", everything),
        apply("one"),
        declare("one", everything, { provider }),
        { do: "terraform", commands: [{ stack: "one", args: ["plan"] }] },
        apply("one", "-refresh-only"),
        apply("one", "-target=cckm_azure_secret.db"),
        apply("one"),
        apply("one", "-destroy"),
      ],
    }),
  ),
  {
    title: "a first deploy failed where one of two nodes sees changes later, and the next plan gave everything up",
    quirks: { lagMs: 150, lagEvery: 2 },
    steps: [
      declare("one", everything),
      apply("one"),
      { do: "terraform", commands: [{ stack: "one", args: ["plan"] }] },
    ],
    endWell: ["one"],
  },
];
