import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { thisPlatform } from "../../lib/package/manifest/platforms";
import { type ProviderPackage, readPackage } from "../../lib/package/manifest/provider-package";
import { writeMirror } from "../../lib/package/mirror/mirror";
import { CckmSimulator } from "../../lib/simulator";
import { folderOf } from "../../scripts/standalone/package-folder";
import { CdktfProject } from "../support/cdktf";
import { MirrorServer } from "../support/mirror-server";
import { folderWith, liveAndDie, lockedHashes, pathWithoutNode } from "../support/mirrored";
import { executableMaker, makeStandalone } from "../support/standalone";
import type { TerraformFolder } from "../support/terraform";

const maker = executableMaker();
if (!maker) {
  process.stderr.write(
    "SKIPPED: the standalone provider is not tried. It needs Node.js 25.5 or later, or the one that `npm run standalone` fetches.\n",
  );
}

const MAIN = `
const { App, LocalBackend, TerraformStack } = require("cdktf");
const { AwsKmsAccount, CckmProvider } = require("cdktf-cckm");
const app = new App();
const stack = new TerraformStack(app, "prod");
new LocalBackend(stack, { path: "terraform.tfstate" });
new CckmProvider(stack, "cckm", { runtime: "standalone" });
new AwsKmsAccount(stack, "kms", { name: "kms", accountId: "123456789012", awsConnection: "aws", regions: ["eu-west-1"] });
app.synth();
`;

(maker ? describe : describe.skip)("a standalone provider, where no node is on the PATH,", () => {
  const folder = mkdtempSync(join(tmpdir(), "standalone-"));
  const mirror = join(folder, "mirror");
  let sim: CckmSimulator;
  let built: ProviderPackage;
  let env: Record<string, string>;
  let tf: TerraformFolder | undefined;

  beforeAll(async () => {
    sim = await CckmSimulator.start();
    makeStandalone(folder, maker!);
    built = readPackage(folderOf(folder, thisPlatform()))!;
    await writeMirror(mirror, [built]);
    env = { CIPHERTRUST_ADDRESS: sim.url, PATH: pathWithoutNode(folder) };
  });
  afterEach(() => tf?.remove());
  afterAll(async () => {
    await sim.stop();
    rmSync(folder, { recursive: true });
  });

  test("is placed by a stack, applies and destroys", async () => {
    const signIn = { CIPHERTRUST_USERNAME: "admin", CIPHERTRUST_PASSWORD: "test-password" };
    const project = new CdktfProject({ main: MAIN, env: { ...env, ...signIn, CCKM_STANDALONE_PACKAGES: folder } });
    try {
      expect(await project.synth()).toMatchObject({ code: 0 });
      const inStack = (...args: string[]) => project.terraform("prod", ...args, "-input=false", "-no-color");
      const lock = project.read("cdktf.out/stacks/prod/.terraform.lock.hcl");
      expect(lock).toContain(`"${built.h1}"`);
      expect(await inStack("init", "-lockfile=readonly")).toMatchObject({ code: 0 });
      expect((await inStack("apply", "-auto-approve")).output).toContain("Resources: 1 added");
      expect(await inStack("plan", "-detailed-exitcode")).toMatchObject({ code: 0 });
      expect((await inStack("destroy", "-auto-approve")).output).toContain("Resources: 1 destroyed");
    } finally {
      project.remove();
    }
  });

  test("is installed from a filesystem mirror of zips, executable, with the hash that Terraform finds itself", async () => {
    tf = folderWith(built, { filesystem_mirror: mirror }, env);
    await liveAndDie(tf);
    expect(lockedHashes(tf)).toEqual([built.h1]);
  });

  test("is installed from a network mirror over https", async () => {
    const server = await MirrorServer.start(mirror, join(folder, "ca.pem"));
    try {
      tf = folderWith(built, { network_mirror: server.url }, env);
      await liveAndDie(tf, { SSL_CERT_FILE: server.certificate });
    } finally {
      await server.stop();
    }
  });
});
