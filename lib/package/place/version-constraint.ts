/** The version if a constraint allows exactly one, such as `3.2.4` or `= 3.2.4`, without the operator. */
export function exactVersion(constraint: string): string | undefined {
  return /^\s*=?\s*(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?)\s*$/.exec(constraint)?.[1];
}

/** Whether a version satisfies constraints in Terraform's syntax, such as `~> 3.0, != 3.1.0`. */
export function satisfies(version: string, constraints: string): boolean {
  return constraints.split(",").every((constraint) => satisfiesOne(version, constraint.trim()));
}

function satisfiesOne(version: string, constraint: string): boolean {
  const [, operator = "=", wanted = ""] = /^(~>|>=|<=|!=|>|<|=)?\s*v?(.*)$/.exec(constraint) ?? [];
  // Terraform only selects a pre-release if the constraint names it exactly.
  if (version.includes("-") && operator !== "=") return false;
  const order = compare(version, wanted);
  switch (operator) {
    case "=":
      return order === 0;
    case "!=":
      return order !== 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    default: {
      const fixed = numbers(wanted).length - 1;
      const given = numbers(version);
      return order >= 0 && numbers(wanted).every((part, index) => index >= fixed || part === (given[index] ?? 0));
    }
  }
}

function compare(a: string, b: string): number {
  const [left, right] = [numbers(a), numbers(b)];
  for (let index = 0; index < 3; index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return comparePreRelease(preRelease(a), preRelease(b));
}

// A release is later than its pre-releases; the order of pre-releases does not matter to any caller.
function comparePreRelease(a: string, b: string): number {
  if (a === b) return 0;
  if (a === "") return 1;
  return b === "" ? -1 : a.localeCompare(b);
}

function numbers(version: string): number[] {
  return version.split(/[-+]/, 1)[0]!.split(".").map(Number);
}

function preRelease(version: string): string {
  return /^[^+-]*-([^+]*)/.exec(version)?.[1] ?? "";
}
