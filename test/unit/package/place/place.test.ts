import { spawnSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { h1 } from "../../../../lib/package/manifest/h1";
import { readPackage } from "../../../../lib/package/manifest/provider-package";
import { writeMirror } from "../../../../lib/package/mirror/mirror";
import { install } from "../../../../lib/package/place/install";
import { placeProvider, removeOtherPlatforms, removeVersions } from "../../../../lib/package/place/place";
import { packageOf } from "../../../support/provider-package";

const temporary = mkdtempSync(join(tmpdir(), "place-"));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

const SOURCE = "terraform.local/acme/acme";
const built = () => readPackage(packageOf(mkdtempSync(join(temporary, "package-")), SOURCE, "1.0.0", "code"))!;
const newStack = () => mkdtempSync(join(temporary, "stack-"));
const mirrorIn = (stack: string) => join(stack, "terraform.d/plugins", SOURCE);

/** As Terraform counts it: every file of the folder. */
function hashOf(folder: string): string {
  return h1(Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))])));
}

test.each([
  ["what a placement that was ended left behind", "provider.js.4711.tmp"],
  ["a program of the kind", "terraform-provider-acme_v1.0.0.4711.tmp"],
  ["what a file manager puts into every folder", ".DS_Store"],
  ["a folder", "node_modules"],
])("%s is removed from a placed provider, of which Terraform counts every file", (_, stranger) => {
  const [provider, stack] = [built(), newStack()];
  placeProvider(provider, stack);
  const platform = join(mirrorIn(stack), "1.0.0/linux_amd64");
  if (stranger === "node_modules") mkdirSync(join(platform, stranger));
  else writeFileSync(join(platform, stranger), "half");
  placeProvider(provider, stack);
  for (const one of ["linux_amd64", "linux_arm64", "darwin_amd64", "darwin_arm64"])
    expect(hashOf(join(mirrorIn(stack), "1.0.0", one))).toBe(provider.h1);
});

test("a placement that cannot be finished leaves nothing that counts, and the next one makes it whole", () => {
  const [provider, stack] = [built(), newStack()];
  const platform = join(mirrorIn(stack), "1.0.0/linux_amd64");
  const [file] = Object.keys(provider.files).filter((name) => name !== "package.json");
  mkdirSync(join(platform, file!, "in the way"), { recursive: true });
  expect(() => placeProvider(provider, stack)).toThrow();
  rmSync(join(platform, file!), { recursive: true });
  expect(readdirSync(platform).filter((name) => !(name in provider.files))).toEqual([]);
  placeProvider(provider, stack);
  expect(hashOf(platform)).toBe(provider.h1);
});

test("old versions and old remains are removed, and what another synth is writing is not", () => {
  const [provider, stack] = [built(), newStack()];
  placeProvider(provider, stack);
  const mirror = mirrorIn(stack);
  mkdirSync(join(mirror, "0.9.0/linux_amd64"), { recursive: true });
  const { pid: ended } = spawnSync(process.execPath, ["--version"]);
  const running = `code.js.${process.ppid}.tmp`;
  for (const name of [running, `code.js.${ended}.tmp`]) writeFileSync(join(mirror, name), "half");
  placeProvider(provider, stack);
  expect(readdirSync(mirror).sort()).toEqual(["1.0.0", running]);
  expect(existsSync(join(mirror, "1.0.0/linux_amd64/package.json"))).toBe(true);
  expect(statSync(join(mirror, "1.0.0/linux_amd64/terraform-provider-acme_v1.0.0")).mode & 0o777).toBe(0o755);
});

describe("what somebody else has put in the place of what is written there", () => {
  const elsewhere = () => {
    const folder = mkdtempSync(join(temporary, "elsewhere-"));
    mkdirSync(join(folder, "letters"));
    writeFileSync(join(folder, "diary.txt"), "private");
    return folder;
  };

  test.each(["terraform.local", SOURCE, `${SOURCE}/1.0.0`, `${SOURCE}/1.0.0/linux_amd64`, `${SOURCE}/0.9.0`])(
    "a link at %s is not followed: what it leads to stays as it is",
    (place) => {
      const [provider, stack, other] = [built(), newStack(), elsewhere()];
      const link = join(stack, "terraform.d/plugins", place);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(other, link);
      placeProvider(provider, stack);
      removeOtherPlatforms(stack, [provider]);
      expect(readdirSync(other).sort()).toEqual(["diary.txt", "letters"]);
      expect(hashOf(join(mirrorIn(stack), "1.0.0/linux_amd64"))).toBe(provider.h1);
    },
  );

  test("nor is one removed through a link where a stack needs no provider any more", () => {
    const [stack, other] = [newStack(), elsewhere()];
    mkdirSync(dirname(mirrorIn(stack)), { recursive: true });
    symlinkSync(other, mirrorIn(stack));
    removeVersions(stack, SOURCE);
    expect(readdirSync(other).sort()).toEqual(["diary.txt", "letters"]);
  });

  test.each([
    ["a link to itself", (path: string) => symlinkSync("package.json", path)],
    ["a link to the same text", (path: string) => symlinkSync(sameText(), path)],
  ])("%s in the place of a file is replaced", (_, put) => {
    const [provider, stack] = [built(), newStack()];
    const platform = join(mirrorIn(stack), "1.0.0/linux_amd64");
    mkdirSync(platform, { recursive: true });
    put(join(platform, "package.json"));
    placeProvider(provider, stack);
    expect(lstatSync(join(platform, "package.json")).isFile()).toBe(true);
    expect(hashOf(platform)).toBe(provider.h1);
  });

  function sameText(): string {
    const { folder, files } = built();
    return join(folder, files["package.json"]!);
  }

  test.each(["a link to itself", "a file"])("%s in the place of a folder is replaced", (kind) => {
    const [provider, stack] = [built(), newStack()];
    mkdirSync(mirrorIn(stack), { recursive: true });
    const version = join(mirrorIn(stack), "1.0.0");
    if (kind === "a file") writeFileSync(version, "");
    else symlinkSync("1.0.0", version);
    placeProvider(provider, stack);
    expect(hashOf(join(version, "linux_amd64"))).toBe(provider.h1);
  });

  test("a link at the name under which a file is written first is not written through", () => {
    const [provider, stack, other] = [built(), newStack(), elsewhere()];
    const diary = join(other, "diary.txt");
    mkdirSync(mirrorIn(stack), { recursive: true });
    for (const file of [...Object.keys(provider.files).map((name) => join(mirrorIn(stack), name)), lockOf(stack)])
      symlinkSync(diary, `${file}.${process.pid}.tmp`);
    install(stack, [], [provider]);
    expect(readFileSync(diary, "utf8")).toBe("private");
    expect(lstatSync(lockOf(stack)).isFile()).toBe(true);
    expect(hashOf(join(mirrorIn(stack), "1.0.0/linux_amd64"))).toBe(provider.h1);
  });

  const lockOf = (stack: string) => join(stack, ".terraform.lock.hcl");

  test("a mirror's files are not written through links either", async () => {
    const [provider, mirror, other] = [built(), newStack(), elsewhere()];
    const folder = join(mirror, SOURCE);
    const diary = join(other, "diary.txt");
    mkdirSync(folder, { recursive: true });
    const zip = (platform: string) => join(folder, `terraform-provider-acme_1.0.0_${platform}.zip`);
    const platforms = ["linux_amd64", "linux_arm64", "darwin_amd64", "darwin_arm64"];
    const indexes = ["index.json", "1.0.0.json"].map((name) => join(folder, name));
    for (const file of platforms.map(zip)) symlinkSync(diary, file);
    for (const file of [...platforms.map(zip), ...indexes]) symlinkSync(diary, `${file}.${process.pid}.tmp`);
    await writeMirror(mirror, [provider]);
    expect(readFileSync(diary, "utf8")).toBe("private");
    for (const file of [...platforms.map(zip), ...indexes]) expect(lstatSync(file).isFile()).toBe(true);
  });
});
