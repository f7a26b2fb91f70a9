import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { PROVIDER_SOURCE } from "../../../contract";
import { providerPackage } from "../../../package/manifest/provider-package";
import { install } from "../../../package/place/install";
import { Refusal } from "../../endings";
import { reading, type Stack, selected, stacksIn } from "../../stacks";
import * as words from "../words";
import type { Allowed } from "./allowed";
import { reasonsAgainst } from "./rules";

/** Files that Terraform or OpenTofu have created in a folder; they are created again. */
const MADE_BY_ENGINE = /^(\.terraform|terraform\.d|crash\.log)$/;
/** Files that they would read in addition to the configuration. */
const READ_BY_ENGINE =
  /\.(tf|tofu|tf\.json|tofu\.json|tfvars|tfvars\.json|tfstate|tfstate\.backup|tftest\.hcl|tfquery\.hcl)$/;

/**
 * Copies untrusted synthesized stacks to a folder as pure data: the configuration written again, other files next to
 * it, and this package's own provider. Nothing in it has been executed.
 * @throws Refusal that lists everything that is not allowed
 */
export function copyStrangersApp(from: string, patterns: readonly string[], allowed: Allowed, to: string): void {
  const stacks = selected(stacksIn(from), patterns);
  const reasons = stacks.flatMap((stack) => reasonsOf(stack, allowed).map((reason) => `  ${stack.name}: ${reason}`));
  if (reasons.length > 0) {
    throw new Refusal(words.strangersRefused({ reasons: reasons.join("\n") }));
  }
  for (const [index, stack] of stacks.entries()) copyStack(stack, join(to, "stacks", String(index)));
  const manifest = stacks.map(({ name, dependsOn }, index) => [
    name,
    {
      name,
      workingDirectory: `stacks/${index}`,
      dependencies: dependsOn.filter((one) => stacks.some((stack) => stack.name === one)),
    },
  ]);
  writeFileSync(join(to, "manifest.json"), JSON.stringify({ version: "0", stacks: Object.fromEntries(manifest) }));
}

function reasonsOf({ folder, configuration }: Stack, allowed: Allowed): string[] {
  if (configuration === undefined) return ["it has no cdk.tf.json: only what cdktf synthesizes as JSON is taken"];
  return [
    ...filesIn(folder).flatMap(([path, kind]) => fileReasons(path, kind)),
    ...reasonsAgainst(configuration, allowed),
  ];
}

function fileReasons(path: string, kind: "file" | "other"): string[] {
  if (kind === "other") return [`${path} is no regular file`];
  if (path !== "cdk.tf.json" && !path.includes("/") && READ_BY_ENGINE.test(path))
    return [`${path} would be read beside cdk.tf.json`];
  return [];
}

function filesIn(folder: string, inside = ""): [string, "file" | "other"][] {
  const at = join(folder, inside);
  return reading(at, () => readdirSync(at))
    .filter((name) => inside !== "" || !MADE_BY_ENGINE.test(name))
    .sort()
    .flatMap((name): [string, "file" | "other"][] => {
      const path = inside === "" ? name : `${inside}/${name}`;
      const file = join(folder, path);
      const kind = reading(file, () => lstatSync(file));
      if (kind.isDirectory()) return filesIn(folder, path);
      return [[path, kind.isFile() ? "file" : "other"]];
    });
}

function copyStack({ name, folder, configuration }: Stack, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const [path] of filesIn(folder)) {
    const file = join(folder, path);
    mkdirSync(dirname(join(to, path)), { recursive: true });
    writeFileSync(
      join(to, path),
      reading(file, () => readFileSync(file)),
      { mode: 0o600 },
    );
  }
  // For a duplicate key, this program would see one value and Terraform two.
  writeFileSync(join(to, "cdk.tf.json"), JSON.stringify(configuration, null, 2));
  const built = providerPackage();
  if (!built) return;
  try {
    install(to, [{ address: PROVIDER_SOURCE, constraints: built.version }], [built]);
  } catch (error) {
    throw new Refusal(words.strangersNotPlaced({ name, reason: (error as Error).message }));
  }
}
