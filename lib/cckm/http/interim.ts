import type { Socket } from "node:net";

const INTERIM = /^HTTP\/1\.[01] 100[ \r]/;
const BEGINNING = "HTTP/1.1 100 ";
const END = "\r\n\r\n";
const LONGEST = 16_384;

/**
 * Drops `100 Continue` before a reply. Any server may send it, even unasked (RFC 9110, 15.2.1), but undici closes the
 * connection when it sees it.
 */
export function passOverContinue(socket: Socket): void {
  const { read, write } = socket;
  let isAwaited = false;
  let held: Buffer = Buffer.alloc(0);
  socket.write = ((...args: Parameters<Socket["write"]>) => {
    isAwaited = true;
    return write.apply(socket, args);
  }) as Socket["write"];
  socket.read = (size?: number) => {
    for (;;) {
      const chunk = read.call(socket, size) as Buffer | null;
      if (!isAwaited || chunk === null) return chunk;
      const rest = withoutInterim(Buffer.concat([held, chunk]));
      isAwaited = rest.length === 0 || mayBeInterim(rest);
      held = isAwaited ? rest : Buffer.alloc(0);
      if (!isAwaited) return rest;
    }
  };
}

function withoutInterim(bytes: Buffer): Buffer {
  if (!INTERIM.test(start(bytes))) return bytes;
  const end = bytes.indexOf(END);
  return end < 0 ? bytes : withoutInterim(bytes.subarray(end + END.length));
}

/** Whether more bytes are needed to decide. */
function mayBeInterim(bytes: Buffer): boolean {
  const begun = start(bytes);
  const isCut = bytes.length < BEGINNING.length && BEGINNING.startsWith(begun.replace(/^HTTP\/1\.0/, "HTTP/1.1"));
  return isCut || (INTERIM.test(begun) && bytes.length < LONGEST);
}

function start(bytes: Buffer): string {
  return bytes.toString("latin1", 0, BEGINNING.length);
}
