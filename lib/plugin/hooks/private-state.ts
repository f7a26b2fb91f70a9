import { isWhollyKnown } from "../../schema";

/** Read-only view of values that the provider stores with an object and Terraform never shows. */
export interface PrivateValues {
  /** The JSON value of a key; undefined if there is none. */
  get(key: string): unknown;
}

/**
 * Values that the provider stores with an object and Terraform never shows. They are part of the state or of a saved plan,
 * so they must not contain secrets.
 */
export interface PrivateState extends PrivateValues {
  /** Sets a JSON value; undefined removes the key. Throws for values that JSON cannot represent, including unknown ones. */
  set(key: string, value: unknown): void;
}

/** Private values in memory. */
export class PrivateStore implements PrivateState {
  readonly #values: Map<string, unknown>;

  constructor(values: Readonly<Record<string, unknown>> = {}) {
    this.#values = new Map(Object.entries(values));
  }

  get(key: string): unknown {
    return this.#values.get(key);
  }

  set(key: string, value: unknown): void {
    if (value === undefined) this.#values.delete(key);
    else this.#values.set(key, asJson(key, value));
  }

  /** Undefined if there are none. */
  toJson(): Record<string, unknown> | undefined {
    return this.#values.size === 0 ? undefined : Object.fromEntries(this.#values);
  }
}

// A copy, so that later changes to the argument have no effect here.
function asJson(key: string, value: unknown): unknown {
  if (typeof value === "string" || typeof value === "boolean" || value === null) return value;
  const text = isWhollyKnown(value) ? JSON.stringify(value) : undefined;
  if (text === undefined) {
    throw new Error(
      `Private value ${key}: got ${typeof value}, or something unknown inside it; only JSON can be kept.`,
    );
  }
  return JSON.parse(text);
}
