import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROVIDER_SOURCE } from "../../lib/contract";

type Blocks = Readonly<Record<string, unknown>>;

/** A stack as cdktf writes it: its resources, with the names of constructs and their lines. */
export function stackJson(name: string, blocks: Blocks): Blocks {
  return {
    "//": { metadata: { stackName: name, version: "0.21.0" } },
    terraform: { required_providers: { cckm: { source: PROVIDER_SOURCE } } },
    provider: { cckm: [{}] },
    ...blocks,
  };
}

/** What synth writes beside a resource. */
export function madeBy(path: string, file = "main.ts", line = 12): Blocks {
  return { metadata: { path, cckmSource: `${file}:${line}` } };
}

/** Writes the stacks of an app into a folder, as synth does; the folder of each. */
export function writeApp(
  folder: string,
  stacks: Readonly<Record<string, Blocks>>,
  dependencies: Readonly<Record<string, string[]>> = {},
): Record<string, string> {
  const manifest: Record<string, object> = {};
  const folders: Record<string, string> = {};
  for (const [name, blocks] of Object.entries(stacks)) {
    const workingDirectory = `stacks/${name}`;
    const own = join(folder, workingDirectory);
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, "cdk.tf.json"), JSON.stringify(stackJson(name, blocks)));
    manifest[name] = {
      name,
      workingDirectory,
      synthesizedStackPath: `${workingDirectory}/cdk.tf.json`,
      dependencies: dependencies[name] ?? [],
    };
    folders[name] = own;
  }
  writeFileSync(join(folder, "manifest.json"), JSON.stringify({ version: "0.21.0", stacks: manifest }));
  return folders;
}
