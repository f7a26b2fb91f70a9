import { z } from "zod";
import { SECRET_PLACEHOLDER } from "../../contract";

const variables = z.looseObject({
  variable: z
    .record(z.string(), z.looseObject({ ephemeral: z.boolean().optional(), default: z.unknown().optional() }))
    .optional(),
});

/** Names of a stack's ephemeral variables without a default: those of SecretInput.fromVariable. */
export function secretVariables(configuration: unknown): string[] {
  const declared = variables.safeParse(configuration).data?.variable ?? {};
  return Object.entries(declared)
    .filter(([, { ephemeral, default: value }]) => ephemeral === true && (value ?? null) === null)
    .map(([name]) => name);
}

/** The environment for planning a stack: unset secrets get a placeholder, so that planning needs none. */
export function withPlaceholders(configuration: unknown, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const unset = secretVariables(configuration).filter((name) => env[`TF_VAR_${name}`] === undefined);
  return { ...env, ...Object.fromEntries(unset.map((name) => [`TF_VAR_${name}`, SECRET_PLACEHOLDER])) };
}
