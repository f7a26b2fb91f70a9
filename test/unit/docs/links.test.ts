import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";

const ROOT = join(__dirname, "../../..");
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");
const { repository, homepage, bugs, files } = JSON.parse(read("package.json"));

/** What is committed, or about to be: folders too. */
const committed = new Set(
  execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: ROOT, encoding: "utf8" })
    .trim()
    .split("\n")
    .flatMap((file) => file.split("/").map((_, at, parts) => parts.slice(0, at + 1).join("/"))),
);
const pages = [...committed].filter((file) => file.endsWith(".md") && !/^(\.changeset|test)\//.test(file));

interface Link {
  readonly page: string;
  readonly target: string;
}

/** Links and pictures of a page, those in code aside. */
function linksOf(page: string): Link[] {
  const text = read(page).replaceAll(/^```[\s\S]*?^```/gm, "");
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => ({ page, target: target! }));
}

/** The anchors that GitHub makes of a page's headings. */
function anchorsOf(page: string): Set<string> {
  const text = read(page).replaceAll(/^```[\s\S]*?^```/gm, "");
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading!);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
        .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
        .replaceAll(" ", "-"),
    ),
  );
}

const isRelative = ({ target }: Link) => !/^[a-z]+:/.test(target);

function fileOf({ page, target }: Link): string {
  const [path = ""] = target.split("#");
  return path === "" ? page : posix.normalize(posix.join(posix.dirname(page), path)).replace(/\/$/, "");
}

/** Why a relative link leads nowhere; undefined where it leads somewhere. */
function wrongWith(link: Link): string | undefined {
  const { page, target } = link;
  const [, anchor] = target.split("#");
  const file = fileOf(link);
  if (!committed.has(file)) return `${page}: ${target} is not in the repository`;
  if (anchor !== undefined && file.endsWith(".md") && !anchorsOf(file).has(anchor))
    return `${page}: ${target} has no such heading`;
  return undefined;
}

test("every relative link of every page leads to a file of the repository, and to a heading there is", () => {
  expect(pages).toEqual(
    expect.arrayContaining(["README.md", "docs/README.md", "docs/pipelines.md", "examples/README.md"]),
  );
  expect(pages.flatMap(linksOf).filter(isRelative).map(wrongWith).filter(Boolean)).toEqual([]);
});

test("every path of the repository that a page names in its text is there", () => {
  const folders = [...committed].filter((file) => !file.includes("/") && committed.has(file) && !file.includes("."));
  const named = pages.flatMap((page) => {
    const text = read(page).replaceAll(/^```[\s\S]*?^```/gm, "");
    return [...text.matchAll(/`([\w.-]+)((?:\/[\w.-]+)+)\/?`/g)]
      .filter(([, top]) => folders.includes(top!))
      .map(([, top, rest]) => ({ page, path: `${top}${rest}` }));
  });
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter(({ path }) => !committed.has(path))).toEqual([]);
});

// npm's page makes a relative link one of the repository on GitHub, and has none of a README without it.
test("package.json names the repository on GitHub, by which the README's links work on npm's page", () => {
  const [, name] = /^git\+https:\/\/github\.com\/([\w-]+\/[\w-]+)\.git$/.exec(repository.url) ?? [];
  expect(repository).toEqual({ type: "git", url: `git+https://github.com/${name}.git` });
  expect(homepage).toBe(`https://github.com/${name}#readme`);
  expect(bugs).toBe(`https://github.com/${name}/issues`);
});

test("the README's other links are absolute ones over https, and none leads out of the repository", () => {
  const links = linksOf("README.md");
  expect(links.length).toBeGreaterThan(20);
  for (const { target } of links) expect(target).toMatch(/^(https:\/\/|#|(?!\/|\.\.)[\w.-]+)/);
});

// Whoever reads the pages in node_modules, without the repository.
test("pages that the package holds link to nothing of the package that it leaves out, but to tests and examples", () => {
  const held = ["README.md", "LICENSE", ...(files as string[])];
  const packed = (file: string) => held.some((one) => file === one || file.startsWith(`${one}/`));
  const elsewhere = /^(test|examples|lib|scripts|stacks|images|bench|CONTRIBUTING\.md)(\/|$)/;
  const left = pages
    .filter(packed)
    .flatMap((page) => linksOf(page).filter(isRelative).map(fileOf))
    .filter((file) => !packed(file) && !elsewhere.test(file));
  expect(left).toEqual([]);
});
