import { TLSSocket } from "node:tls";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { AppContext } from "./simulation";

/** Cuts the client's connection without a reply. */
export function cut(c: AppContext): Response {
  const { socket } = c.env.incoming;
  if (socket instanceof TLSSocket) socket.destroy();
  else socket.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
}

/** Leaves the client without a reply until it closes the connection or the server does. */
export async function hang(c: AppContext): Promise<Response> {
  const { socket } = c.env.incoming;
  if (!socket.destroyed) await new Promise<void>((resolve) => socket.once("close", () => resolve()));
  return RESPONSE_ALREADY_SENT;
}
