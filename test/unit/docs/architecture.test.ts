import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "../../..");

/** The arrows of the picture, each as `from -> to`. */
function drawn(): string[] {
  const page = readFileSync(join(ROOT, "docs/architecture.md"), "utf8");
  const picture = /```mermaid\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
  return [...picture.matchAll(/^ *([\w-]+) --> ([\w-]+)$/gm)].map(([, from, to]) => `${from} -> ${to}`).sort();
}

interface Cruised {
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly { readonly resolved: string }[];
  }[];
}

/** What the rooms import of each other, types included. */
function imported(): string[] {
  const options = ["--no-config", "--ts-config", "tsconfig.json", "--ts-pre-compilation-deps"];
  const rooms = ["--include-only", "^lib/", "--collapse", "^lib/[^/]+", "--output-type", "json", "lib"];
  const command = join(ROOT, "node_modules/.bin/depcruise");
  const json = execFileSync(command, [...options, ...rooms], { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 });
  const { modules } = JSON.parse(json.toString()) as Cruised;
  const room = (path: string) => path.replace("lib/", "");
  const arrows = modules.flatMap(({ source, dependencies }) =>
    dependencies.map(({ resolved }) => [room(source), room(resolved)] as const),
  );
  return [
    ...new Set(arrows.filter(([from, to]) => from !== to && from !== "index.ts").map((pair) => pair.join(" -> "))),
  ].sort();
}

test("the arrows of docs/architecture.md are what the rooms of lib import of each other", () => {
  expect(drawn()).toEqual(imported());
});

/** What each room may import, as the rules of `npm run check` have it: names in order. */
function allowed(): Record<string, string> {
  const { forbidden } = require(join(ROOT, ".dependency-cruiser.cjs")) as {
    forbidden: { name: string; from: { path?: string }; to: { pathNot?: string[] } }[];
  };
  const room = (path = "") => /lib\/([\w-]+)/.exec(path)![1]!;
  return Object.fromEntries(
    forbidden
      .filter(({ name }) => name.includes("-imports-only-"))
      .map(({ from, to }) => {
        const others = to.pathNot!.map(room).filter((name) => name !== room(from.path));
        return [room(from.path), others.sort().join(", ")];
      }),
  );
}

test("the table of CONTRIBUTING.md says what each room may import", () => {
  const rows = [
    ...readFileSync(join(ROOT, "CONTRIBUTING.md"), "utf8").matchAll(/^\| `lib\/([\w-]+)` \|.*\| (.*) \|$/gm),
  ];
  const told = rows.map(([, room, others = ""]) => {
    const names = others.replace(/ \(.*\)/, "").split(", ");
    return [
      room,
      names
        .filter((name) => name !== "–")
        .sort()
        .join(", "),
    ];
  });
  expect(Object.fromEntries(told)).toEqual(allowed());
});
