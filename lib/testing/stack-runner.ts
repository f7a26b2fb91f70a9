import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Manifest, type TerraformStack } from "cdktf";
import { quote, refusal, refuseUnknownOptions, wrongType } from "../schema";
import { messagesOf, refuseErrors } from "./annotations";
import { needsInit, onSimulator } from "./on-simulator";
import type { SimulatedCckm } from "./simulated-cckm";
import { type ObjectsByType, pathsIn, type StackJson } from "./stack-json";
import { TerraformFolder } from "./terraform-folder";

const OUTDIR = "cdktf.out";

/** A folder in which Terraform runs a stack against a simulator. */
export class StackRunner {
  readonly tf: TerraformFolder;

  readonly #cckm: SimulatedCckm;
  #stack?: TerraformStack;
  #variables: Readonly<Record<string, unknown>> = {};
  /** The variables that the stack has, or had before a change. */
  #declared: ReadonlySet<string> = new Set();

  constructor(cckm: SimulatedCckm) {
    this.#cckm = cckm;
    this.tf = new TerraformFolder({ TF_REATTACH_PROVIDERS: cckm.reattach });
  }

  /** Synthesizes a stack, with its assets, for the simulator; by default the one before, with other variables. */
  async write(stack = this.#stack!, changed: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const { id } = stack.node;
    const before = this.#stack?.node.id ?? id;
    if (before !== id) throw new Error(`Another stack. Expected a changed ${before}, whose state is here, got ${id}.`);
    // What is refused leaves all as it was.
    const outdir = join(this.tf.path, "next");
    rmSync(outdir, { recursive: true, force: true });
    mkdirSync(outdir);
    const manifest = new Manifest("testing", outdir, false);
    stack.prepareStack();
    stack.synthesizer.synthesize({ outdir, manifest });
    refuseErrors(messagesOf(stack));
    const { workingDirectory, synthesizedStackPath } = manifest.forStack(stack);
    const file = join(outdir, synthesizedStackPath);
    const json = onSimulator(readJson(file));
    // Terraform ignores environment variables for variables that the stack does not declare.
    const declared = new Set([...this.#declared, ...Object.keys(json.variable ?? {})]);
    refuseUnknownOptions("applyToSimulator: variables", changed, [...declared]);
    const given = Object.entries(changed).filter(([, value]) => value !== undefined);
    const variables = { ...this.#variables, ...Object.fromEntries(given) };
    // In lines, as Terraform's errors quote the one that they are about.
    writeFileSync(file, JSON.stringify(json, null, 2));
    // In the environment, null and lists would be texts to a variable of type string, or of none.
    writeFileSync(join(outdir, workingDirectory, "variables.auto.tfvars.json"), othersThanTexts(variables, json));
    cpSync(outdir, join(this.tf.path, OUTDIR), { recursive: true, verbatimSymlinks: true });
    [this.#stack, this.#variables, this.#declared] = [stack, variables, declared];
    for (const [name, value] of Object.entries(variables)) {
      if (typeof value === "string") this.tf.env[`TF_VAR_${name}`] = value;
    }
    this.tf.cwd = join(this.tf.path, OUTDIR, workingDirectory);
    this.tf.paths = pathsIn(json);
    // The provider runs in this process, so the placed one is not needed.
    rmSync(join(this.tf.cwd, "terraform.d"), { recursive: true, force: true });
    rmSync(join(this.tf.cwd, ".terraform.lock.hcl"), { force: true });
    if (needsInit(json, this.#cckm.sources)) await this.tf.must(["init", "-no-color", "-input=false"]);
  }

  /** The state's resources by type and construct path. */
  async resources(): Promise<ObjectsByType> {
    const found: Record<string, Record<string, Record<string, unknown>>> = {};
    for (const { mode, type, name, index, values } of await this.tf.resources()) {
      if (mode !== "managed") continue;
      const path = this.tf.paths.get(`${type}.${name}`) ?? name;
      found[type] ??= {};
      found[type][index === undefined ? path : `${path}[${JSON.stringify(index)}]`] = values;
    }
    return found;
  }
}

function othersThanTexts(variables: Readonly<Record<string, unknown>>, { variable = {} }: StackJson): string {
  for (const [name, value] of Object.entries(variables)) {
    if (isJson(value)) continue;
    const told = wrongType({
      name,
      value: quote(value),
      type: "a text, a number, a boolean, null, a list or an object",
    });
    throw refusal("applyToSimulator: variables", told);
  }
  const others = Object.entries(variables).filter(([name, value]) => typeof value !== "string" && name in variable);
  return JSON.stringify(Object.fromEntries(others));
}

// JSON would leave functions and symbols out, and write NaN as null.
function isJson(value: unknown): boolean {
  const isWrong = (one: unknown) =>
    ["bigint", "function", "symbol"].includes(typeof one) || (typeof one === "number" && !Number.isFinite(one));
  let isRight = !isWrong(value);
  try {
    JSON.stringify(value, (_, member: unknown) => {
      if (isWrong(member)) isRight = false;
      return typeof member === "bigint" ? undefined : member;
    });
    return isRight;
  } catch {
    return false;
  }
}

function readJson(file: string): StackJson {
  if (!existsSync(file)) {
    throw new Error("The stack was synthesized as HCL, which cannot be pointed at a simulator. Synthesize it as JSON.");
  }
  return JSON.parse(readFileSync(file, "utf8")) as StackJson;
}
