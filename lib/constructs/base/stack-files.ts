import { existsSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const NAMES = ["cdk.tf.json", "cdk.tf"];

/** Removes the files of a stack: the one that cdktf writes, and the one of a synth in the other language. */
export function removeStackFiles(file: string): void {
  for (const name of NAMES) rmSync(join(dirname(file), name), { force: true });
}

/** Removes what a synth in the other language wrote: cdktf leaves it, and Terraform would read both. */
export function removeOtherLanguage(file: string): void {
  if (!existsSync(file)) return;
  for (const name of NAMES.filter((name) => name !== basename(file))) {
    rmSync(join(dirname(file), name), { force: true });
  }
}
