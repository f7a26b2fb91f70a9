/** How a call ended, as gRPC status codes. */
export const STATUS = {
  OK: 0,
  DEADLINE_EXCEEDED: 4,
  RESOURCE_EXHAUSTED: 8,
  UNIMPLEMENTED: 12,
  INTERNAL: 13,
} as const;

/** Ends a call with a status other than OK. */
export class GrpcError extends Error {
  override readonly name = "CallError";

  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Whether an error is a {@link GrpcError}, also one of a provider's code, which is bundled apart and has a class of its own. */
export function isGrpcError(error: unknown): error is GrpcError {
  return error instanceof Error && error.name === "CallError" && "status" in error && typeof error.status === "number";
}

/** A message encoded for a header: printable ASCII unchanged, every other UTF-8 byte percent-encoded. */
export function percentEncoded(message: string): string {
  return [...Buffer.from(message)].map(encodedByte).join("");
}

function encodedByte(byte: number): string {
  const plain = byte >= 0x20 && byte <= 0x7e && byte !== 0x25;
  return plain ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}
