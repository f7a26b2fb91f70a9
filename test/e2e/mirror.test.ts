import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { thisPlatform } from "../../lib/package/manifest/platforms";
import { type ProviderPackage, providerPackage } from "../../lib/package/manifest/provider-package";
import { CckmSimulator } from "../../lib/simulator";
import { runCckm } from "../support/cckm-command";
import { MirrorServer } from "../support/mirror-server";
import { folderWith, liveAndDie, lockedHashes, type Method } from "../support/mirrored";
import type { TerraformFolder } from "../support/terraform";

const folder = mkdtempSync(join(tmpdir(), "mirror-"));
const mirror = join(folder, "mirror");
const open: TerraformFolder[] = [];
let sim: CckmSimulator;
let built: ProviderPackage;
let server: MirrorServer;
let trusting: Record<string, string>;

beforeAll(async () => {
  sim = await CckmSimulator.start();
  built = providerPackage()!;
  expect(await runCckm(["provider", "mirror", mirror], folder)).toMatchObject({ code: 0 });
  server = await MirrorServer.start(mirror, join(folder, "ca.pem"));
  trusting = { SSL_CERT_FILE: server.certificate };
});
afterEach(() => {
  for (const tf of open.splice(0)) tf.remove();
});
afterAll(async () => {
  await server.stop();
  await sim.stop();
  rmSync(folder, { recursive: true });
});

function start(method: Method): TerraformFolder {
  const tf = folderWith(built, method, { CIPHERTRUST_ADDRESS: sim.url });
  open.push(tf);
  return tf;
}

test("from a filesystem mirror of zips Terraform installs a provider that it can start", async () => {
  await liveAndDie(start({ filesystem_mirror: mirror }));
});

test("from a network mirror over https Terraform installs a provider that it can start", async () => {
  await liveAndDie(start({ network_mirror: server.url }), trusting);
});

test("the hashes that the mirror names are those that Terraform finds itself", async () => {
  const { archives } = JSON.parse(readFileSync(join(mirror, built.source, `${built.version}.json`), "utf8")) as {
    archives: Record<string, { hashes: string[] }>;
  };
  const tf = start({ filesystem_mirror: mirror });
  await tf.must(["providers", "lock", `-platform=${thisPlatform()}`, `-fs-mirror=${mirror}`]);
  expect(lockedHashes(tf)).toEqual([built.h1]);
  expect(archives[thisPlatform()]!.hashes[0]).toBe(built.h1);

  const other = start({ network_mirror: server.url });
  await other.must(["providers", "lock", `-platform=${thisPlatform()}`, `-net-mirror=${server.url}`], trusting);
  expect(lockedHashes(other)).toEqual([built.h1]);
});

test("a zip is taken by its zh hash alone, and no other zip in its place", async () => {
  const index = join(mirror, built.source, `${built.version}.json`);
  const archive = JSON.parse(readFileSync(index, "utf8")).archives[thisPlatform()];
  const offer = (hash: string) =>
    writeFileSync(index, JSON.stringify({ archives: { [thisPlatform()]: { ...archive, hashes: [hash] } } }));
  offer(archive.hashes[1]);
  await start({ network_mirror: server.url }).must(["init", "-input=false"], trusting);
  offer(`zh:${"0".repeat(64)}`);
  const { code, output } = await start({ network_mirror: server.url }).run(["init", "-no-color"], { env: trusting });
  expect({ code, output }).toMatchObject({ code: 1, output: expect.stringContaining("checksum") });
});
