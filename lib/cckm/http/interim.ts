import type { Socket } from "node:net";

// 101 is no interim reply, but an offer to speak another protocol.
const INTERIM = /^HTTP\/1\.[01] 1(?!01)\d\d[ \r]/;
const BEGINNING = "HTTP/1.1 100 ";
const END = "\r\n\r\n";
const LONGEST = 16_384;

/**
 * Drops interim replies before a reply, among them `100 Continue`. Any server may send them, even unasked (RFC 9110, 15.2),
 * but undici closes the connection when it sees a 100.
 */
export function passOverInterim(socket: Socket): void {
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
  const isCut = bytes.length < BEGINNING.length && BEGINNING.startsWith(likeBeginning(begun));
  return isCut || (INTERIM.test(begun) && bytes.length < LONGEST);
}

/** Any interim status, and either version, as the ones of {@link BEGINNING}. */
function likeBeginning(begun: string): string {
  return begun.replace(/^HTTP\/1\.0/, "HTTP/1.1").replace(/(?<= 1)\d{1,2}/, (digits) => "0".repeat(digits.length));
}

function start(bytes: Buffer): string {
  return bytes.toString("latin1", 0, BEGINNING.length);
}
