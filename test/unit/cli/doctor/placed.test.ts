import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { configFiles } from "../../../../lib/cli/doctor/config";
import { impliedMirrors, placedPrograms } from "../../../../lib/cli/doctor/placed";
import { asOrdinaryUser } from "../../../support/other-user";

const SOURCE = "terraform.local/cdktf-cckm/cckm";
const COPY = `${SOURCE}/1.2.0/linux_amd64/terraform-provider-cckm_v1.2.0`;

let folder: string;
let HOME: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "placed-"));
  HOME = join(folder, "home");
});
afterEach(() => rmSync(folder, { recursive: true }));

function place(path: string, content = ""): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

const work = () => join(folder, "work");
const found = (env: NodeJS.ProcessEnv = {}) => placedPrograms(SOURCE, { HOME, ...env }, work());

test.each<[string, string, NodeJS.ProcessEnv?]>([
  ["a stack's folder", "work/cdktf.out/stacks/dev/terraform.d/plugins"],
  ["what init took over", "work/cdktf.out/stacks/dev/.terraform/providers"],
  ["a data folder of its own", "work/data/providers", { TF_DATA_DIR: "data" }],
  ["the user's plugins", "home/.terraform.d/plugins"],
  ["the user's shared plugins", "home/.local/share/terraform/plugins"],
  ["the usual cache", "home/.terraform.d/plugin-cache"],
  ["the user's plugins on macOS", "home/Library/Application Support/io.terraform/plugins"],
])("a copy in %s is found", (_, root, env = {}) => {
  const file = place(`${root}/${COPY}`);
  place(`${root}/${dirname(COPY)}/provider.js`);
  expect(found(env)).toEqual([file]);
});

test("a copy in one of the folders of XDG_DATA_DIRS is found", () => {
  const file = place(`data/terraform/plugins/${COPY}`);
  expect(found({ XDG_DATA_DIRS: `/nowhere::${folder}/data` })).toEqual([file]);
});

test.each<[string, NodeJS.ProcessEnv?]>([
  ["/usr/local/share/terraform/plugins"],
  ["/usr/share/terraform/plugins", { XDG_DATA_DIRS: "" }],
  ["/Library/Application Support/io.terraform/plugins"],
])("%s, where engines look unasked, is a place of copies", (place, env = {}) => {
  expect(impliedMirrors({ HOME, ...env })).toContain(place);
});

test.each<[string, string, NodeJS.ProcessEnv?]>([
  ["cdktf.json", "work/build/tf"],
  ["CDKTF_OUTDIR", "out", { CDKTF_OUTDIR: "../out" }],
])("a copy in the output folder that %s names is found", (_, output, env = {}) => {
  place("work/cdktf.json", '{ "app": "true", "output": "build/tf" }');
  const file = place(`${output}/stacks/dev/.terraform/providers/${COPY}`);
  expect(found(env)).toEqual([file]);
});

test("beside CDKTF_OUTDIR a copy in the folder of cdktf.json, which its CLI takes instead, is found, and the first", () => {
  place("work/cdktf.json", '{ "app": "true", "output": "build/tf" }');
  const [own, other] = ["work/build/tf", "out"].map((output) =>
    place(`${output}/stacks/dev/.terraform/providers/${COPY}`),
  );
  expect(found({ CDKTF_OUTDIR: "../out" })).toEqual([own, other]);
  expect(found({ CDKTF_OUTDIR: "build/tf" })).toEqual([own]);
});

test("where cdktf.json cannot be read, a copy in the usual output folder is found", () => {
  place("work/cdktf.json", "{");
  const file = place(`work/cdktf.out/stacks/dev/.terraform/providers/${COPY}`);
  expect(found()).toEqual([file]);
});

test("a copy in the cache, a mirror or an override of the CLI configuration is found", () => {
  const files = [place(`mirror/${COPY}`), place(`cache/${COPY}`), place("built/terraform-provider-cckm")];
  place(
    "home/.terraformrc",
    `plugin_cache_dir = "$HOME/../cache"
provider_installation {
  dev_overrides { "${SOURCE}" = "${folder}/built" }
  filesystem_mirror { path = "${folder}/mirror" }
  direct {}
}
`,
  );
  expect(found().sort()).toEqual(files.sort());
});

test("a copy that a link leads to is there once, and a link to nothing is passed over", () => {
  const file = place(`work/terraform.d/plugins/${COPY}`);
  const linked = join(work(), ".terraform/providers", SOURCE, "1.2.0");
  mkdirSync(linked, { recursive: true });
  symlinkSync(dirname(file), join(linked, "linux_amd64"));
  symlinkSync(join(folder, "nowhere"), join(linked, "darwin_arm64"));
  expect(found()).toEqual([file]);
});

test("a CLI configuration that cannot be read names nothing", () => {
  place("home/.terraformrc", "provider_installation {");
  expect(found()).toEqual([]);
});

test("what only another user may read is passed over", () => {
  const file = place(`work/terraform.d/plugins/${COPY}`);
  place(`home/.terraform.d/plugins/${COPY}`);
  place("home/.terraform.d/own.tfrc");
  chmodSync(folder, 0o755);
  const [user, copies] = [join(HOME, ".terraform.d"), join(HOME, ".terraform.d/plugins", SOURCE)];
  chmodSync(copies, 0o311);
  expect(asOrdinaryUser(() => found())).toEqual([file]);
  chmodSync(copies, 0o755);
  chmodSync(user, 0o311);
  expect(asOrdinaryUser(() => configFiles({ HOME }, "terraform"))).toEqual([]);
  chmodSync(user, 0o755);
  expect(asOrdinaryUser(() => configFiles({ HOME }, "terraform"))).toEqual([join(user, "own.tfrc")]);
});

test.each(["terraform.d", `terraform.d/plugins/${SOURCE}/1.2.0`, `terraform.d/plugins/${dirname(COPY)}`])(
  "a folder that lost its executable bit, so that nothing in it can be reached, is named: %s",
  (lost) => {
    place(`work/terraform.d/plugins/${COPY}`);
    chmodSync(folder, 0o755);
    const shut = join(work(), lost);
    chmodSync(shut, 0o644);
    expect(asOrdinaryUser(() => found())).toEqual([shut]);
    chmodSync(shut, 0o755);
  },
);
