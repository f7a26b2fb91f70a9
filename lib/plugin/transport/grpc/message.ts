import type { Readable } from "node:stream";
import { GrpcError, STATUS } from "./status";

// One byte for the compression flag and four for the length.
const PREFIX = 5;

/** A message with its gRPC prefix. */
export function framed(message: Uint8Array): Buffer {
  const bytes = Buffer.allocUnsafe(PREFIX + message.length);
  bytes[0] = 0;
  bytes.writeUInt32BE(message.length, 1);
  bytes.set(message, PREFIX);
  return bytes;
}

/**
 * Reads the only message of a request, and buffers no more than `most` bytes of it.
 * @throws CallError for a message that is compressed or too long, and for anything other than one whole message
 */
export function readMessage(stream: Readable, most: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let received = 0;
    let length: number | undefined;
    stream.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      received += chunk.length;
      try {
        if (length === undefined && received >= PREFIX) length = lengthIn(joined(chunks), most);
        if (length !== undefined && received > PREFIX + length) throw broken("more than one message");
      } catch (error) {
        chunks.length = 0;
        stream.removeAllListeners("data").resume();
        reject(error);
      }
    });
    stream.on("end", () => {
      if (length === undefined || received < PREFIX + length) return reject(broken("no whole message"));
      resolve(joined(chunks).subarray(PREFIX));
    });
  });
}

/** Joins the chunks received so far, in place: the first bytes may arrive one by one. */
function joined(chunks: Buffer[]): Buffer {
  const whole = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
  chunks.splice(0, chunks.length, whole);
  return whole;
}

function lengthIn(start: Buffer, most: number): number {
  if (start[0] !== 0) {
    throw new GrpcError(STATUS.UNIMPLEMENTED, "Expected a message as it is (identity), got a compressed one");
  }
  const length = start.readUInt32BE(1);
  if (length <= most) return length;
  throw new GrpcError(STATUS.RESOURCE_EXHAUSTED, `Expected a message of at most ${most} bytes, got ${length} bytes`);
}

function broken(what: string): GrpcError {
  return new GrpcError(STATUS.INTERNAL, `Expected a request with one message, got ${what}`);
}
