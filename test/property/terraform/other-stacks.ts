import { type DeclaredElsewhere, naturalKey } from "../../../lib/contract";
import { accountOf, type Configuration, type Declared, type StackName } from "../model/configuration";
import type { StandsFor } from "./render";

const ABSENT = { user_id: null, group: null, report_type: null, start_time: null, end_time: null };

/** What a synth writes beside another stack of what a stack declares. */
export function declaredElsewhere(stack: StackName, configuration: Configuration, standsFor: StandsFor): string {
  const { address, domain } = configuration.provider ?? {};
  const where = { address: address === undefined ? null : standsFor("other", "server"), domain: domain ?? null };
  const objects = Object.values(configuration.resources).flatMap((declared): DeclaredElsewhere[] => {
    const key = naturalKey(declared.type, valuesOf(declared, configuration, standsFor));
    return key === undefined ? [] : [{ stack, type: declared.type, key, ...where }];
  });
  return JSON.stringify({ objects });
}

function valuesOf(declared: Declared, { resources }: Configuration, standsFor: StandsFor): Record<string, unknown> {
  const values = { ...ABSENT, log_analytic_params: null, ...declared.arguments };
  const account = accountOf(declared);
  if (account !== undefined) return { ...values, kms_id: null, listed_as: resources[account]?.arguments.name };
  const [, name] = /^<kms (.*)>$/.exec(String(declared.arguments.kms_id)) ?? [];
  return name === undefined ? values : { ...values, kms_id: standsFor("kms", name) };
}
