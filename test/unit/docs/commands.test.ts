import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "../../..");
const PAGES = ["README.md", "SECURITY.md", "CONTRIBUTING.md", "docs", "examples", "examples/python"].flatMap((name) =>
  name.endsWith(".md")
    ? [name]
    : readdirSync(join(ROOT, name))
        .filter((file) => file.endsWith(".md"))
        .map((file) => `${name}/${file}`),
);
const { name, scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  name: string;
  scripts: Readonly<Record<string, string>>;
};

describe.each(PAGES)("the commands of %s", (page) => {
  const text = readFileSync(join(ROOT, page), "utf8");

  test("name scripts that there are", () => {
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, script]) => script!);
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });

  test("name the package where it is not installed yet: npx would fetch another one, of its program's name", () => {
    for (const [, program] of text.matchAll(/npx (?:--package \S+ )?([\w-]+) init\b/g))
      expect([program, text.includes(`npx ${program} init`)]).toEqual(
        program === name ? [name, true] : ["cckm", false],
      );
  });

  test("of the cdktf CLI name the one that is installed for the project", () => {
    const lines = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) => block!.split("\n"));
    expect(lines.filter((line) => /^cdktf\b/.test(line))).toEqual([]);
  });
});
