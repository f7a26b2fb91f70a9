import type { RiskClass } from "../../contract/risk-class";
import type { ChangeAction, ChangeKind, TargetKind } from "../model";

/** A risk class as word and shape, so that nothing depends on colour alone. */
export const RISKS: Readonly<Record<RiskClass, { readonly word: string; readonly shape: string }>> = {
  destroys: { word: "Destroys", shape: "◆" },
  controls: { word: "Controls", shape: "▲" },
  uses: { word: "Uses", shape: "●" },
  reads: { word: "Reads", shape: "○" },
};

/** An action as a title, and with a count: `Delete`, `3 deleted`. */
export const ACTION_WORDS: Readonly<
  Record<ChangeAction, { readonly title: string; readonly done: string; readonly sign: string }>
> = {
  delete: { title: "Delete", done: "deleted", sign: "−" },
  replace: { title: "Replace", done: "replaced", sign: "±" },
  update: { title: "Change", done: "changed", sign: "~" },
  create: { title: "Create", done: "created", sign: "+" },
  import: { title: "Import", done: "imported", sign: "→" },
  move: { title: "Move", done: "moved", sign: "→" },
  forget: { title: "Forget", done: "forgotten", sign: "·" },
  read: { title: "Read", done: "read", sign: "?" },
};

/** The kind of object that a change affects. */
export const KIND_WORDS: Readonly<Record<ChangeKind, string>> = {
  awsAccount: "AWS account",
  awsAcl: "Permission",
  azureVault: "Azure vault",
  azureVaultAcl: "Permission",
  azureSecret: "Azure secret",
  azureSyncJob: "Synchronization",
  azureReport: "Azure report",
  other: "other provider",
};

/** The kinds of objects that rights apply to, in display order. */
export const KIND_TITLES: Readonly<Record<TargetKind, string>> = {
  awsAccount: "AWS accounts",
  azureVault: "Azure vaults",
};

/** Attributes by the names that an approver knows. */
const ATTRIBUTE_WORDS: Readonly<Record<string, string>> = {
  accountId: "AWS account",
  awsConnection: "connection",
  azureConnection: "connection",
  subscriptionId: "subscription",
  cloudKeyBackupLimit: "backups of a key",
  forceDestroy: "with its secrets",
  assumeRoleArn: "role",
  assumeRoleExternalId: "external id",
  secretName: "name",
  keyVault: "vault",
  keyVaults: "vaults",
  value: "value from",
  valueVersion: "version",
  contentType: "content type",
  exp: "expires",
  nbf: "active from",
  recoveryLevel: "recovery level",
  recoverableDays: "recoverable days",
  onDestroy: "on destroy",
  recoverSoftDeleted: "recovers deleted",
  synchronizeAll: "all vaults",
  reportType: "type",
  startTime: "from",
  endTime: "until",
  logAnalyticParams: "vaults",
  overallStatus: "status",
  completedAt: "completed",
  principal: "who receives the rights",
  actions: "rights",
};

/** An attribute's name in words: `tags.owner` becomes `tag owner`. */
export function attributeWords(attribute: string): string {
  const [head = "", ...rest] = attribute.split(".");
  if (rest.length === 0) return Object.hasOwn(ATTRIBUTE_WORDS, head) ? ATTRIBUTE_WORDS[head]! : head;
  const one = head === "tags" ? "tag" : head === "triggers" ? "trigger" : head;
  return `${one} ${rest.join(".")}`;
}
