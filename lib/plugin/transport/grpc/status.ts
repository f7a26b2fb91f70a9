/** How a call ended, by gRPC's numbers. */
export const STATUS = {
  OK: 0,
  DEADLINE_EXCEEDED: 4,
  RESOURCE_EXHAUSTED: 8,
  UNIMPLEMENTED: 12,
  INTERNAL: 13,
} as const;

/** A call that ends with another status than OK. */
export class GrpcError extends Error {
  override readonly name = "CallError";

  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** A message as a header carries it: printable ASCII as it is, every other byte of its UTF-8 behind a percent sign. */
export function percentEncoded(message: string): string {
  return [...Buffer.from(message)].map(encodedByte).join("");
}

function encodedByte(byte: number): string {
  const plain = byte >= 0x20 && byte <= 0x7e && byte !== 0x25;
  return plain ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}
