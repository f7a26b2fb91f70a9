import { type ReviewModel, review } from "../../lib/review";

type Values = Readonly<Record<string, unknown>>;

/** One object of the example: its construct, what is before and after, and where the code has it. */
interface Example {
  readonly type: string;
  readonly construct: string;
  readonly line?: string;
  readonly before?: Values | null;
  readonly after?: Values | null;
  readonly actions?: readonly string[];
  readonly unknown?: Values;
  readonly expressions?: Values;
  readonly more?: Values;
}

const VAULTS = { prod: "pay-prod-kv::260ecbe7", archive: "pay-archive-kv::260ecbe7", cards: "cards-prod-kv::260ecbe7" };
const account = (id: string, name: string, number: string, regions: string[], more: Values = {}): Values => ({
  id,
  name,
  account_id: number,
  aws_connection: "aws-prod",
  regions,
  ...more,
});
const grant = (kms: string, who: Values, actions: string[], views = ["viewnative", "viewbyok"]): Values => ({
  kms_id: kms,
  ...who,
  actions,
  effective_actions: [...actions, ...views],
});
const secret = (name: string, vault: string, more: Values = {}): Values => ({
  secret_name: name,
  key_vault: vault,
  value_version: 1,
  enabled: true,
  on_destroy: "soft-delete",
  soft_delete_enabled: true,
  recoverable_days: 90,
  ...more,
});
const CUSTODIANS = ["keydelete", "keymaterialdelete", "keyupdate", "keycreate", "keyrotate", "keycanceldelete"];
const STORES = ["keystoreadd", "keystoreupdate", "keystoreconnect", "keystoredisconnect", "keystoredelete"];
const ROLE = "arn:aws:iam::333344445555:role/cckm-access-2024";

const EXAMPLES: readonly Example[] = [
  {
    type: "cckm_azure_secret",
    construct: "secrets/archive-signing-pin",
    before: secret("archive-signing-pin", VAULTS.archive, { soft_delete_enabled: false }),
    after: null,
  },
  {
    type: "cckm_azure_secret",
    construct: "secrets/ledger-db-password",
    line: "stacks/prod/secrets.ts:14",
    before: secret("ledger-db-password", VAULTS.prod, { value_version: 3 }),
    after: secret("ledger-db-password", VAULTS.prod, { value_version: 4 }),
    expressions: { value: { references: ["var.ledger_db_password_2026q4"] } },
  },
  {
    type: "cckm_azure_secret",
    construct: "secrets/partner-api-token",
    line: "stacks/prod/secrets.ts:31",
    before: secret("partner-api-token", VAULTS.prod, { exp: "2026-10-21T12:00:00Z", tags: { owner: "payments" } }),
    after: secret("partner-api-token", VAULTS.prod, { exp: "2026-10-21T12:00:00Z", tags: { owner: "partners" } }),
  },
  {
    type: "cckm_azure_report",
    construct: "reports/key-aging-2026-q3",
    line: "stacks/prod/reports.ts:9",
    actions: ["delete", "create"],
    before: {
      name: "key-aging-2026-q3",
      report_type: "key-aging",
      completed_at: "2026-07-01T05:12:44Z",
      log_analytic_params: [{ key_vault: VAULTS.prod }],
    },
    after: { name: "key-aging-2026-q4", report_type: "key-aging", log_analytic_params: [{ key_vault: VAULTS.prod }] },
    more: { replace_paths: [["name"]] },
  },
  {
    type: "cckm_aws_kms_account",
    construct: "payments-core/account",
    line: "stacks/prod/accounts.ts:12",
    before: account("k1", "payments-core", "111122223333", ["eu-central-1", "eu-west-1", "us-east-1"]),
    after: account("k1", "payments-core", "111122223333", ["eu-central-1", "eu-north-1", "eu-west-1"]),
  },
  {
    type: "cckm_aws_kms_acl",
    construct: "payments-core/users",
    line: "stacks/prod/grants.ts:8",
    before: grant("k1", { group: "CCKM Users" }, ["keycreate", "keyrotate"]),
    after: grant("k1", { group: "CCKM Users" }, ["keycreate", "keyrotate", "keydelete", "keycanceldelete"]),
  },
  {
    type: "cckm_aws_kms_acl",
    construct: "payments-core/release",
    line: "stacks/prod/grants.ts:15",
    before: grant("k1", { group: "payments-release" }, ["keycreate", "keyrotate", "keyupload"]),
    after: grant("k1", { group: "payments-release" }, ["keycreate", "keyrotate", "keyupdate"]),
  },
  {
    type: "cckm_aws_kms_acl",
    construct: "payments-core/custodians",
    line: "stacks/prod/grants.ts:19",
    actions: ["no-op"],
    before: grant("k1", { group: "Key Custodians" }, CUSTODIANS),
    after: grant("k1", { group: "Key Custodians" }, CUSTODIANS),
  },
  {
    type: "cckm_aws_kms_account",
    construct: "legacy-reporting/account",
    before: account("k2", "legacy-reporting", "444455556666", ["eu-west-1"]),
    after: null,
  },
  {
    type: "cckm_aws_kms_acl",
    construct: "legacy-reporting/auditors",
    before: grant("k2", { group: "audit-readers" }, ["reportview", "reportdownload"]),
    after: null,
  },
  {
    type: "cckm_aws_kms_account",
    construct: "settlement/account",
    line: "stacks/prod/accounts.ts:24",
    before: account("k3", "settlement", "333344445555", ["eu-central-1"], { assume_role_arn: ROLE }),
    after: account("k3", "settlement", "333344445555", ["eu-central-1"], { aws_connection: "aws-settlement" }),
    unknown: { assume_role_arn: true },
    expressions: { assume_role_arn: { references: ["aws_iam_role.cckm-access.arn"] } },
  },
  {
    type: "cckm_aws_kms_acl",
    construct: "settlement/rotation",
    line: "stacks/prod/grants.ts:41",
    before: null,
    after: { kms_id: "k3", actions: ["keyrotate"] },
    unknown: { user_id: true, effective_actions: true },
    expressions: { user_id: { references: ["data.ciphertrust_cm_users_list.rotation"] }, actions: {} },
  },
  {
    type: "cckm_aws_kms_account",
    construct: "card-issuing/account",
    line: "stacks/prod/accounts.ts:30",
    actions: ["no-op"],
    before: account("k4", "card-issuing", "222233334444", ["eu-central-1"]),
    after: account("k4", "card-issuing", "222233334444", ["eu-central-1"]),
  },
  {
    type: "cckm_aws_kms_acl",
    construct: "card-issuing/custodians",
    line: "stacks/prod/grants.ts:22",
    before: grant(
      "k4",
      { group: "Key Custodians" },
      [...STORES, "hyokkeycreate", "hyokkeydelete", "keyrotate"],
      ["viewkeystore", "viewhyokkey", "viewnative", "viewbyok"],
    ),
    after: grant(
      "k4",
      { group: "Key Custodians" },
      [...STORES.slice(0, 3), "hyokkeycreate"],
      ["viewkeystore", "viewhyokkey"],
    ),
  },
  {
    type: "cckm_aws_kms_acl",
    construct: "card-issuing/rotator",
    before: grant("k4", { user_id: "local|d1c53366-10cb-4121-a37d-42ca39d73cfc" }, ["keyrotate", "keysynchronize"]),
    after: null,
  },
  {
    type: "cckm_azure_sync_job",
    construct: "syncs/secrets-all",
    line: "stacks/prod/syncs.ts:6",
    before: { id: "j1", item: "secrets", synchronize_all: true, triggers: { release: "1.42.0" } },
    after: { item: "secrets", synchronize_all: true, triggers: { release: "1.43.0" } },
    unknown: { id: true },
  },
  {
    type: "cckm_aws_kms_account",
    construct: "fraud-models/account",
    line: "stacks/prod/accounts.ts:37",
    actions: ["no-op"],
    before: account("k5", "fraud-models", "555566667777", ["eu-central-1"]),
    after: account("k5", "fraud-models", "555566667777", ["eu-central-1"]),
    more: { importing: { id: "0b90f8de-8617-498d-ad63-ca18eb717ae7" } },
  },
  {
    type: "aws_iam_role",
    construct: "cckm-access/role",
    line: "stacks/prod/aws.ts:11",
    before: null,
    after: { name: "cckm-access-2026" },
  },
];

/** Why Terraform deletes and replaces these. */
const REASONS: Readonly<Record<string, Values>> = {
  delete: { action_reason: "delete_because_no_resource_config" },
  "delete create": { action_reason: "replace_because_cannot_update" },
};

/** The review of a plan of a bank's stack: some of everything. For the README's picture, and for tests of the page. */
export function exampleReview(): ReviewModel {
  const described = EXAMPLES.map((example) => ({ ...example, name: example.construct.replaceAll(/[^a-z0-9]+/g, "_") }));
  const addressOf = ({ type, name }: (typeof described)[number]) => `${type}.${name}`;
  return review({
    packageVersion: "0.1.0",
    environment: { stack: "prod", workspace: "default", commit: "9f2c41d07be5", branch: "rotate-2026q4" },
    target: { address: "https://cm.prod.example.com", domain: "payments", tlsVerified: true, adopt: "never" },
    configuration: configurationOf(described),
    plan: {
      format_version: "1.2",
      terraform_version: "1.11.4",
      timestamp: "2026-10-09T07:42:10Z",
      resource_changes: described.map((example) => {
        const { type, name, before = null, after = null, unknown = {}, more = {} } = example;
        const done = before === null ? ["create"] : after === null ? ["delete"] : ["update"];
        const actions = example.actions ?? done;
        return {
          address: addressOf(example),
          mode: "managed",
          type,
          name,
          provider_name: "terraform.local/cdktf-cckm/cckm",
          ...REASONS[actions.join(" ")],
          change: { actions, before, after, after_unknown: unknown, ...more },
        };
      }),
      resource_drift: [
        {
          address: "cckm_aws_kms_acl.card_issuing_custodians",
          mode: "managed",
          type: "cckm_aws_kms_acl",
          name: "card_issuing_custodians",
          change: {
            actions: ["update"],
            before: grant(
              "k4",
              { group: "Key Custodians" },
              [...STORES, "hyokkeycreate", "hyokkeydelete"],
              ["viewkeystore", "viewhyokkey"],
            ),
            after: grant(
              "k4",
              { group: "Key Custodians" },
              [...STORES, "hyokkeycreate", "hyokkeydelete", "keyrotate"],
              ["viewkeystore", "viewhyokkey", "viewnative", "viewbyok"],
            ),
          },
        },
      ],
      configuration: {
        root_module: {
          resources: described.map((example) => ({
            address: addressOf(example),
            mode: "managed",
            type: example.type,
            name: example.name,
            expressions: example.expressions ?? {},
          })),
        },
      },
    },
  });
}

// As synth writes it; what is deleted is not in the code any more.
function configurationOf(examples: readonly (Example & { readonly name: string })[]): Values {
  const resource: Record<string, Record<string, unknown>> = {};
  for (const { type, name, construct, line } of examples) {
    if (line === undefined) continue;
    const metadata = { path: `prod/${construct}`, cckmSource: line };
    resource[type] = { ...resource[type], [name]: { "//": { metadata } } };
  }
  return { "//": { metadata: { stackName: "prod" } }, resource };
}
