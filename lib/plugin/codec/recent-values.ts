import type { Type } from "../../schema";
import { asBuffer } from "./msgpack";

// Terraform works on ten objects at once, with a state and a configuration each.
const MOST = 64;
const LONGEST = 16_384;

interface Recent {
  readonly type: Type;
  /** The encoded value, one character a byte. */
  readonly text: string;
  readonly value: object;
}

/**
 * The values that were decoded last: the calls about one object follow each other, and contain the same state and the same
 * configuration.
 */
export class RecentValues {
  readonly #byText = new Map<string, Recent>();
  readonly #byValue = new Map<unknown, Recent>();

  /** The value of the bytes: the same object as before if they were decoded as this type a moment ago, and frozen. */
  get(bytes: Uint8Array, type: Type, decode: () => unknown): unknown {
    if (bytes.length > LONGEST) return decode();
    const text = asBuffer(bytes).toString("latin1");
    const known = this.#byText.get(text);
    if (known?.type === type) return known.value;
    const value = decode();
    if (typeof value === "object" && value !== null) this.#keep({ type, text, value: deeplyFrozen(value) });
    return value;
  }

  /** The bytes that a value came from; undefined if that is long ago, or if it did not come from here. */
  bytesOf(value: unknown, type: Type): Uint8Array | undefined {
    const known = this.#byValue.get(value);
    return known?.type === type ? Buffer.from(known.text, "latin1") : undefined;
  }

  #keep(recent: Recent): void {
    const replaced = this.#byText.get(recent.text);
    const dropped = replaced ?? (this.#byText.size >= MOST ? this.#byText.values().next().value : undefined);
    if (dropped) {
      this.#byText.delete(dropped.text);
      this.#byValue.delete(dropped.value);
    }
    this.#byText.set(recent.text, recent);
    this.#byValue.set(recent.value, recent);
  }
}

function deeplyFrozen<T extends object>(value: T): T {
  for (const member of Object.values(value)) {
    if (typeof member === "object" && member !== null) deeplyFrozen(member);
  }
  return Object.freeze(value);
}
