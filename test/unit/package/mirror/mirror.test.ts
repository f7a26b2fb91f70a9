import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readPackage } from "../../../../lib/package/manifest/provider-package";
import { writeMirror } from "../../../../lib/package/mirror/mirror";
import { packageOf } from "../../../support/provider-package";

const temporary = mkdtempSync(join(tmpdir(), "mirror-"));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

const SOURCE = "terraform.local/acme/acme";
const built = (code: string, version = "1.0.0") =>
  readPackage(packageOf(mkdtempSync(join(temporary, "package-")), SOURCE, version, code))!;
const newMirror = () => mkdtempSync(join(temporary, "mirror-"));
const contentOf = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "base64")]));

test("other bytes under a version that a mirror has are refused, and nothing is changed", async () => {
  const [mirror, other] = [newMirror(), built("changed")];
  await writeMirror(mirror, [built("code")]);
  const before = contentOf(join(mirror, SOURCE));
  await expect(writeMirror(mirror, [other])).rejects.toThrow(
    new RegExp(`^Provider changed under one version\\. .*, as ${mirror}/${SOURCE}/1\\.0\\.0\\.json has it, got h1:`),
  );
  expect(contentOf(join(mirror, SOURCE))).toEqual(before);
});

test("the same bytes, and another version, are written beside", async () => {
  const mirror = newMirror();
  for (const one of [built("code"), built("code"), built("changed", "1.1.0")]) await writeMirror(mirror, [one]);
  const index = JSON.parse(readFileSync(join(mirror, SOURCE, "index.json"), "utf8"));
  expect(index).toEqual({ versions: { "1.0.0": {}, "1.1.0": {} } });
});

test("a mirror that tells no hash of the files is written", async () => {
  const mirror = newMirror();
  const [one] = await writeMirror(mirror, [built("code")]);
  const file = join(mirror, SOURCE, "1.0.0.json");
  writeFileSync(
    file,
    JSON.stringify({ archives: { [one!.platform]: { url: one!.file, hashes: ["zh:00"] }, x_y: {} } }),
  );
  await writeMirror(mirror, [built("changed")]);
  const { archives } = JSON.parse(readFileSync(file, "utf8"));
  expect(archives[one!.platform].hashes).toEqual([built("changed").h1, expect.stringMatching(/^zh:/)]);
});
