import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type ISynthesisSession, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { PROVIDER_SOURCE } from "../../contract";
import { missingPackage, type ProviderPackage, providerPackage } from "../../package/manifest/provider-package";
import { standalonePackages } from "../../package/manifest/standalone-package";
import { install } from "../../package/place/install";
import { removeVersions } from "../../package/place/place";
import { defaultRegistry, requiredProviders } from "../../package/place/required-providers";
import { inOneLine } from "../../words";
import { removeOtherLanguage } from "../base/stack-files";
import { aroundSynthesis } from "../base/synthesizers";
import { writeDeclaredElsewhere } from "../ownership/other-stacks";
import { twoBuilds, twoRuntimes } from "../words";
import { hclProblems } from "./hcl-output";

// A global symbol, so that two copies of this package in one app see each other's installers.
const INSTALLER = Symbol.for("cdktf-cckm.StackInstaller");

/** Prepares the folder of a stack for `terraform init` after each synth. One per stack. */
class StackInstaller {
  places = false;
  /** The platforms of a standalone provider; empty for the Node.js script. */
  readonly platforms = new Set<string>();
  readonly runtimes = new Set<"node" | "standalone">();
  /** Teams' own providers, by source address. */
  readonly others = new Map<string, ProviderPackage>();

  constructor(private readonly stack: TerraformStack) {
    aroundSynthesis(stack, "installer", (session, synthesize) => {
      // With a skipped validation, mismatched output formats would go unnoticed.
      const [problem] = hclProblems(stack);
      if (problem !== undefined && session.skipValidation) throw withoutTrace(new Error(problem), stack);
      synthesize();
      try {
        this.install(session);
      } catch (error) {
        throw withoutTrace(error, stack);
      }
    });
    stack.node.addValidation({
      validate: () => [...this.runtimeProblems(), ...(this.places ? this.packageProblems() : [])],
    });
    stack.node.addValidation({ validate: () => hclProblems(stack) });
  }

  private install(session: ISynthesisSession): void {
    const { manifest, outdir } = session;
    const { workingDirectory, synthesizedStackPath, stackMetadataPath } = manifest.forStack(this.stack);
    const json = synthesizedStackPath.endsWith(".json") ? synthesizedStackPath : stackMetadataPath;
    // A synthesizer of a team's own may write nothing.
    if (!existsSync(join(outdir, json))) return;
    removeOtherLanguage(join(outdir, synthesizedStackPath));
    const required = requiredProviders(readFileSync(join(outdir, json), "utf8"), defaultRegistry(process.env));
    const directory = join(outdir, workingDirectory);
    const ours = this.places ? this.packages() : [];
    if (ours.length === 0) removeVersions(directory, PROVIDER_SOURCE);
    install(directory, required, [...ours, ...this.others.values()]);
    writeDeclaredElsewhere(this.stack, session, directory, (other) =>
      join(outdir, manifest.forStack(other).workingDirectory),
    );
  }

  /** The packages of the CCKM provider to place; none if it was not built. */
  private packages(): ProviderPackage[] {
    if (this.runtimes.has("standalone")) return standalonePackages([...this.platforms]);
    const script = providerPackage();
    return script ? [script] : [];
  }

  private packageProblems(): string[] {
    if (!this.runtimes.has("standalone")) return problemsOf(() => this.packages());
    return [...this.platforms].flatMap((platform) => problemsOf(() => standalonePackages([platform])));
  }

  private runtimeProblems(): string[] {
    return this.runtimes.size > 1 ? [inOneLine(twoRuntimes({ stack: this.stack.node.path }))] : [];
  }
}

function problemsOf(look: () => readonly unknown[]): string[] {
  try {
    return look().length > 0 ? [] : [missingPackage()];
  } catch (error) {
    return [(error as Error).message];
  }
}

/** The error with the name of its stack, and without a stack trace that would hide the message. */
function withoutTrace(error: unknown, { node }: TerraformStack): unknown {
  if (!(error instanceof Error)) return error;
  const told = new Error(`[${node.path}] ${error.message}`, { cause: error.cause });
  told.stack = told.message;
  return told;
}

function installerOf(construct: IConstruct): StackInstaller {
  const stack = TerraformStack.of(construct) as TerraformStack & { [INSTALLER]?: StackInstaller };
  stack[INSTALLER] ??= new StackInstaller(stack);
  return stack[INSTALLER];
}

/**
 * Prepares the folder of the construct's stack at synth.
 * @param place Whether to place the provider itself. If a stack has several providers, one that requests it is enough.
 * @param platforms The platforms of a standalone provider; undefined for the Node.js script.
 */
export function installAtSynth(construct: IConstruct, place: boolean, platforms?: readonly string[]): void {
  const installer = installerOf(construct);
  installer.places ||= place;
  installer.runtimes.add(platforms === undefined ? "node" : "standalone");
  for (const platform of platforms ?? []) installer.platforms.add(platform);
}

/**
 * Places a team's own provider in the folder of the construct's stack at synth.
 * @throws Error if the stack has another build of the same provider.
 */
export function placeAtSynth(construct: IConstruct, built: ProviderPackage): void {
  const { others } = installerOf(construct);
  const known = others.get(built.source);
  if (known && known.folder !== built.folder) {
    const told = twoBuilds({ source: built.source, one: known.folder, other: built.folder });
    throw new Error(`[${construct.node.path}] ${inOneLine(told)}`);
  }
  others.set(built.source, built);
}
