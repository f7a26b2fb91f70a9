import { Decimal } from "../../schema";

/** A number of Terraform's, exactly: `number` where its shortest text is the number, `bigint` above 2^53, else {@link Decimal}. */
export type ExactNumber = number | bigint | Decimal;

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
// Terraform's numbers have 512 bits; the bound only keeps a hostile exponent from filling the memory.
const MOST_DIGITS = 5000;

/** A number written as decimal text, `1.5e3` included; undefined when the text is none or has more than 5000 digits. */
export function numberFromText(text: string): ExactNumber | undefined {
  const plain = plainDecimal(text);
  if (plain === undefined) return undefined;
  if (!plain.includes(".")) return numberFromInteger(BigInt(plain));
  const short = Number(plain);
  return plainDecimal(String(short)) === plain ? short : new Decimal(plain);
}

/**
 * The number that Terraform sent as a 64-bit float. To Terraform numbers are equal when their shortest texts are, so 0.1 as a
 * float and "0.1" are one number. A whole number beyond 2^53 is one that was written with all its digits. Undefined for infinity.
 */
export function numberFromFloat(value: number): number | bigint | undefined {
  if (!Number.isFinite(value)) return undefined;
  return Number.isInteger(value) ? numberFromInteger(BigInt(value)) : value;
}

/** A number where it is exact, a bigint beyond 2^53. */
export function numberFromInteger(value: bigint): number | bigint {
  const short = Number(value);
  return Number.isSafeInteger(short) ? short : value;
}

/**
 * What msgpack carries for a number: an integer where 64 bits hold it, else decimal text. A float would not do: of a large
 * whole number Terraform would keep no more than 53 bits, and no longer find it equal to what it sent. Undefined for NaN,
 * infinity and text that is no number.
 */
export function numberToWire(value: ExactNumber): number | bigint | string | undefined {
  const plain = plainDecimal(String(typeof value === "number" && Number.isInteger(value) ? BigInt(value) : value));
  if (plain === undefined || plain.includes(".")) return plain;
  const integer = BigInt(plain);
  if (integer < -(2n ** 63n) || integer >= 2n ** 64n) return plain;
  // The msgpack library writes numbers of more than 32 bits as floats when bigints are on.
  return BigInt.asIntN(32, integer) === integer ? Number(integer) : integer;
}

/** Without exponent, leading and trailing zeros: `-0.5`, `1200`. */
function plainDecimal(text: string): string | undefined {
  const [, sign, whole, fraction = "", exponent = "0"] = NUMBER.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (Math.max(digits.length, point, digits.length - point) > MOST_DIGITS) return undefined;
  const padded = digits.padStart(digits.length + Math.max(0, 1 - point), "0").padEnd(point, "0");
  const split = Math.max(point, 1);
  const before = padded.slice(0, split).replace(/^0+(?=\d)/, "");
  let end = padded.length;
  while (end > split && padded[end - 1] === "0") end--;
  const after = padded.slice(split, end);
  const magnitude = after === "" ? before : `${before}.${after}`;
  return magnitude === "0" ? "0" : `${sign}${magnitude}`;
}
