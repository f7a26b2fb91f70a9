import { isObject } from "../../schema";
import { PrivateStore } from "../hooks";

/**
 * The private data that Terraform stores with an object, split into its parts. What was observed of the object is part of
 * the state. What was planned is part of the plan of a delete, or of the delete within a replacement, and ends with it.
 */
export class PrivateData {
  readonly seen: PrivateStore;
  readonly planned: PrivateStore;
  /** The object that a plan looked at, for the second call in which Terraform plans its replacement. */
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

  /** For a plan; with the subject if a second call for its replacement may follow. */
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
    // States from before this format contain only what was observed.
    if (parsed.form !== 2) return { seen: parsed };
    const { seen, planned, subject } = parsed;
    return {
      ...(isObject(seen) && { seen }),
      ...(isObject(planned) && { planned }),
      ...(typeof subject === "string" && { subject }),
    };
  } catch {
    // After a move, another provider's private data need not be JSON and is of no use here.
    return {};
  }
}
