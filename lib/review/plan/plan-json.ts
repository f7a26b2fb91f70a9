import { z } from "zod";

/** An action as Terraform and OpenTofu spell it; unknown ones are reported later, by name. */
const actions = z.array(z.string());
const record = z.record(z.string(), z.unknown());

const changed = z.looseObject({
  actions,
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  after_unknown: z.unknown().optional(),
  before_sensitive: z.unknown().optional(),
  after_sensitive: z.unknown().optional(),
  replace_paths: z.array(z.array(z.union([z.string(), z.number()]))).optional(),
  importing: z.looseObject({ id: z.string().optional() }).optional(),
});

const resourceChange = z.looseObject({
  address: z.string(),
  previous_address: z.string().optional(),
  mode: z.string(),
  type: z.string(),
  name: z.string(),
  index: z.union([z.string(), z.number()]).optional(),
  deposed: z.string().optional(),
  provider_name: z.string().optional(),
  change: changed,
  action_reason: z.string().optional(),
});

/** The expressions of a block. `constant_value` is never read: it may be a secret. */
const expressions = z.record(z.string(), z.unknown());

const configuredResource = z.looseObject({
  address: z.string(),
  mode: z.string().optional(),
  type: z.string(),
  name: z.string(),
  expressions: expressions.optional(),
  /** The object's provider configuration: `cckm`, `cckm.eu`. */
  provider_config_key: z.string().optional(),
});

const moduleOf: z.ZodType<ConfiguredModule> = z.lazy(() =>
  z.looseObject({
    resources: z.array(configuredResource).optional(),
    module_calls: z.record(z.string(), z.looseObject({ module: moduleOf.optional() })).optional(),
  }),
);

/** A module of the configuration and the modules it calls. */
export interface ConfiguredModule {
  readonly resources?: readonly ConfiguredResource[] | undefined;
  readonly module_calls?: Readonly<Record<string, { readonly module?: ConfiguredModule | undefined }>> | undefined;
}

/** The parts of `terraform show -json` and `tofu show -json` for a saved plan that a review needs. */
export const planJson = z.looseObject({
  format_version: z.string(),
  terraform_version: z.string().optional(),
  timestamp: z.string().optional(),
  errored: z.boolean().optional(),
  complete: z.boolean().optional(),
  resource_changes: z.array(resourceChange).optional(),
  resource_drift: z.array(resourceChange).optional(),
  deferred_changes: z.array(z.unknown()).optional(),
  output_changes: z.record(z.string(), changed).optional(),
  prior_state: z.looseObject({ values: record.optional() }).optional(),
  planned_values: record.optional(),
  configuration: z
    .looseObject({
      provider_config: z
        .record(
          z.string(),
          z.looseObject({
            name: z.string().optional(),
            full_name: z.string().optional(),
            expressions: expressions.optional(),
          }),
        )
        .optional(),
      root_module: moduleOf.optional(),
    })
    .optional(),
  checks: z
    .array(
      z.looseObject({
        address: z.looseObject({ to_display: z.string().optional(), kind: z.string().optional() }).optional(),
        status: z.string().optional(),
        instances: z
          .array(z.looseObject({ problems: z.array(z.looseObject({ message: z.string().optional() })).optional() }))
          .optional(),
      }),
    )
    .optional(),
  action_invocations: z.array(z.unknown()).optional(),
});

export type PlanJson = z.infer<typeof planJson>;
export type ResourceChange = z.infer<typeof resourceChange>;
export type PlannedValues = z.infer<typeof changed>;
export type ConfiguredResource = z.infer<typeof configuredResource>;
