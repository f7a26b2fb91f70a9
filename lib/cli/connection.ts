import { CckmClient, type CckmClientOptions, CckmError } from "../cckm";
import { optionsFromEnvironment } from "../cckm/http/environment";
import { CommandFailure } from "./endings";
import * as words from "./words";

/**
 * What the environment says of CCKM: `CIPHERTRUST_…`, then `CM_…`, as the provider reads it.
 * @throws CommandFailure for a variable that is malformed
 */
export function environmentOptions(env: NodeJS.ProcessEnv): CckmClientOptions {
  const { options, malformed } = optionsFromEnvironment(env);
  const [wrong] = malformed;
  if (!wrong) return options;
  const { argument, expected, value } = wrong;
  throw new CommandFailure(words.variableInvalid({ argument, expected, value: JSON.stringify(value) }));
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
    if (error instanceof CckmError)
      throw new CommandFailure({ severity: "error", code: error.messageCode, summary: error.message, detail: "" });
    throw error;
  } finally {
    await client?.close();
  }
}
