/** Maximum lengths of a path and of each part, as in common file systems. */
const LENGTHS = { path: 4096, part: 255 };

/** Control and bidirectional characters, but not the joiners of scripts and emoji. */
const HIDDEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]|(?![\u200c\u200d])\p{Cf}/u;

/** Why a file with that name cannot be in a change set, as in "it has …"; undefined if it can. */
export function nameProblem(name: string): string | undefined {
  const parts = name.split("/");
  if (HIDDEN.test(name)) return "its name has characters that are not seen";
  if (name.includes("\\")) return "its name has a backslash, which is a folder's end elsewhere";
  if (/^[A-Za-z]:/.test(name)) return "its path begins with a drive";
  if (parts.some((part) => part === "")) return "its path is not relative, with one / between two names";
  if (parts.some((part) => part === "." || part === "..")) return "its path has a part of dots alone";
  if (name !== name.normalize("NFC")) return "its name is not in Unicode's normal form NFC";
  if (parts.some((part) => Buffer.byteLength(part) > LENGTHS.part)) return `a part has over ${LENGTHS.part} bytes`;
  if (Buffer.byteLength(name) > LENGTHS.path) return `its path has over ${LENGTHS.path} bytes`;
  return undefined;
}

/** A set of unique names, also for case-insensitive file systems. */
export class DistinctNames {
  readonly #seen = new Map<string, string>();

  get size(): number {
    return this.#seen.size;
  }

  /** Adds a name; returns the existing name that some file systems would treat as equal. */
  add(name: string): string | undefined {
    const folded = name.normalize("NFC").toLowerCase();
    const there = this.#seen.get(folded);
    if (there === undefined) this.#seen.set(folded, name);
    return there;
  }
}
