// Generated from lib/contract by `npm run constructs`. Do not edit.
import {
  AzureSyncItem,
  AzureVaultType,
  ReportDestroyPolicy,
  SecretDestroyPolicy,
  SecretRecoveryLevel,
} from "cdktf-cckm";
import { z } from "zod";

const text = z.string().min(1);

/** Shapes alone: what values are allowed, and which belong together, the constructs say. */
export const environmentShapes = {
  accounts: z.array(
    z.strictObject({
      id: text.optional(),
      name: text,
      accountId: text,
      awsConnection: text,
      regions: z.array(text).min(1),
      assumeRoleArn: text.optional(),
      assumeRoleExternalId: text.optional(),
      grants: z
        .array(
          z.strictObject({
            group: text.optional(),
            userId: text.optional(),
            actions: z.array(text).min(1),
          }),
        )
        .optional(),
    }),
  ),
  vaults: z.array(
    z.strictObject({
      id: text.optional(),
      name: text,
      subscriptionId: text,
      azureConnection: text,
      type: z.enum(AzureVaultType).optional(),
      cloudKeyBackupLimit: z.int().optional(),
      forceDestroy: z.boolean().optional(),
      grants: z
        .array(
          z.strictObject({
            group: text.optional(),
            userId: text.optional(),
            actions: z.array(text).min(1),
          }),
        )
        .optional(),
    }),
  ),
  secrets: z.array(
    z.strictObject({
      id: text.optional(),
      name: text,
      variable: text.optional(),
      keyVault: text,
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
      timeouts: z
        .strictObject({
          create: text.optional(),
          update: text.optional(),
          delete: text.optional(),
        })
        .optional(),
    }),
  ),
  syncs: z.array(
    z.strictObject({
      id: text.optional(),
      item: z.enum(AzureSyncItem),
      keyVaults: z.array(text).min(1).optional(),
      synchronizeAll: z.boolean().optional(),
      triggers: z.record(text, z.string()).optional(),
      wait: z.boolean().optional(),
      timeouts: z
        .strictObject({
          create: text.optional(),
          update: text.optional(),
          delete: text.optional(),
        })
        .optional(),
    }),
  ),
  reports: z.array(
    z.strictObject({
      id: text.optional(),
      name: text,
      reportType: text.optional(),
      startTime: text.optional(),
      endTime: text.optional(),
      logAnalyticParams: z
        .array(
          z.strictObject({
            keyVault: text,
            workSpaceId: text.optional(),
          }),
        )
        .min(1)
        .optional(),
      onDestroy: z.enum(ReportDestroyPolicy).optional(),
      timeouts: z
        .strictObject({
          create: text.optional(),
          update: text.optional(),
          delete: text.optional(),
        })
        .optional(),
    }),
  ),
};
