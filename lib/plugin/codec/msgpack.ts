import * as msgpack from "@msgpack/msgpack";
import { UNKNOWN } from "../../schema";

// Terraform encodes refined unknowns as extensions of their own; to this codec every extension is an unknown value.
const extensionCodec: msgpack.ExtensionCodecType<undefined> = {
  tryToEncode: (value) => (value === UNKNOWN ? new msgpack.ExtData(0, new Uint8Array(1)) : null),
  decode: () => UNKNOWN,
};

// The library rejects the key `__proto__`, which may be the name of a tag. Such keys, and those that start with NUL, are
// prefixed with NUL.
const keyDecoder = {
  canBeCached: () => true,
  decode(bytes: Uint8Array, offset: number, length: number): string {
    const key = asBuffer(bytes).toString("utf8", offset, offset + length);
    return key === "__proto__" || key.startsWith("\0") ? `\0${key}` : key;
  },
};

/** The original of a key that {@link unpack} escaped. */
export function unpackedKey(key: string): string {
  return key.startsWith("\0") ? key.slice(1) : key;
}

/** Decodes text from {@link unpack}. Not a TextDecoder: that drops a byte order mark, which a CSV may start with. */
export function textOf(bytes: Uint8Array): string {
  return asBuffer(bytes).toString("utf8");
}

/** The same bytes as a Buffer. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const newDecoder = () => new msgpack.Decoder({ extensionCodec, keyDecoder, rawStrings: true, useBigInt64: true });
const newEncoder = () => new msgpack.Encoder({ extensionCodec, useBigInt64: true });

// Kept, because a new one costs as much as a small value. They hold their last buffer, so not after a long value.
let decoder = newDecoder();
let encoder = newEncoder();
const LONG = 65_536;

/** Msgpack to JavaScript: text as bytes (see {@link textOf}), 64-bit integers as bigint, keys escaped ({@link unpackedKey}). */
export function unpack(bytes: Uint8Array): unknown {
  const value = decoder.decode(bytes);
  if (bytes.length > LONG) decoder = newDecoder();
  return value;
}

/** JavaScript to msgpack; UNKNOWN is allowed anywhere. */
export function pack(value: unknown): Uint8Array {
  const bytes = encoder.encode(value);
  if (bytes.length > LONG) encoder = newEncoder();
  return bytes;
}
