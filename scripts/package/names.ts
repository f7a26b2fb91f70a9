import { posix } from "node:path";
import type { Metafile } from "esbuild";

/** What the names of shared parts begin with. */
export const SHARED = "shared-";

type Output = Metafile["outputs"][string];

/**
 * The names of the parts. Those of shared ones say what most of their code is about: esbuild's own change with every change
 * of the code.
 */
export function shortNames({ outputs }: Metafile): ReadonlyMap<string, string> {
  const parts = Object.entries(outputs).map(([path, output]) => ({ name: posix.basename(path), output }));
  const names = new Map<string, string>();
  for (const { name, output } of parts.sort((one, other) => (order(one.output) < order(other.output) ? -1 : 1))) {
    names.set(name, name.startsWith(SHARED) ? free(`${SHARED}${subject(output)}`, [...names.values()]) : name);
  }
  return names;
}

/** The files that a part loads at once, itself included, by the names that esbuild gave them. */
export function loadedBy(part: string, { outputs }: Metafile): ReadonlySet<string> {
  const byName = new Map(Object.entries(outputs).map(([path, output]) => [posix.basename(path), output]));
  const loaded = new Set([part]);
  for (const name of loaded) {
    for (const { path, kind } of byName.get(name)?.imports ?? []) {
      if (kind === "import-statement" && byName.has(posix.basename(path))) loaded.add(posix.basename(path));
    }
  }
  return loaded;
}

/** Replaces the names in the code of a part, and those of its variables for other parts. */
export function renamed(code: string, names: ReadonlyMap<string, string>): string {
  return code.replaceAll(
    /\b(import_)?shared([-_])([A-Z0-9]{8})\b/g,
    (whole, variable = "", joint: string, hash: string) => {
      const short = names.get(`${SHARED}${hash}.js`)?.slice(0, -3);
      return short === undefined ? whole : `${variable}${short.replaceAll("-", joint)}`;
    },
  );
}

function order({ inputs }: Output): string {
  return Object.keys(inputs).sort().join();
}

function subject({ inputs }: Output): string {
  const sizes = new Map<string, number>();
  for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
    const folder = input.split("/").slice(1, -1).join("-") || "lib";
    sizes.set(folder, (sizes.get(folder) ?? 0) + bytesInOutput);
  }
  const [largest] = [...sizes].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
  return largest?.[0] ?? "esbuild";
}

function free(stem: string, taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? `${stem}.js` : `${stem}-${number}.js`;
    if (!taken.includes(name)) return name;
  }
}
