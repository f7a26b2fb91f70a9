import { TLSSocket } from "node:tls";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { AppContext } from "./simulation";

/** Closes the client's connection without a reply. */
export function cut(c: AppContext): Response {
  const { socket } = c.env.incoming;
  if (socket instanceof TLSSocket) socket.destroy();
  else socket.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
}

/** Sends no reply until the client or the server closes the connection. */
export async function hang(c: AppContext): Promise<Response> {
  const { socket } = c.env.incoming;
  if (!socket.destroyed) await new Promise<void>((resolve) => socket.once("close", () => resolve()));
  return RESPONSE_ALREADY_SENT;
}
