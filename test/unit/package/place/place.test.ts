import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { h1 } from "../../../../lib/package/manifest/h1";
import { readPackage } from "../../../../lib/package/manifest/provider-package";
import { placeProvider } from "../../../../lib/package/place/place";
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
