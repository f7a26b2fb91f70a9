import { CckmClient, type CckmClientOptions, CckmError } from "../cckm";
import { parseAddress } from "../cckm/http/address";
import { optionsFromEnvironment } from "../cckm/http/environment";
import { inOneLine } from "../words";
import { notVerified, plainHttp } from "./doctor/words";
import { CommandFailure } from "./endings";
import { tell } from "./save-text";
import * as words from "./words";

/**
 * Connection settings from the environment: `CIPHERTRUST_…`, then `CM_…`, as in the provider.
 * @throws CommandFailure for a malformed variable
 */
export function environmentOptions(env: NodeJS.ProcessEnv): CckmClientOptions {
  const { options, malformed } = optionsFromEnvironment(env);
  const [wrong] = malformed;
  if (!wrong) return options;
  const { argument, expected, value } = wrong;
  throw new CommandFailure(words.variableInvalid({ argument, expected, value: JSON.stringify(value) }));
}

/**
 * Connects to the CCKM configured in the environment, warns where nothing protects the password on the way, and closes the
 * connection afterwards.
 * @throws CommandFailure if CCKM cannot be reached or rejects the request
 */
export async function withCckm<T>(env: NodeJS.ProcessEnv, work: (client: CckmClient) => Promise<T>): Promise<T> {
  let client: CckmClient | undefined;
  try {
    const options = environmentOptions(env);
    client = new CckmClient(options);
    warnOfTheWay(options);
    return await work(client);
  } catch (error) {
    if (error instanceof CckmError)
      throw new CommandFailure({ severity: "error", code: error.messageCode, summary: error.message, detail: "" });
    throw error;
  } finally {
    await client?.close();
  }
}

function warnOfTheWay({ address = "", noSslVerify, allowPlainHttp }: CckmClientOptions): void {
  if (address.trim() === "") return;
  const { tls, loopback } = parseAddress(address);
  if (tls && noSslVerify) tell(`cckm: ${inOneLine(notVerified({}))}`);
  if (!tls && !loopback && allowPlainHttp) tell(`cckm: ${inOneLine(plainHttp({}))}`);
}
