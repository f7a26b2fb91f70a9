import { resources as contracts, type DeclaredElsewhere, naturalKey } from "../../../lib/contract";
import { accountOf, type Configuration, type Declared, type StackName, targetArgument } from "../model/configuration";
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
  const argument = targetArgument(declared.type);
  if (argument === undefined) return values;
  const target = account === undefined ? undefined : resources[account];
  if (target) {
    const contract = contracts.find(({ type }) => type === target.type);
    return { ...values, [argument]: null, listed_as: contract?.listedAs?.(target.arguments) };
  }
  const [, kind, name] = /^<(kms|vault) (.*)>$/.exec(String(declared.arguments[argument])) ?? [];
  return kind === undefined || name === undefined ? values : { ...values, [argument]: standsFor(kind, name) };
}
