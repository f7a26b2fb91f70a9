import type { RequestOptions } from "node:https";
import { isIP, type Socket } from "node:net";
import type { buildConnector } from "undici";
import { ProxyFailure, type ProxyServer } from "./proxy";

/** Settings of a connection through a proxy. */
export interface TunnelOptions {
  /** Certificate authorities to trust for the proxy itself; undefined for Node's own. */
  readonly ca: readonly string[] | undefined;
  /** How long the proxy may take to open the tunnel. */
  readonly timeoutMs: number;
}

/**
 * Connections to a host through a proxy, each with its own CONNECT. undici's own ProxyAgent waits forever for a silent
 * proxy, and retries without a pause if the proxy keeps closing the connection.
 * @param direct Speaks TLS with the host through the tunnel.
 */
export function tunnelThrough(
  proxy: ProxyServer,
  direct: buildConnector.connector,
  options: TunnelOptions,
): buildConnector.connector {
  return (target, callback) => {
    const host = `${target.hostname.includes(":") ? `[${target.hostname}]` : target.hostname}:${target.port || portOf(target.protocol)}`;
    openTunnel(proxy, host, options).then(
      (socket) => {
        if (target.protocol === "https:") direct({ ...target, httpSocket: socket }, callback);
        else callback(null, socket);
      },
      (error: Error) => callback(error, null),
    );
  };
}

function portOf(protocol: string): string {
  return protocol === "https:" ? "443" : "80";
}

async function openTunnel(proxy: ProxyServer, host: string, { ca, timeoutMs }: TunnelOptions): Promise<Socket> {
  const { hostname, port, authorization, tls } = proxy;
  const { request: ask } = tls ? await import("node:https") : await import("node:http");
  const asked: RequestOptions = {
    method: "CONNECT",
    host: hostname,
    port,
    path: host,
    headers: { host, ...(authorization !== undefined && { "proxy-authorization": authorization }) },
    agent: false,
    // Without it, Node would check the proxy's certificate against the host in the header.
    ...(tls && { ca: ca && [...ca], minVersion: "TLSv1.2", servername: isIP(hostname) ? "" : hostname }),
  };
  return new Promise((resolve, reject) => {
    const request = ask(asked);
    const timer = setTimeout(() => request.destroy(new ProxyFailure("ETIMEDOUT")), timeoutMs);
    request.once("connect", ({ statusCode = 0 }, socket: Socket, head: Buffer) => {
      clearTimeout(timer);
      if (statusCode >= 200 && statusCode <= 299) {
        if (head.length > 0) socket.unshift(head);
        return resolve(socket);
      }
      socket.on("error", () => {}).destroy();
      reject(new ProxyFailure(undefined, statusCode));
    });
    request.once("error", (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      reject(error instanceof ProxyFailure ? error : new ProxyFailure(error.code));
    });
    request.end();
  });
}
