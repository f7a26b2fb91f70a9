type Json = Readonly<Record<string, unknown>>;

/** Fields that Terraform has and OpenTofu, which went its own way at 1.5, has not. */
const NOT_THERE = ["complete", "applyable", "deferred_changes", "action_invocations", "relevant_attributes"];

/**
 * A plan of Terraform in the form in which `tofu show -json` prints it: no word on whether it is complete, providers of its own
 * registry, marks of what is sensitive for each member, and attributes of providers' configurations as references alone.
 */
export function asOpenTofu(plan: Json): Record<string, unknown> {
  const own = Object.entries(plan).filter(([name]) => !NOT_THERE.includes(name));
  const told = JSON.parse(
    JSON.stringify(Object.fromEntries(own)).replaceAll("registry.terraform.io/", "registry.opentofu.org/"),
  ) as Record<string, unknown>;
  for (const list of ["resource_changes", "resource_drift"]) {
    const entries = told[list] as { change: Record<string, unknown> }[] | undefined;
    if (entries) told[list] = entries.map((entry) => ({ ...entry, change: marked(entry.change) }));
  }
  return { ...told, terraform_version: "1.11.1" };
}

function marked(change: Record<string, unknown>): Record<string, unknown> {
  const sides = ["before", "after"].map((side) => [
    `${side}_sensitive`,
    merged(notMarked(change[side]), change[`${side}_sensitive`]),
  ]);
  return { ...change, ...Object.fromEntries(sides) };
}

// What is not sensitive is marked as such within collections, and left out of objects.
function notMarked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => notMarked(one) ?? false);
  if (typeof value !== "object" || value === null) return undefined;
  const members = Object.entries(value).map(([name, one]) => [name, notMarked(one)] as const);
  return Object.fromEntries(members.filter(([, one]) => one !== undefined));
}

function merged(own: unknown, marks: unknown): unknown {
  if (marks === true) return true;
  if (Array.isArray(own)) return own.map((one, index) => merged(one, Array.isArray(marks) ? marks[index] : undefined));
  if (typeof own !== "object" || own === null) return own ?? marks ?? false;
  return { ...(marks as object), ...own };
}
