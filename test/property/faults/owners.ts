import { account, report, rights, secret } from "../model/resources";
import { apply, applyBoth, declare, type Fault, stopped } from "./fault";

const PAYMENTS = "cckm_aws_kms_account.payments";
const AGAIN = "cckm_aws_kms_account.again";
const USERS = "cckm_aws_kms_acl.users";
const DB = "cckm_azure_secret.db";
const OTHER = "cckm_azure_secret.other";
const AUDIT = "cckm_azure_report.audit";

const payments = account("payments");
const users = rights(PAYMENTS, "CCKM Users");

/** Objects that had two owners, or an owner who had not made them. */
export const OWNERS: readonly Fault[] = [
  {
    title: "a replacement with create_before_destroy took its own predecessor over, and the next apply deleted it",
    steps: [
      declare("one", { [PAYMENTS]: { ...payments, createBeforeDestroy: true, dependent: "succeeds" } }),
      apply("one"),
      declare("one", { [PAYMENTS]: { ...payments, createBeforeDestroy: true, dependent: "fails" } }),
      apply("one", `-replace=${PAYMENTS}`),
      apply("one"),
    ],
  },
  {
    title: "a refused replacement had already revoked the permissions of its account",
    steps: [
      declare("one", { [PAYMENTS]: { ...payments, createBeforeDestroy: true }, [USERS]: users }),
      apply("one"),
      apply("one", `-replace=${PAYMENTS}`),
      stopped("Ctrl-C", 1, `-replace=${PAYMENTS}`),
    ],
    endWell: ["one"],
  },
  {
    title: "an address renamed without moved took the object over, and the old address deleted it",
    steps: [
      declare("one", { [PAYMENTS]: payments }),
      apply("one"),
      declare("one", { [AGAIN]: payments }),
      apply("one", `-target=${AGAIN}`),
      apply("one"),
    ],
  },
  {
    title: "two accounts of one name shared an object, which went with the first of them that left",
    steps: [
      declare("one", { [PAYMENTS]: payments, [AGAIN]: payments }),
      apply("one"),
      declare("one", { [PAYMENTS]: payments }),
      apply("one"),
    ],
  },
  {
    title: "two reports of one name shared an object, which went with the first of them that left",
    steps: [
      declare("one", { [AUDIT]: report("audit"), "cckm_azure_report.again": report("audit") }),
      apply("one"),
      declare("one", { [AUDIT]: report("audit") }),
      apply("one"),
    ],
  },
  {
    title: "two permissions of one principal overwrote each other for ever",
    steps: [
      declare("one", { [PAYMENTS]: payments, [USERS]: users }),
      apply("one"),
      declare("one", {
        [PAYMENTS]: payments,
        [USERS]: users,
        "cckm_aws_kms_acl.again": rights(PAYMENTS, "CCKM Users", ["reportview"]),
      }),
      apply("one"),
      apply("one"),
    ],
  },
  {
    title: "a construct moved to another stack was taken over there and destroyed here",
    steps: [
      declare("one", { [PAYMENTS]: payments, [USERS]: users }),
      apply("one"),
      declare("one", {}),
      declare("two", { [PAYMENTS]: payments, [USERS]: users }),
      applyBoth(),
      apply("two"),
      apply("one"),
    ],
  },
  {
    title: "an account that was destroyed took along the permissions that another stack had on it",
    steps: [
      declare("one", { [PAYMENTS]: payments }),
      apply("one"),
      declare("two", { [USERS]: { ...users, arguments: { ...users.arguments, kms_id: "<kms payments>" } } }),
      apply("two"),
      apply("one", "-destroy"),
      declare("one", {}),
      apply("one"),
    ],
  },
  {
    title: "an account that was destroyed took along permissions of its own stack that name it by its id",
    steps: [
      declare("one", { [PAYMENTS]: payments }),
      apply("one"),
      declare("one", {
        [PAYMENTS]: payments,
        [USERS]: { ...users, arguments: { ...users.arguments, kms_id: "<kms payments>" } },
      }),
      apply("one"),
      apply("one", `-replace=${PAYMENTS}`),
    ],
  },
  {
    title: "a replacement of a secret with on_destroy retain left it in no state, and then found it in its way",
    steps: [
      declare("one", { [DB]: secret("Db-Password", { on_destroy: "retain" }) }),
      apply("one"),
      apply("one", `-replace=${DB}`),
    ],
  },
  {
    title: "two spellings of one secret were two entries, and a destroy deleted somebody's secret",
    steps: [
      { do: "outside", change: { kind: "send secret", name: "billing-key" } },
      declare("one", { [DB]: secret("Billing-Key"), [OTHER]: secret("BILLING-KEY") }),
      apply("one"),
      apply("one", "-destroy"),
    ],
  },
  {
    title: "somebody's secret in other capitals got a new version, and was taken over",
    steps: [
      { do: "outside", change: { kind: "send secret", name: "billing-key" } },
      declare("one", { [DB]: secret("Billing-Key") }),
      apply("one"),
      apply("one", "-destroy"),
    ],
  },
  {
    title: "what a killed run had made was found by nobody, or taken over by anybody",
    mode: "built",
    steps: [
      declare("one", { [PAYMENTS]: payments, [USERS]: users, [DB]: secret("Db-Password"), [AUDIT]: report("audit") }),
      declare("two", { [PAYMENTS]: payments }),
      stopped("kill -9", 1),
      apply("two"),
      apply("one"),
    ],
    endWell: ["one"],
  },
  {
    title: "a secret that was recovered when Ctrl-C came was in no state",
    steps: [
      declare("one", { [DB]: secret("Db-Password", { recover_soft_deleted: true }) }),
      apply("one"),
      { do: "outside", change: { kind: "soft-delete secret", name: "Db-Password" } },
      stopped("Ctrl-C", 1),
      apply("one"),
    ],
    endWell: ["one"],
  },
];
