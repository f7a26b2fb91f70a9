import * as msgpack from "@msgpack/msgpack";
import { UNKNOWN } from "../../schema";

// Terraform refines some unknowns in extensions of their own; what an extension says is always that the value is unknown.
const extensionCodec: msgpack.ExtensionCodecType<undefined> = {
  tryToEncode: (value) => (value === UNKNOWN ? new msgpack.ExtData(0, new Uint8Array(1)) : null),
  decode: () => UNKNOWN,
};

// The library refuses the key `__proto__`. It may be a tag's name, so keys that begin with NUL or are it get a NUL before them.
const keyDecoder = {
  canBeCached: () => true,
  decode(bytes: Uint8Array, offset: number, length: number): string {
    const key = textOf(bytes.subarray(offset, offset + length));
    return key === "__proto__" || key.startsWith("\0") ? `\0${key}` : key;
  },
};

/** The key that {@link unpack} gave in disguise. */
export function unpackedKey(key: string): string {
  return key.startsWith("\0") ? key.slice(1) : key;
}

/** Text of {@link unpack}. Not a TextDecoder: that drops a byte order mark, with which a CSV may begin. */
export function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}

/** Msgpack to JavaScript: text as bytes (see {@link textOf}), integers of 64 bits as bigint, keys in disguise ({@link unpackedKey}). */
export function unpack(bytes: Uint8Array): unknown {
  return msgpack.decode(bytes, { extensionCodec, keyDecoder, rawStrings: true, useBigInt64: true });
}

/** JavaScript to msgpack; UNKNOWN may stand anywhere. */
export function pack(value: unknown): Uint8Array {
  return msgpack.encode(value, { extensionCodec, useBigInt64: true });
}
