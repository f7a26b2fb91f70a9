import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { devNull } from "node:os";
import { join } from "node:path";
import { App, TerraformStack, Testing } from "cdktf";
import { CckmProvider } from "../../lib";
import { terraformProgram } from "../../lib/cli/terraform-version";

const FOLDER = join(__dirname, "../../examples/reference");

/** A reference example as one reads it: its imports, and the body of its function. */
export function exampleText(name: string): string {
  const source = readFileSync(join(FOLDER, `${name}.ts`), "utf8");
  const [imports, body] = source.split(/\nexport function example\(stack: TerraformStack\): void \{\n/);
  if (!imports || !body)
    throw new Error(`examples/reference/${name}.ts must export function example(stack: TerraformStack)`);
  const shown = imports
    .split("\n")
    .map((line) => line.replace(/type TerraformStack, /, "").replace(/, type TerraformStack/, ""))
    .filter((line) => !/^(?:\/\/|import type \{ TerraformStack \})/.test(line));
  return `${shown.join("\n").trim()}\n\n${body.replace(/\n\}\s*$/, "").replaceAll(/^ {2}/gm, "")}`;
}

/** A file of examples/ as it is, without the comment that it begins with. */
export function exampleFile(path: string): string {
  const text = readFileSync(join(FOLDER, "..", path), "utf8");
  return text.replace(/^(?:\/\/.*\n)+/, "").trim();
}

/** What a reference example makes, in a stack of its own. */
export async function exampleStack(name: string, id: string): Promise<TerraformStack> {
  const { example } = (await import(join(FOLDER, `${name}.ts`))) as { example(stack: TerraformStack): void };
  const stack = new TerraformStack(new App({ stackTraces: false }), id);
  new CckmProvider(stack, "cckm", { install: false });
  example(stack);
  return stack;
}

/** The same example in Terraform's own language, from the construct's HCL synth. */
export async function exampleHcl(name: string): Promise<string> {
  const stack = await exampleStack(name, "example");
  const formatted = execFileSync(terraformProgram(process.env), ["fmt", "-"], {
    input: Testing.synthHcl(stack),
    env: { PATH: process.env.PATH, TF_CLI_CONFIG_FILE: devNull },
    encoding: "utf8",
  });
  return [...formatted.matchAll(/^(?:variable|resource|data|output) [\s\S]*?\n\}$/gm)]
    .map(([block]) => block)
    .join("\n\n");
}
