import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

/** Modules that are loaded by name, as paths below lib: those of package.json. */
export const ENTRIES = [
  "index",
  "plugin/index",
  "cckm/index",
  "simulator/index",
  "review/index",
  "testing/index",
  "cli/main",
] as const;

/** The one of the constructs. */
export const CONSTRUCTS = "index";

/** The one that a shell starts. */
export const COMMAND = "cli/main";

/** What `testing` runs of the provider: the built one has it. */
export const PROVIDER = "provider/whole";

/** Programs that `cckm provider bundle` bundles again, into each provider. */
export const PROGRAMS = ["plugin/transport/head", "plugin/transport/describe"] as const;

const LATE = /(?<![.\w])require\("(\.[^"]+)"\)/g;

/**
 * Replaces the `require` of modules of lib in a file of it: those are loaded late, by the call of a function.
 * @param replace gets the module
 */
export function replaceLate(lib: string, file: string, text: string, replace: (module: string) => string): string {
  return text.replaceAll(LATE, (whole, to: string) => {
    const module = posix.join(posix.dirname(file), to);
    return existsSync(sourceOf(lib, module)) ? replace(module) : whole;
  });
}

/** The modules of lib that others load late, without those of the programs, which are one file each. */
export function lateModules(lib: string): readonly string[] {
  const late = new Set<string>();
  for (const name of readdirSync(lib, { recursive: true, encoding: "utf8" })) {
    const file = name.replaceAll("\\", "/");
    if (!/\.tsx?$/.test(file) || PROGRAMS.some((program) => file === `${program}.ts`)) continue;
    replaceLate(lib, file, readFileSync(join(lib, file), "utf8"), (module) => {
      late.add(module);
      return "";
    });
  }
  return [...late].sort();
}

/** The source of a module. */
export function sourceOf(lib: string, module: string): string {
  const file = join(lib, module);
  return existsSync(`${file}.tsx`) ? `${file}.tsx` : `${file}.ts`;
}

/** The name of the part that begins with a module. */
export function partOf(module: string): string {
  return `${module.replaceAll("/", "-")}.js`;
}
