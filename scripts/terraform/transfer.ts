import { EnvHttpProxyAgent, fetch } from "undici";

/** What a download tells while it runs. */
export interface TransferProgress {
  /** Called once, when the server has answered and nothing is loaded yet; undefined when it does not say the size. */
  readonly starts?: (bytes: number | undefined) => void;
  /** Called for every part that came. */
  readonly loaded?: (bytes: number) => void;
}

/** How long a silent server is waited for. */
const PATIENCE_MS = 30_000;

/**
 * Loads files, through the proxies that HTTPS_PROXY, HTTP_PROXY and NO_PROXY name.
 * @throws Error with the address and what happened
 */
export class Transfer {
  private readonly agent: EnvHttpProxyAgent;

  /** @param patienceMs How long the server may send nothing, in milliseconds. */
  constructor(env: NodeJS.ProcessEnv, patienceMs = PATIENCE_MS) {
    this.agent = new EnvHttpProxyAgent({
      httpProxy: env.http_proxy || env.HTTP_PROXY || "",
      httpsProxy: env.https_proxy || env.HTTPS_PROXY || "",
      noProxy: env.no_proxy || env.NO_PROXY || "",
      connectTimeout: patienceMs,
      headersTimeout: patienceMs,
      bodyTimeout: patienceMs,
    });
  }

  async get(address: string, { starts, loaded }: TransferProgress = {}): Promise<Buffer> {
    try {
      const reply = await fetch(address, { dispatcher: this.agent });
      if (!reply.ok || reply.body === null) throw new Error(`the server answers ${reply.status} ${reply.statusText}`);
      const size = Number(reply.headers.get("content-length")) || undefined;
      starts?.(size);
      const parts: Uint8Array[] = [];
      let bytes = 0;
      for await (const part of reply.body) {
        parts.push(part as Uint8Array);
        bytes += (part as Uint8Array).length;
        loaded?.(bytes);
      }
      return Buffer.concat(parts);
    } catch (error) {
      throw new Error(`${address}: ${reasonOf(error)}.`);
    }
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error
    ? `${message} (${cause.message || ("code" in cause && cause.code) || cause.name})`
    : message;
}
