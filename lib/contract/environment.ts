import { type Attributes, type Choices, element, nested, type RecordNames, set, string } from "../schema";
import { aclPrincipal, permittedActions } from "./acl";
import { awsKmsAccount } from "./aws-kms-account";
import { awsKmsActions } from "./aws-kms-actions";
import { azureReport } from "./azure-report";
import { azureSecret } from "./azure-secret";
import { azureSyncJob } from "./azure-sync-job";
import { azureVault } from "./azure-vault";
import { azureVaultActions } from "./azure-vault-actions";
import type { ResourceContract } from "./contract";

/** A kind of object in an environment. */
export interface EnvironmentKind {
  /** The name of its settings interface in the constructs. */
  readonly settings: string;
  /** What one object is, in a sentence. */
  readonly description: string;
  /** Its settings, by the name of the attribute they set, or by their own name. */
  readonly attributes: Attributes;
}

/**
 * The shape of an environment: the constructs' settings, their names and the check of the deployable app are derived
 * from it. Each kind has the arguments of its contract, unless listed here.
 */
export const environmentKinds = {
  accounts: {
    settings: "AwsKmsAccountSettings",
    description: "An AWS account with some of its regions, and who may do what there.",
    attributes: {
      id: idOf("accounts", "`name`"),
      ...argumentsOf(awsKmsAccount),
      grants: grantsOf(awsKmsActions, {
        name: "AwsKmsGrant",
        input: "AwsKmsGrantSettings",
        description: "What one group or one user may do with the keys of an account.",
      }),
    },
  },
  vaults: {
    settings: "AzureVaultSettings",
    description: "An Azure vault, put under the management of CCKM, and who may do what there.",
    attributes: {
      id: idOf("vaults", "`name`"),
      ...argumentsOf(azureVault),
      grants: grantsOf(azureVaultActions, {
        name: "AzureVaultGrant",
        input: "AzureVaultGrantSettings",
        description: "What one group or one user may do with the keys, secrets and certificates of a vault.",
      }),
    },
  },
  secrets: {
    settings: "AzureSecretSettings",
    description: "An Azure secret. Its value is no setting: Terraform reads it from a variable when it runs.",
    attributes: {
      id: idOf("secrets", "`name`"),
      name: azureSecret.schema.attributes.secret_name,
      variable: string({
        optional: true,
        description:
          "Terraform variable that holds the value, filled by `TF_VAR_<variable>`. Without it the secret keeps the value that it has.",
        example: "db_password",
      }),
      ...argumentsOf(azureSecret, "secret_name", "value"),
    },
  },
  syncs: {
    settings: "AzureSyncSettings",
    description: "A synchronization from Azure into CCKM. It runs after the environment's secrets are made.",
    attributes: { id: idOf("syncs", "`sync-<item>`"), ...argumentsOf(azureSyncJob) },
  },
  reports: {
    settings: "AzureReportSettings",
    description: "A report on the keys of Azure vaults.",
    attributes: { id: idOf("reports", "`name`"), ...argumentsOf(azureReport) },
  },
} as const satisfies Readonly<Record<string, EnvironmentKind>>;

function grantsOf(actions: Choices, record: RecordNames) {
  const members = {
    group: aclPrincipal.group,
    // An example with both arguments would be rejected.
    user_id: { ...aclPrincipal.user_id, options: { ...aclPrincipal.user_id.options, example: undefined } },
    actions: set(element.string, {
      required: true,
      description: `An \`${actions.name}\` each, or names of actions of newer releases.`,
      example: ["keycreate"],
      validators: permittedActions(actions),
    }),
  };
  return nested.list(members, { optional: true, description: "Who may do what. Default nobody.", record });
}

function idOf(kind: string, fallback: string) {
  return string({
    optional: true,
    description: `Id of the construct, and its name in the environment's \`${kind}\`. Default ${fallback}.`,
  });
}

function argumentsOf({ schema }: ResourceContract, ...without: readonly string[]): Attributes {
  return Object.fromEntries(
    Object.entries(schema.attributes).filter(
      ([name, { options }]) => (options.required || options.optional) && !without.includes(name),
    ),
  );
}
