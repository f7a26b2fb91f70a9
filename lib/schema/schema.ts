import { type Attribute, type AttributeOptions, type Attributes, nested, string } from "./attribute";
import type { Rule } from "./validator";
import { duration } from "./validators";

/** The operations that may take long enough to need a timeout. */
export type TimedOperation = "create" | "read" | "update" | "delete";

/** The arguments and attributes of a resource, a data source or a provider. */
export interface Schema<A extends Attributes = Attributes> {
  /** Incremented if the state's format changes such that it needs an upgrade. */
  readonly version: number;
  readonly description: string;
  /** Everything Terraform sees, including `timeouts` if operations wait; hooks read those as `context.timeout`. */
  readonly attributes: A;
  /** Checks across arguments. */
  readonly rules: readonly Rule[];
  /** Default timeouts of the operations that wait. */
  readonly timeouts: Readonly<Partial<Record<TimedOperation, string>>>;
}

/** What {@link schema} takes. */
export interface SchemaOptions<A extends Attributes> {
  readonly version?: number;
  readonly description: string;
  readonly attributes: A;
  readonly rules?: readonly Rule[];
  readonly timeouts?: Readonly<Partial<Record<TimedOperation, string>>>;
}

/** Names that Terraform reserves in a resource: its JSON syntax (which cdktf writes) cannot set them. */
const RESERVED = ["connection", "provisioner", "lifecycle", "count", "for_each", "depends_on", "provider"];

/**
 * Declares a schema. Throws if an attribute cannot work: neither argument nor computed, a reserved name, or
 * contradictory options.
 */
export function schema<A extends Attributes>(options: SchemaOptions<A>): Schema<A> {
  for (const [name, attribute] of Object.entries(options.attributes)) checkAttribute(name, attribute);
  const { timeouts = {} } = options;
  return {
    version: 0,
    rules: [],
    ...options,
    timeouts,
    attributes: { ...options.attributes, ...timeoutsAttribute(timeouts) },
  };
}

// The `timeouts` attribute that Terraform shows.
function timeoutsAttribute(timeouts: Schema["timeouts"]): Attributes {
  const operations = Object.entries(timeouts);
  if (operations.length === 0) return {};
  const members: Record<string, Attribute<string>> = {};
  for (const [operation, fallback] of operations) {
    const description = `How long ${operation} may take, as in \`90s\` or \`1h30m\`. Default \`${fallback}\`.`;
    members[operation] = string({ optional: true, description, example: "1h30m", validators: [duration()] });
  }
  const description = "How long the operations may wait. A change calls nothing.";
  const change = "in the state only";
  return { timeouts: nested.single(members, { optional: true, description, change }) };
}

function checkAttribute(name: string, attribute: Attribute): void {
  const options: AttributeOptions = attribute.options;
  const fail = (reason: string) => {
    throw new Error(`Attribute ${name}: ${reason}`);
  };
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) fail("a name holds lower-case letters, digits and underscores");
  if (RESERVED.includes(name)) fail(`Terraform keeps the name for itself; pick another than ${RESERVED.join(", ")}`);
  if (!options.required && !options.optional && !options.computed) fail("set required, optional or computed");
  if (options.required && (options.optional || options.computed)) fail("required excludes optional and computed");
  if (options.writeOnly && options.computed) fail("a write-only attribute cannot be computed");
  if (options.default !== undefined && !options.optional) fail("a default needs optional");
  if (options.default !== undefined && options.computed) fail("a default excludes computed");
  for (const [member, inner] of Object.entries(attribute.nested?.attributes ?? {})) checkAttribute(member, inner);
}
