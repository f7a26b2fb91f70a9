import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256, unfitName } from "../../change-set";
import { Refusal } from "../endings";
import { reading } from "../stacks";
import * as words from "./words";

/** Files that Terraform creates in a stack's folder, or that are installed again for the apply. */
const OWN = [".terraform", "terraform.d", "crash.log"];

const NOT_FOUND = "its name is no UTF-8, or it was removed while it was read";

function isOwn(name: string): boolean {
  return OWN.includes(name) || name.endsWith(".tfplan") || /\.tfstate(\.|$)/.test(name);
}

/**
 * The files of a stack that its plan needs for the apply, by path in its folder.
 * @param except further paths that belong to Terraform, such as a state with another name
 */
export function stackFiles(
  name: string,
  folder: string,
  except: readonly string[] = [],
  inside = "",
): [string, Buffer][] {
  const at = join(folder, inside);
  return reading(at, () => readdirSync(at))
    .filter((entry) => inside !== "" || !isOwn(entry))
    .map((entry) => (inside === "" ? entry : `${inside}/${entry}`))
    .filter((path) => !except.includes(path))
    .sort()
    .flatMap((path): [string, Buffer][] => {
      const file = join(folder, path);
      const kind = reading(file, () => lstatSync(file, { throwIfNoEntry: false }));
      // Node.js reads file names as UTF-8, and cannot open those with another encoding.
      if (!kind) throw new Refusal(unfitName({ name: JSON.stringify(`stacks/${name}/${path}`), problem: NOT_FOUND }));
      if (kind.isDirectory()) return stackFiles(name, folder, except, path);
      if (kind.isFile()) return [[path, reading(file, () => readFileSync(file))]];
      throw new Refusal(words.noRegularFile({ name, file }));
    });
}

/**
 * SHA-256 of files that neither the saved plan nor its review contains: assets, and the list of other stacks' objects.
 */
export function hashesBeside(files: readonly [string, Buffer][]): Record<string, string> {
  const told = ["cdk.tf.json", ".terraform.lock.hcl"];
  return Object.fromEntries(
    files.filter(([path]) => !told.includes(path)).map(([path, content]) => [path, sha256(content)]),
  );
}
