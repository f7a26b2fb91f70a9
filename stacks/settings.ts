import {
  AzureSyncItem,
  type CckmEnvironmentProps,
  ReportDestroyPolicy,
  SecretDestroyPolicy,
  SecretRecoveryLevel,
} from "cdktf-cckm";
import { z } from "zod";
import { backendSettings } from "./backend-settings";

// Shapes and what belongs together are checked here; the constructs check the values themselves.
const text = z.string().min(1);
const timeouts = z.strictObject({ create: text.optional(), update: text.optional(), delete: text.optional() });

const grant = z
  .strictObject({ group: text.optional(), userId: text.optional(), actions: z.array(text).min(1) })
  .refine(({ group, userId }) => (group === undefined) !== (userId === undefined), {
    error: "Expected exactly one of group, userId to be set. Set one of them.",
  });

const account = z.strictObject({
  id: text.optional(),
  name: text,
  accountId: z.string().regex(/^\d{12}$/, { error: "Expected the id of an AWS account, 12 digits, got another text." }),
  awsConnection: text,
  regions: z.array(text).min(1),
  assumeRoleArn: text.optional(),
  assumeRoleExternalId: text.optional(),
  grants: z.array(grant).optional(),
});

const secret = z.strictObject({
  id: text.optional(),
  name: text,
  keyVault: text,
  variable: text.optional(),
  valueVersion: z.int().optional(),
  contentType: text.optional(),
  tags: z.record(text, z.string()).optional(),
  enabled: z.boolean().optional(),
  exp: text.optional(),
  nbf: text.optional(),
  recoveryLevel: z.enum(SecretRecoveryLevel).optional(),
  recoverableDays: z.int().optional(),
  onDestroy: z.enum(SecretDestroyPolicy).optional(),
  recoverSoftDeleted: z.boolean().optional(),
  timeouts: timeouts.optional(),
});

const sync = z
  .strictObject({
    id: text.optional(),
    item: z.enum(AzureSyncItem),
    keyVaults: z.array(text).min(1).optional(),
    synchronizeAll: z.boolean().optional(),
    triggers: z.record(text, z.string()).optional(),
    wait: z.boolean().optional(),
    timeouts: timeouts.optional(),
  })
  .refine(({ keyVaults, synchronizeAll }) => (keyVaults === undefined) === (synchronizeAll === true), {
    error: "Expected either keyVaults or synchronizeAll: true. Set one of them.",
  });

const report = z.strictObject({
  id: text.optional(),
  name: text,
  reportType: text.optional(),
  startTime: text.optional(),
  endTime: text.optional(),
  logAnalyticParams: z.array(z.strictObject({ keyVault: text, workSpaceId: text.optional() })).min(1),
  onDestroy: z.enum(ReportDestroyPolicy).optional(),
  timeouts: timeouts.optional(),
});

/** What may be replaced for one run. */
const replaceable = {
  accounts: z.array(account).default([]),
  secrets: z.array(secret).default([]),
  syncs: z.array(sync).default([]),
  reports: z.array(report).default([]),
  /** Id of the release that goes out; undefined or empty where the last one stays. Left out, there is no marker. */
  release: z.string().optional(),
  /** Where the state is. Default: a file in the project's folder. */
  backend: backendSettings.default({ type: "local" }),
};

/** What an environment file may hold. */
export const environmentSettings = z.strictObject({
  name: z.string().regex(/^[A-Za-z][A-Za-z0-9_-]*$/, {
    error: 'Expected a letter, then letters, digits, "_" and "-", got another text.',
  }),
  ...replaceable,
});

/** What a context value may replace in an environment for one run. */
export const settingsForOneRun = z.strictObject(replaceable).partial();

/**
 * What distinguishes one environment from another. Addresses, credentials and the values of secrets are not here: they come
 * from `CIPHERTRUST_*` and `TF_VAR_*` when Terraform runs.
 */
export type EnvironmentSettings = z.input<typeof environmentSettings>;

/** The settings with what they leave out filled in. */
export type CompleteSettings = z.output<typeof environmentSettings> & CckmEnvironmentProps;
