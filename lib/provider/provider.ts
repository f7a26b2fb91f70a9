import { CckmError } from "../cckm";
import { cckmProviderSchema } from "../contract";
import { defineProvider, failure } from "../plugin";
import { codeOf } from "../plugin/hooks";
import { awsKmsAccountResource } from "./aws-kms-account/resource";
import { awsKmsAclResource } from "./aws-kms-acl/resource";
import { azureReportResource } from "./azure-report/resource";
import { azureSecretResource } from "./azure-secret/resource";
import { azureSyncJobResource } from "./azure-sync-job/resource";
import { azureVaultResource } from "./azure-vault/resource";
import { azureVaultAclResource } from "./azure-vault-acl/resource";
import type { CckmResource } from "./cckm-resource";
import { type AdoptPolicy, readConfiguration } from "./configuration";
import { dataAwsAccountSource } from "./data/aws-account";
import { dataAwsKmsAccountsSource } from "./data/aws-kms-accounts";
import { dataAzureReportContentsSource } from "./data/azure-report-contents";
import { dataAzureReportCsvSource } from "./data/azure-report-csv";
import { dataAzureReportsSource } from "./data/azure-reports";
import { dataAzureSyncJobsSource } from "./data/azure-sync-jobs";
import { type WorkingFolderOptions, workingFolderOf } from "./journal";
import { ownedResource } from "./ownership/owned-resource";
import { CckmSession } from "./session";
import { sightedResource } from "./sighting";
import { stoppableResource } from "./stoppable-resource";
import { locatedResource } from "./whereabouts/located-resource";
import * as words from "./words";

const resources: readonly CckmResource[] = [
  awsKmsAccountResource,
  awsKmsAclResource,
  azureVaultResource,
  azureVaultAclResource,
  azureSecretResource,
  azureSyncJobResource,
  azureReportResource,
];

/**
 * The CCKM provider. `env` provides the arguments that the configuration leaves out; `working` replaces the process's
 * working directory.
 */
export function cckmProvider(
  version: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
  working: WorkingFolderOptions = {},
) {
  return defineProvider({
    name: "cckm",
    version,
    schema: cckmProviderSchema,
    async configure(config, { warn, log, signal }) {
      const configuration = readConfiguration(config, env);
      if (configuration.options.noSslVerify) {
        warn(words.notVerified());
      }
      if (configuration.options.allowPlainHttp) {
        warn(words.plainHttp());
      }
      if (configuration.adoptForOneRun) warn(saidForOneRun(configuration.adopt));
      const workingFolder = workingFolderOf(env, working);
      const session = new CckmSession(configuration, { version, log, workingFolder, stop: signal });
      try {
        await session.signIn(signal);
      } catch (error) {
        // To close the connections would be to wait for the answer.
        await (signal.aborted ? session.endRun() : session.close());
        throw signInFailure(error);
      }
      return session;
    },
    close: (session, { ofProcess }) => (ofProcess ? session.endRun() : session.close()),
    resources: resources.map((one) => stoppableResource(ownedResource(locatedResource(sightedResource(one))))),
    dataSources: [
      dataAwsAccountSource,
      dataAwsKmsAccountsSource,
      dataAzureSyncJobsSource,
      dataAzureReportsSource,
      dataAzureReportContentsSource,
      dataAzureReportCsvSource,
    ],
  });
}

function saidForOneRun(adopt: AdoptPolicy) {
  switch (adopt) {
    case "own":
      return words.adoptsOwn();
    case "identical":
      return words.adoptsIdentical();
    case "never":
      return words.adoptsNothing();
  }
}

/** One error per run, at the argument that caused it. */
function signInFailure(error: unknown): unknown {
  if (!(error instanceof CckmError)) return error;
  const argument = "argument" in error ? error.argument : undefined;
  const told = words.notSignedIn({ reason: error.message });
  return failure({ ...told, code: codeOf(error) ?? told.code }, argument ? [argument] : undefined);
}
