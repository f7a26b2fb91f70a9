import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, isAbsolute, join, normalize, resolve, sep } from "node:path";
import { z } from "zod";
import { CommandFailure } from "../endings";
import * as words from "./words";

/** A folder in which Terraform or OpenTofu runs, with its own state. */
export interface Stack {
  /** The stack's name in the app, otherwise that of the folder. */
  readonly name: string;
  readonly folder: string;
  /** The synthesized configuration (cdk.tf.json); undefined for HCL. */
  readonly configuration: unknown;
  /** Names of the stacks that it depends on. */
  readonly dependsOn: readonly string[];
}

const manifest = z.looseObject({
  stacks: z.record(
    z.string(),
    z.looseObject({ workingDirectory: z.string(), dependencies: z.array(z.string()).optional() }),
  ),
});

/**
 * The stacks in a folder: all stacks of a synthesized app (cdktf.out), or the folder itself if it contains Terraform
 * files.
 * @throws CommandFailure if there are none
 */
export function stacksIn(folder: string): Stack[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new CommandFailure(words.noFolder({ folder, rule: ALLOWED }));
  }
  const file = join(folder, "manifest.json");
  if (existsSync(file)) return stacksOfApp(folder, file);
  if (!isConfigured(folder)) throw new CommandFailure(words.noStack({ folder, rule: ALLOWED }));
  const configuration = configurationIn(folder);
  return [{ name: nameIn(configuration) ?? basename(resolve(folder)), folder, configuration, dependsOn: [] }];
}

/** Whether a folder contains a Terraform configuration. */
export function isConfigured(folder: string): boolean {
  return reading(folder, () => readdirSync(folder)).some((name) => /\.(tf|tofu)(\.json)?$/.test(name));
}

const ALLOWED =
  "Expected what synth wrote for the app (cdktf.out), the folder of one stack (cdktf.out/stacks/<stack>), or any folder in which terraform is run.";

const EMPTY = "Run cdktf synth again; if the app creates none, see which variable or condition its stacks depend on.";

function stacksOfApp(folder: string, file: string): Stack[] {
  const parsed = manifest.safeParse(parse(file));
  if (!parsed.success) throw new CommandFailure(words.manifestInvalid({ file }));
  if (Object.keys(parsed.data.stacks).length === 0) throw new CommandFailure(words.noStack({ folder, rule: EMPTY }));
  return Object.entries(parsed.data.stacks).map(([name, { workingDirectory, dependencies = [] }]) => {
    if (isAbsolute(workingDirectory) || normalize(workingDirectory).split(sep).includes("..")) {
      throw new CommandFailure(words.manifestOutside({ file, folder, named: workingDirectory }));
    }
    const own = join(folder, workingDirectory);
    if (!existsSync(own)) throw new CommandFailure(words.folderMissing({ folder: own }));
    return { name, folder: own, configuration: configurationIn(own), dependsOn: dependencies };
  });
}

function configurationIn(folder: string): unknown {
  const file = join(folder, "cdk.tf.json");
  return existsSync(file) ? parse(file) : undefined;
}

function nameIn(configuration: unknown): string | undefined {
  const told = z
    .looseObject({ "//": z.looseObject({ metadata: z.looseObject({ stackName: z.string() }) }) })
    .safeParse(configuration);
  return told.data?.["//"].metadata.stackName;
}

function parse(file: string): unknown {
  return reading(file, () => JSON.parse(readFileSync(file, "utf8")));
}

/**
 * Reads a file or folder.
 * @throws CommandFailure that names it
 */
export function reading<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new CommandFailure(words.cannotRead({ file, reason: (error as Error).message }));
  }
}
