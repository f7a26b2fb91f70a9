import type { CckmEnvironmentProps } from "cdktf-cckm";
import { z } from "zod";
import { backendSettings } from "./backend-settings";
import { environmentShapes } from "./environment-shapes";

/** What may be replaced for one run. */
const replaceable = {
  accounts: environmentShapes.accounts.default([]),
  vaults: environmentShapes.vaults.default([]),
  secrets: environmentShapes.secrets.default([]),
  syncs: environmentShapes.syncs.default([]),
  reports: environmentShapes.reports.default([]),
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
