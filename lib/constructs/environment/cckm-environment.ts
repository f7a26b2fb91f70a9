import { type TerraformProvider, Token } from "cdktf";
import { Construct } from "constructs";
import { onePrincipal } from "../../contract";
import { bareObject, camelCase } from "../../schema";
import { inOneLine } from "../../words";
import { Principal } from "../acl/principal";
import { AwsKmsAccount } from "../aws-kms/aws-kms-account";
import { SecretInput } from "../azure-secret/secret-input";
import { SecretVariable } from "../azure-secret/secret-variable";
import { AzureVault } from "../azure-vault/azure-vault";
import { constructId } from "../base/construct-id";
import { isSet } from "../base/is-set";
import { holdsNumberToken } from "../base/number-tokens";
import { propsOf, unreadableProps } from "../base/props";
import { refuseUnexpected } from "../base/refuse-unexpected";
import type {
  AwsKmsAccountSettings,
  AwsKmsGrantSettings,
  AzureReportSettings,
  AzureSecretSettings,
  AzureSyncSettings,
  AzureVaultGrantSettings,
  AzureVaultSettings,
} from "../generated";
import { AzureReport, AzureSecret, AzureSyncJob } from "../generated";
import * as words from "../words";
import {
  ENVIRONMENT,
  GRANT,
  known,
  namesOf,
  objectsIn,
  refuse,
  refuseUnknownSettings,
} from "./cckm-environment-checks";
import { EnvironmentSecret } from "./environment-secret";
import { Release } from "./release";

/** The objects of one environment in CCKM: plain data that could be JSON, except for `provider`. */
export interface CckmEnvironmentProps {
  /** AWS accounts with their grants. */
  readonly accounts?: AwsKmsAccountSettings[];
  /** Azure vaults with their grants. */
  readonly vaults?: AzureVaultSettings[];
  /** Azure secrets. A secret in a vault of this environment is created after the vault. */
  readonly secrets?: AzureSecretSettings[];
  /** Synchronizations from Azure. They run after the secrets have been created. */
  readonly syncs?: AzureSyncSettings[];
  /** Reports on Azure keys. */
  readonly reports?: AzureReportSettings[];
  /**
   * Id of the release being deployed, such as `1.4.0`: creates a {@link Release}. If given without a value
   * (`process.env.RELEASE` of a plan that has none, or an empty text), the last release is kept. If omitted, there is
   * no marker.
   */
  readonly release?: string;
  /** The provider configuration to use, if the stack has several. Default: the stack's own, without an alias. */
  readonly provider?: TerraformProvider;
}

/**
 * All objects of one environment in CCKM, created from plain settings. Use the maps to add to these constructs, or
 * extend the class. The stack needs a `CckmProvider`.
 *
 * With the id `Default`, the addresses in Terraform are the same as if the constructs were defined directly in the
 * scope, as in `cckm_aws_kms_account.payments`.
 *
 * @example
 * const environment = new CckmEnvironment(stack, "Default", { accounts: [payments], secrets: [dbPassword] });
 * environment.accounts.payments.grant(Principal.group("Auditors"), AwsKmsActions.auditor);
 */
export class CckmEnvironment extends Construct {
  /** The AWS accounts by id: the name, unless the settings specify an id. */
  readonly accounts: { [id: string]: AwsKmsAccount } = bareObject();
  /** The Azure vaults by id: the name, unless the settings specify an id. */
  readonly vaults: { [id: string]: AzureVault } = bareObject();
  /** The Azure secrets by id: the name, unless the settings specify an id. */
  readonly secrets: { [id: string]: AzureSecret } = bareObject();
  /** The synchronizations by id: `sync-<item>`, unless the settings specify an id. */
  readonly syncs: { [id: string]: AzureSyncJob } = bareObject();
  /** The reports by id: the name, unless the settings specify an id. */
  readonly reports: { [id: string]: AzureReport } = bareObject();
  /** The marker of the release; undefined if the settings have none. */
  readonly release?: Release;

  private readonly provider?: TerraformProvider;

  /**
   * @param scope The stack, or a construct within one, in which to define this construct.
   * @param id The construct's id, unique within its scope.
   * @param props The objects of the environment, as plain settings.
   */
  constructor(scope: Construct, id: string, props: CckmEnvironmentProps) {
    super(scope, constructId("CckmEnvironment", id));
    const given = propsOf(props, ENVIRONMENT);
    const { release, provider, ...settings } = given;
    this.provider = provider;
    if ("release" in given) this.release = new Release(this, "release", { releaseId: release, settings });
    refuseUnexpected(this, props, ENVIRONMENT);
    for (const account of objectsIn(this, "accounts", given.accounts)) this.addAccount(account);
    for (const vault of objectsIn(this, "vaults", given.vaults)) this.addVault(vault);
    for (const secret of objectsIn(this, "secrets", given.secrets)) this.addSecret(secret);
    for (const sync of objectsIn(this, "syncs", given.syncs)) this.addSync(sync);
    for (const report of objectsIn(this, "reports", given.reports)) this.addReport(report);
  }

  /** Adds an AWS account with its grants. */
  addAccount(settings: AwsKmsAccountSettings): AwsKmsAccount {
    const given = propsOf(settings, namesOf("accounts"));
    const { id: own, grants, ...props } = known("accounts", given);
    const id = own ?? given.name;
    const account = new AwsKmsAccount(this, this.free(id, "account"), { ...props, provider: this.provider });
    refuseUnknownSettings(account, "accounts", settings);
    for (const [index, grant] of objectsIn(account, "grants", grants).entries()) {
      grantTo(account, grant, `grants[${index}]`);
    }
    this.accounts[id] = account;
    return account;
  }

  /** Adds an Azure vault with its grants. */
  addVault(settings: AzureVaultSettings): AzureVault {
    const given = propsOf(settings, namesOf("vaults"));
    const { id: own, grants, ...props } = known("vaults", given);
    const id = own ?? given.name;
    const vault = new AzureVault(this, this.free(id, "vault"), { ...props, provider: this.provider });
    refuseUnknownSettings(vault, "vaults", settings);
    for (const [index, grant] of objectsIn(vault, "grants", grants).entries()) {
      grantTo(vault, grant, `grants[${index}]`);
    }
    this.vaults[id] = vault;
    return vault;
  }

  /** Adds an Azure secret. */
  addSecret(settings: AzureSecretSettings): AzureSecret {
    const given = propsOf(settings, namesOf("secrets"));
    const { id: own, name: secretName, variable, ...props } = known("secrets", given);
    const id = own ?? secretName;
    const wrong = isSet(variable) ? SecretVariable.wrongName(variable) : undefined;
    const value = isSet(variable) && !wrong ? SecretInput.fromVariable(variable) : undefined;
    const dependsOn = some(this.vaultsNamed([given.keyVault]));
    const all = { ...props, secretName, value, dependsOn, provider: this.provider };
    const secret = new EnvironmentSecret(this, this.free(id, "secret"), all);
    if (wrong) refuse(secret, `variable: ${inOneLine(wrong)}`);
    refuseUnknownSettings(secret, "secrets", settings);
    this.secrets[id] = secret;
    return secret;
  }

  /** Adds a synchronization, which runs after the secrets added so far. */
  addSync(settings: AzureSyncSettings): AzureSyncJob {
    const given = propsOf(settings, namesOf("syncs"));
    const { id: own, ...props } = known("syncs", given);
    const id = own ?? (typeof given.item === "string" ? `sync-${given.item}` : "sync");
    const { keyVaults, synchronizeAll } = given;
    const vaults = synchronizeAll === true ? Object.values(this.vaults) : this.vaultsNamed(keyVaults ?? []);
    const dependsOn = [...Object.values(this.secrets), ...vaults];
    const job = new AzureSyncJob(this, this.free(id, "sync"), { ...props, dependsOn, provider: this.provider });
    refuseUnknownSettings(job, "syncs", settings);
    this.syncs[id] = job;
    return job;
  }

  /** Adds a report. */
  addReport(settings: AzureReportSettings): AzureReport {
    const given = propsOf(settings, namesOf("reports"));
    const { id: own, ...props } = known("reports", given);
    const id = own ?? given.name;
    const names = listOf(given.logAnalyticParams).map((param) => param?.keyVault);
    const dependsOn = some(this.vaultsNamed(names));
    const report = new AzureReport(this, this.free(id, "report"), { ...props, dependsOn, provider: this.provider });
    refuseUnknownSettings(report, "reports", settings);
    this.reports[id] = report;
    return report;
  }

  // Matched by the name that CCKM will give them; an id always refers to a vault that already exists.
  private vaultsNamed(names: readonly (string | undefined)[]): AzureVault[] {
    const wanted = listOf(names).map((name) => String(name).toLowerCase());
    return Object.values(this.vaults).filter(({ nameInput, subscriptionIdInput }) =>
      wanted.includes(`${nameInput}::${subscriptionIdInput}`.toLowerCase()),
    );
  }

  // Synth rejects duplicate ids, along with all other problems; until then the second construct gets another id.
  private free(id: string, kind: string): string {
    if (holdsToken(id)) refuse(this, inOneLine(words.idNotKnown({ kind })));
    const given = typeof id === "string" && id !== "" && !holdsToken(id) ? id : kind;
    // constructs takes the names that every object of JavaScript has for taken.
    const text = given in {} ? `${kind}-${given}` : given;
    const taken = this.node.children.find(({ node }) => addressPart(node.id) === addressPart(text));
    if (!taken) return text;
    const name = taken instanceof AzureSecret ? AzureSecret.name : taken.constructor.name;
    if (text === id) refuse(this, inOneLine(words.idTaken({ id, name, other: taken.node.id })));
    return this.free(`${text}-${this.node.children.length}`, kind);
  }
}

// The part of an id that cdktf keeps in the address: ids with the same part would be merged into one resource.
function addressPart(id: string): string {
  return id.replace(/[/\n]/g, "--").replace(/[^A-Za-z0-9_-]/g, "");
}

function holdsToken(text: unknown): boolean {
  return typeof text === "string" && (Token.isUnresolved(text) || holdsNumberToken(text));
}

// A value that is not a list is rejected elsewhere.
function listOf<T>(list: readonly T[] | undefined): readonly T[] {
  return Array.isArray(list) ? list : [];
}

function some<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}

type Granting = AwsKmsAccount | AzureVault;

function grantTo(target: Granting, grant: AwsKmsGrantSettings | AzureVaultGrantSettings, at: string): void {
  refuseUnexpected(target, grant, GRANT, at);
  if (unreadableProps(grant).length > 0) return;
  const { actions } = grant;
  const group = grant.group ?? undefined;
  const userId = grant.userId ?? undefined;
  const [problem] = onePrincipal.check({ group, user_id: userId }, camelCase);
  if (problem) {
    refuse(target, `${at}: ${inOneLine(problem)}`);
    return;
  }
  const who = group ?? userId;
  if (typeof who !== "string" || who === "") {
    refuse(target, `${at}: ${inOneLine(words.grantPrincipalInvalid({ got: who }))}`);
    return;
  }
  target.grant(userId === undefined ? Principal.group(who) : Principal.user(who), actions);
}
