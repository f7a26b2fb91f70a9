import { valuesOf } from "../schema";
import { awsKmsActions } from "./aws-kms-actions";
import { azureVaultActions } from "./azure-vault-actions";
import type { RiskClass } from "./risk-class";

export { RISK_CLASSES, type RiskClass, riskRank } from "./risk-class";

/** The class of each action on an AWS KMS account. */
const AWS_KMS: Readonly<Record<string, RiskClass>> = {
  // Key material is deleted at once, without a waiting period; deleting a key store makes its keys unreachable.
  keydelete: "destroys",
  keymaterialdelete: "destroys",
  hyokkeydelete: "destroys",
  cloudhsmkeydelete: "destroys",
  keystoredelete: "destroys",
  // The operation is not specified, so the worst counts.
  keybulkoperation: "destroys",
  // Audit evidence, which cannot always be recreated.
  reportdelete: "destroys",
  // Includes the key policy and disabling.
  keyupdate: "controls",
  keystoreupdate: "controls",
  keystoreconnect: "controls",
  keystoredisconnect: "controls",
  keystoreblock: "controls",
  keystoreunblock: "controls",
  keystorelink: "controls",
  hyokkeyblockunblock: "controls",
  hyokkeylink: "controls",
  keycreate: "uses",
  keyupload: "uses",
  keymaterialimport: "uses",
  cloudhsmkeycreate: "uses",
  hyokkeycreate: "uses",
  keystoreadd: "uses",
  keyrotate: "uses",
  keysynchronize: "uses",
  keycanceldelete: "uses",
  view: "reads",
  viewnative: "reads",
  viewbyok: "reads",
  viewcloudhsmkey: "reads",
  viewkeystore: "reads",
  viewhyokkey: "reads",
  reportcreate: "reads",
  reportview: "reads",
  reportdownload: "reads",
};

/** The risk class of an action; undefined for an action that is not listed, which counts as `destroys`. */
export function riskOfAwsKmsAction(action: string): RiskClass | undefined {
  return Object.hasOwn(AWS_KMS, action) ? AWS_KMS[action] : undefined;
}

/** The class of each action on an Azure vault. */
const AZURE_VAULT: Readonly<Record<string, RiskClass>> = {
  // A purged key cannot be recovered, a vault may have no soft delete, and a backup may be the last copy.
  keydelete: "destroys",
  keypurge: "destroys",
  deletebackup: "destroys",
  secretdelete: "destroys",
  secretpurge: "destroys",
  secretdeletebackup: "destroys",
  certificatedelete: "destroys",
  certificatepurge: "destroys",
  certificatedeletebackup: "destroys",
  // Audit evidence, which cannot always be recreated.
  reportdelete: "destroys",
  // Includes disabling, dates and permitted operations.
  keyupdate: "controls",
  secretupdate: "controls",
  certificateupdate: "controls",
  // Determines how keys will be created.
  createkeytemplate: "controls",
  updatekeytemplate: "controls",
  deletekeytemplate: "controls",
  keycreate: "uses",
  keyupload: "uses",
  keyrecover: "uses",
  keyrestore: "uses",
  keysynchronize: "uses",
  keycreatewithtemplate: "uses",
  uploadkeywithtemplate: "uses",
  secretcreate: "uses",
  secretrecover: "uses",
  secretrestore: "uses",
  secretsynchronize: "uses",
  certificatecreate: "uses",
  certificateupload: "uses",
  certificaterecover: "uses",
  certificaterestore: "uses",
  certificatesynchronize: "uses",
  view: "reads",
  secretview: "reads",
  certificateview: "reads",
  viewkeytemplate: "reads",
  reportcreate: "reads",
  reportview: "reads",
  reportdownload: "reads",
};

/**
 * The risk class of an action on an Azure vault; undefined for an action that is not listed, which counts as
 * `destroys`.
 */
export function riskOfAzureVaultAction(action: string): RiskClass | undefined {
  return Object.hasOwn(AZURE_VAULT, action) ? AZURE_VAULT[action] : undefined;
}

/** Actions on Azure vaults without a risk class; a test requires that there are none. */
export function azureVaultActionsWithoutRisk(): string[] {
  return valuesOf(azureVaultActions).filter((action) => riskOfAzureVaultAction(action) === undefined);
}

/** Actions on AWS KMS accounts without a risk class; a test requires that there are none. */
export function awsKmsActionsWithoutRisk(): string[] {
  return Object.values(awsKmsActions.values)
    .map(({ value }) => value)
    .filter((action) => riskOfAwsKmsAction(action) === undefined);
}
