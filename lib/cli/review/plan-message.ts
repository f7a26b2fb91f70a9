/** Fields of the protobuf message in which Terraform and OpenTofu store a plan: the backend, and its workspace. */
const [BACKEND, WORKSPACE] = [13, 3];
/** What the plan was narrowed to (`-target`), and what it leaves out (OpenTofu's `-exclude`). */
const [TARGETS, EXCLUDES] = [5, 6];
/** Protobuf wire types: varint, 64-bit, length-delimited, 32-bit. */
const [NUMBER, EIGHT, LENGTH, FOUR] = [0, 1, 2, 5];

/** The workspace of a saved plan, from the plan itself; undefined if it does not contain one. */
export function workspaceInPlan(message: Uint8Array): string | undefined {
  return wellFormed(() => {
    const backend = fieldOf(message, BACKEND);
    const name = backend && fieldOf(backend, WORKSPACE);
    return name === undefined || name.length === 0 ? undefined : Buffer.from(name).toString("utf8");
  });
}

/** Whether a saved plan was made with targets or excludes, so that it does not contain all changes. */
export function isNarrowed(message: Uint8Array): boolean {
  return wellFormed(() => [TARGETS, EXCLUDES].some((field) => fieldOf(message, field) !== undefined)) ?? false;
}

function wellFormed<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** @throws RangeError for malformed messages */
function fieldOf(message: Uint8Array, wanted: number): Uint8Array | undefined {
  let at = 0;
  while (at < message.length) {
    const [tag, afterTag] = numberAt(message, at);
    const [field, kind] = [Math.floor(tag / 8), tag % 8];
    if (kind === LENGTH) {
      const [length, start] = numberAt(message, afterTag);
      at = start + length;
      if (at > message.length) throw new RangeError("a field is longer than its message");
      if (field === wanted) return message.subarray(start, at);
    } else if (kind === NUMBER) [, at] = numberAt(message, afterTag);
    else if (kind === EIGHT) at = afterTag + 8;
    else if (kind === FOUR) at = afterTag + 4;
    else throw new RangeError("a kind of value that is not known");
  }
  return undefined;
}

/** A varint of up to ten bytes, and the position after it. */
function numberAt(message: Uint8Array, start: number): [number, number] {
  let value = 0;
  for (let index = 0; index < 10; index++) {
    const byte = message[start + index];
    if (byte === undefined) break;
    value += (byte % 128) * 128 ** index;
    if (byte < 128) return [value, start + index + 1];
  }
  throw new RangeError("a number that does not end");
}
