import { createRequire } from "node:module";
import { join } from "node:path";
import type { App, TerraformStack } from "cdktf";

/** A copy of cdktf. */
export interface Copy {
  readonly App?: typeof App;
  readonly TerraformStack?: typeof TerraformStack;
}

/**
 * The copies of cdktf that an app may use. If it uses another one and nothing of this package but a guard, no other hook
 * is called.
 */
export function copiesOfCdktf(): Copy[] {
  const loaded = loadedCopies();
  // In a bundle, no file tells.
  if (loaded.length === 0 || !loadCopyOfProgram()) return loaded;
  return loadedCopies();
}

function loadedCopies(): Copy[] {
  const modules = typeof require === "function" ? (require.cache ?? {}) : {};
  return Object.entries(modules).flatMap(([file, module]) =>
    /[\\/]cdkt[fn][\\/]lib[\\/](?:app|terraform-stack)\.js$/.test(file) ? [module?.exports as Copy] : [],
  );
}

let hasLoaded = false;

/**
 * Loads the copy of cdktf that the program imports, before it does: a team's package may make guards while it is imported.
 * Returns whether there may be another copy now.
 */
function loadCopyOfProgram(): boolean {
  if (hasLoaded) return false;
  hasLoaded = true;
  // `node -e` and `node --import` name no file of the program, or one elsewhere.
  return [process.argv[1], undefined].some((file) => {
    try {
      createRequire(file ?? join(process.cwd(), "app.js"))("cdktf");
      return true;
    } catch {
      return false;
    }
  });
}
