import type { Server } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { createAdaptorServer } from "@hono/node-server";
import type { Hono } from "hono";
import type { AppEnv } from "./simulation";
import type { ServerCertificate } from "./tls";

export interface Listener {
  url: string;
  /** Stops listening and closes all connections. */
  close(): Promise<void>;
}

/** @throws Error with one clear sentence if the address is not available */
export async function listen(
  app: Hono<AppEnv>,
  host: string,
  port: number,
  certificate: ServerCertificate | undefined,
): Promise<Listener> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    hostname: host,
    overrideGlobalObjects: false,
    ...(certificate && {
      createServer: createHttpsServer,
      serverOptions: { key: certificate.key, cert: certificate.cert },
    }),
  }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(new Error(reason(error, host, port), { cause: error })),
    );
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const bound = typeof address === "object" && address ? address.port : port;
  return {
    url: `${certificate ? "https" : "http"}://${host.includes(":") ? `[${host}]` : host}:${bound}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function reason({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} of ${host} is already in use: choose another one, or 0 for a free one.`;
    case "EACCES":
      return `Port ${port} of ${host} may not be used by this user: choose one above 1023, or 0 for a free one.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `${host} is no address of this machine: use 127.0.0.1, or 0.0.0.0 for all of them.`;
    default:
      return `The simulator cannot listen on ${host}, port ${port}: ${message}`;
  }
}
