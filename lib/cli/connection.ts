import { CckmClient, CckmError } from "../cckm";
import { cckmProviderSchema } from "../contract";
import { type Configuration, readConfiguration } from "../provider/configuration";
import { CommandFailure } from "./failure";

/** What the environment says of CCKM: `CIPHERTRUST_…`, then `CM_…`, as the provider reads it. */
export function environmentOptions(env: NodeJS.ProcessEnv): Configuration["options"] {
  const nothing = Object.fromEntries(Object.keys(cckmProviderSchema.attributes).map((name) => [name, null]));
  return readConfiguration(nothing as Parameters<typeof readConfiguration>[0], env).options;
}

/**
 * Works with the CCKM that the environment names, and closes the connection.
 * @throws CommandFailure when CCKM cannot be reached or refuses
 */
export async function withCckm<T>(env: NodeJS.ProcessEnv, work: (client: CckmClient) => Promise<T>): Promise<T> {
  let client: CckmClient | undefined;
  try {
    client = new CckmClient(environmentOptions(env));
    return await work(client);
  } catch (error) {
    if (error instanceof CckmError) throw new CommandFailure(`${error.message}.`);
    throw error;
  } finally {
    await client?.close();
  }
}
