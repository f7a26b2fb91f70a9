import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type ISynthesisSession, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { install } from "./install";
import { missingPackage, providerPackage } from "./provider-package";
import { requiredProviders } from "./required-providers";

// By symbol, so that two copies of this package in one app see each other's work.
const INSTALLER = Symbol.for("cdktf-cckm.StackInstaller");

/** Prepares the folder of a stack for `terraform init` after each synth. One per stack. */
class StackInstaller {
  places = false;

  constructor(private readonly stack: TerraformStack) {
    const inner = stack.synthesizer;
    stack.synthesizer = {
      synthesize: (session) => {
        inner.synthesize(session);
        this.install(session);
      },
    };
    stack.node.addValidation({ validate: () => (this.places && !providerPackage() ? [missingPackage()] : []) });
  }

  private install({ manifest, outdir }: ISynthesisSession): void {
    const { workingDirectory, synthesizedStackPath, stackMetadataPath } = manifest.forStack(this.stack);
    const json = synthesizedStackPath.endsWith(".json") ? synthesizedStackPath : stackMetadataPath;
    const required = requiredProviders(readFileSync(join(outdir, json), "utf8"));
    install(join(outdir, workingDirectory), required, this.places ? providerPackage() : undefined);
  }
}

/**
 * Has the folder of the construct's stack prepared at synth.
 * @param place Whether the provider itself is put there. With several providers in a stack one that wants it is enough.
 */
export function installAtSynth(construct: IConstruct, place: boolean): void {
  const stack = TerraformStack.of(construct) as TerraformStack & { [INSTALLER]?: StackInstaller };
  stack[INSTALLER] ??= new StackInstaller(stack);
  stack[INSTALLER].places ||= place;
}
