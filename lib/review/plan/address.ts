/** A step of an address: its name, and the index in brackets if any. */
export interface AddressStep {
  readonly name: string;
  /** In Terraform's syntax: `0`, `"eu"`. */
  readonly index?: string;
}

/**
 * The steps of an address or a reference: `module.m["a.b"].cckm_azure_secret.db[0]` has four. Keys may contain any
 * characters.
 */
export function stepsOf(address: string): AddressStep[] {
  const steps: AddressStep[] = [];
  let [name, index]: [string, string | undefined] = ["", undefined];
  let quoted = false;
  let depth = 0;
  for (let at = 0; at < address.length; at++) {
    const sign = address[at]!;
    const escaped = quoted && sign === "\\";
    if (sign === '"') quoted = !quoted;
    if (!quoted && sign === "]") depth--;
    if (depth > 0 || quoted) index = `${index ?? ""}${sign}${escaped ? (address[++at] ?? "") : ""}`;
    else if (sign === "[") index = index ?? "";
    else if (sign === ".") {
      steps.push(stepOf(name, index));
      [name, index] = ["", undefined];
    } else if (sign !== "]") name += sign;
    if (!quoted && sign === "[") depth++;
  }
  return [...steps, stepOf(name, index)];
}

/** An address without the indexes of its steps, as in the configuration. */
export function withoutIndexes(address: string): string {
  return stepsOf(address)
    .map(({ name }) => name)
    .join(".");
}

/** The modules in an address by name, outermost first. */
export function modulesOf(address: string): string[] {
  const steps = stepsOf(address);
  const modules: string[] = [];
  while (steps[modules.length * 2]?.name === "module") modules.push(steps[modules.length * 2 + 1]?.name ?? "");
  return modules;
}

/** The module part of an address; empty in the root module. */
export function modulePrefix(address: string): string {
  const modules = stepsOf(address).slice(0, modulesOf(address).length * 2);
  return modules.map((step) => `${textOf(step)}.`).join("");
}

/** A step in the syntax of an address. */
export function textOf({ name, index }: AddressStep): string {
  return index === undefined ? name : `${name}[${index}]`;
}

function stepOf(name: string, index: string | undefined): AddressStep {
  return index === undefined ? { name } : { name, index };
}
