import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { bareObject, quote } from "../schema";
import { AwsKmsAccount } from "./aws-kms-account";
import type {
  AwsKmsAccountSettings,
  AwsKmsGrantSettings,
  AzureReportSettings,
  AzureSecretSettings,
  AzureSyncSettings,
} from "./cckm-environment-settings";
import { AzureReport, AzureSecret, AzureSyncJob } from "./generated";
import { Principal } from "./principal";
import { Release } from "./release";
import { SecretInput } from "./secret-input";

/** What one environment has in CCKM: plain data, which JSON could hold but for `provider`. */
export interface CckmEnvironmentProps {
  /** AWS accounts with their grants. */
  readonly accounts?: AwsKmsAccountSettings[];
  /** Azure secrets. */
  readonly secrets?: AzureSecretSettings[];
  /** Synchronizations from Azure. They run after the secrets are made. */
  readonly syncs?: AzureSyncSettings[];
  /** Reports on Azure keys. */
  readonly reports?: AzureReportSettings[];
  /** Id of the release that goes out, such as `1.4.0`: makes a {@link Release}. Without it there is no marker. */
  readonly release?: string;
  /** The provider configuration to use, where the stack has several. Default the stack's one without alias. */
  readonly provider?: TerraformProvider;
}

/**
 * Everything that one environment has in CCKM, made of plain settings. A team reads the maps to add to what was made, or
 * extends the class. The stack needs a `CckmProvider`.
 *
 * With the id `Default` the addresses in Terraform are as if the constructs stood in the scope itself, as in
 * `cckm_aws_kms_account.payments`.
 *
 * @example
 * const environment = new CckmEnvironment(stack, "Default", { accounts: [payments], secrets: [dbPassword] });
 * environment.accounts.payments.grant(Principal.group("Auditors"), AwsKmsActions.auditor);
 */
export class CckmEnvironment extends Construct {
  /** The AWS accounts by id, which is the name unless the settings have another. */
  readonly accounts: { [id: string]: AwsKmsAccount } = bareObject();
  /** The Azure secrets by id, which is the name unless the settings have another. */
  readonly secrets: { [id: string]: AzureSecret } = bareObject();
  /** The synchronizations by id, which is `sync-<item>` unless the settings have another. */
  readonly syncs: { [id: string]: AzureSyncJob } = bareObject();
  /** The reports by id, which is the name unless the settings have another. */
  readonly reports: { [id: string]: AzureReport } = bareObject();
  /** The marker of the release; undefined where the settings have none. */
  readonly release?: Release;

  private readonly provider?: TerraformProvider;

  /** @throws Error with every problem of the first setting that has one, and for two things of one id. */
  constructor(scope: Construct, id: string, props: CckmEnvironmentProps) {
    super(scope, id);
    const { release, provider, ...settings } = props;
    this.provider = provider;
    if (release !== undefined) this.release = new Release(this, "release", { releaseId: release, settings });
    for (const account of props.accounts ?? []) this.addAccount(account);
    for (const secret of props.secrets ?? []) this.addSecret(secret);
    for (const sync of props.syncs ?? []) this.addSync(sync);
    for (const report of props.reports ?? []) this.addReport(report);
  }

  /** Adds an AWS account with its grants. */
  addAccount(settings: AwsKmsAccountSettings): AwsKmsAccount {
    const { id = settings.name, grants = [], ...props } = settings;
    const account = new AwsKmsAccount(this, this.free(id), { ...props, provider: this.provider });
    for (const grant of grants) account.grant(principalOf(grant, account), [...grant.actions]);
    this.accounts[id] = account;
    return account;
  }

  /** Adds an Azure secret. */
  addSecret(settings: AzureSecretSettings): AzureSecret {
    const { id = settings.name, name: secretName, variable, ...props } = settings;
    const value = variable === undefined ? undefined : SecretInput.fromVariable(variable);
    const secret = new AzureSecret(this, this.free(id), { ...props, secretName, value, provider: this.provider });
    this.secrets[id] = secret;
    return secret;
  }

  /** Adds a synchronization, which runs after the secrets that the environment has by now. */
  addSync(settings: AzureSyncSettings): AzureSyncJob {
    const { id = `sync-${settings.item}`, ...props } = settings;
    const dependsOn = Object.values(this.secrets);
    const job = new AzureSyncJob(this, this.free(id), { ...props, dependsOn, provider: this.provider });
    this.syncs[id] = job;
    return job;
  }

  /** Adds a report. */
  addReport(settings: AzureReportSettings): AzureReport {
    const { id = settings.name, ...props } = settings;
    const report = new AzureReport(this, this.free(id), { ...props, provider: this.provider });
    this.reports[id] = report;
    return report;
  }

  private free(id: string): string {
    const taken = this.node.children.find(({ node }) => addressPart(node.id) === addressPart(id));
    if (!taken) return id;
    throw new Error(
      `[${this.node.path}] Two things of one id. Got ${quote(id)}, and a ${taken.constructor.name} has ${quote(taken.node.id)}; allowed: ids that differ in letters, digits, "_" or "-". Set \`id\` in the settings of one of them.`,
    );
  }
}

// What cdktf keeps of an id for the address: two ids that are the same there would be merged into one resource.
function addressPart(id: string): string {
  return id.replace(/[^A-Za-z0-9_-]/g, "");
}

function principalOf({ group, userId }: AwsKmsGrantSettings, account: AwsKmsAccount): Principal {
  if (group !== undefined && userId === undefined) return Principal.group(group);
  if (userId !== undefined && group === undefined) return Principal.user(userId);
  const got = group === undefined ? "neither" : "both";
  throw new Error(`[${account.node.path}] grants: Who is permitted? Got ${got}; allowed: either group or userId.`);
}
