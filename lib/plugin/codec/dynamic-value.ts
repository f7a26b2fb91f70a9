import type { Type } from "../../schema";
import { DynamicValue } from "../proto";
import { isJsonNumber, parseJson } from "./json";
import { pack, textOf, unpack, unpackedKey } from "./msgpack";
import { numberFromFloat, numberFromInteger, numberFromText } from "./number";
import { type Encoding, read } from "./read";
import { RecentValues } from "./recent-values";
import { write } from "./write";

const MSGPACK: Encoding = {
  string: (raw) => (raw instanceof Uint8Array ? textOf(raw) : undefined),
  number: (raw) => {
    if (typeof raw === "number") return numberFromFloat(raw);
    if (typeof raw === "bigint") return numberFromInteger(raw);
    return raw instanceof Uint8Array ? numberFromText(textOf(raw)) : undefined;
  },
  key: unpackedKey,
  extraMembers: "refuse",
};

const JSON_VALUE: Encoding = {
  string: (raw) => (typeof raw === "string" ? raw : undefined),
  number: (raw) => (typeof raw === "string" ? numberFromText(raw) : isJsonNumber(raw) ? raw : undefined),
  key: (raw) => raw,
  extraMembers: "refuse",
};

const JSON_STATE: Encoding = { ...JSON_VALUE, extraMembers: "drop" };

/**
 * Encodes a value for Terraform's wire protocol. Values are null, UNKNOWN, string, boolean, number, bigint or Decimal,
 * arrays for lists and sets, objects for maps and objects. Missing attributes and undefined become null. Throws an Error
 * that names the path, never the value: `regions[1]: expected string, got number`.
 */
export function encode(value: unknown, type: Type): DynamicValue {
  return DynamicValue.create({ msgpack: recent.bytesOf(value, type) ?? pack(write(value, type)) });
}

const recent = new RecentValues();

/**
 * Decodes an object like {@link decode}, for values without secrets: it is decoded once for the calls about it that follow
 * each other, frozen, and encoded as the bytes that it came from.
 */
export function decodeOnce(dynamic: DynamicValue | undefined, type: Type): unknown {
  if (!dynamic || dynamic.msgpack.length === 0) return decode(dynamic, type);
  return recent.get(dynamic.msgpack, type, () => decode(dynamic, type));
}

/**
 * Decodes a value from Terraform; null if there is none. Numbers are exact: a number if its shortest text is the same, a
 * bigint beyond 2^53, else a Decimal; maps and objects have no prototype. Throws an Error that names the path.
 */
export function decode(dynamic: DynamicValue | undefined, type: Type): unknown {
  if (dynamic && dynamic.msgpack.length > 0) return read(unpack(dynamic.msgpack), type, MSGPACK);
  if (dynamic && dynamic.json.length > 0) return read(parseJson(dynamic.json), type, JSON_VALUE);
  return null;
}

const NULL = { msgpack: Buffer.of(0xc0), json: Buffer.from("null") };

/** Whether there is no value, or null; without decoding it. */
export function isNone(dynamic: DynamicValue | undefined): boolean {
  if (!dynamic) return true;
  const { msgpack, json } = dynamic;
  return msgpack.length > 0 ? NULL.msgpack.equals(msgpack) : json.length === 0 || NULL.json.equals(json);
}

/** Reads a state file's JSON with the current type: attributes that the type no longer has are dropped, new ones are null. */
export function decodeJsonState(json: Uint8Array | string, type: Type): unknown {
  return read(parseJson(json), type, JSON_STATE);
}
