import { isObject } from "../../schema";
import { PrivateStore } from "../hooks";

/**
 * The bytes that Terraform carries with an object, in their parts. What was seen of the object is in the state. What was
 * planned is in the plan of a delete, or of the delete within a replacement, and ends with it.
 */
export class PrivateData {
  readonly seen: PrivateStore;
  readonly planned: PrivateStore;
  /** Which object a plan looked at, for the second call by which Terraform plans its replacement. */
  readonly subject: string | undefined;

  constructor(bytes: Uint8Array) {
    const { seen, planned, subject } = parse(bytes);
    this.seen = new PrivateStore(seen);
    this.planned = new PrivateStore(planned);
    this.subject = subject;
  }

  /** For the state. */
  forState(): Uint8Array {
    return toBytes({ seen: this.seen.toJson() });
  }

  /** For a plan; with the subject where a call for its replacement may follow. */
  forPlan(subject?: string): Uint8Array {
    return toBytes({ seen: this.seen.toJson(), planned: this.planned.toJson(), subject });
  }
}

interface Parts {
  readonly seen?: Record<string, unknown>;
  readonly planned?: Record<string, unknown>;
  readonly subject?: string;
}

function toBytes(parts: Parts): Uint8Array {
  const present = Object.values(parts).some((part) => part !== undefined);
  return present ? Buffer.from(JSON.stringify({ form: 2, ...parts })) : new Uint8Array();
}

function parse(bytes: Uint8Array): Parts {
  if (bytes.length === 0) return {};
  try {
    const parsed: unknown = JSON.parse(Buffer.from(bytes).toString("utf8"));
    if (!isObject(parsed)) return {};
    // States of before hold what was seen and nothing else.
    if (parsed.form !== 2) return { seen: parsed };
    const { seen, planned, subject } = parsed;
    return {
      ...(isObject(seen) && { seen }),
      ...(isObject(planned) && { planned }),
      ...(typeof subject === "string" && { subject }),
    };
  } catch {
    // Another provider's private data after a move need not be JSON; nothing in it is ours.
    return {};
  }
}
