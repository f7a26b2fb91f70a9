import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type FindOptions, findTerraform } from "../../../../scripts/terraform/find";
import { pinnedRelease } from "../../../../scripts/terraform/release";
import { verifiedSums } from "../../../../scripts/terraform/signature";
import { proxyTo, ReleaseServer, signingKey } from "../../../support/release-server";
import { run } from "../../../support/run";

let server: ReleaseServer;
let folder: string;
let env: NodeJS.ProcessEnv;
let told: string;
let kept: string;

beforeAll(async () => {
  server = await ReleaseServer.start();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cckm-find-terraform-"));
  mkdirSync(join(folder, "bin"));
  // A machine with a shell and nothing else.
  env = { PATH: join(folder, "bin"), HOME: join(folder, "home") };
  kept = join(folder, "home/.cache/cdktf-cckm/terraform/1.11.4/linux_amd64/terraform");
  told = "";
  server.answers = {};
  server.asked.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));
afterAll(() => server.stop());

const options = (more: Partial<FindOptions> = {}): FindOptions => ({
  again: "run the demo again",
  release: server.release,
  platform: "linux_amd64",
  output: { write: (text) => (told += text) },
  ...more,
});

const find = (more?: Partial<FindOptions>) => findTerraform(env, options(more));

/** Puts a program on the PATH that says it is that version. */
function install(name: string, version: string): string {
  const file = join(folder, "bin", name);
  writeFileSync(file, `#!/bin/sh\necho '{"terraform_version": "${version}"}'\n`);
  chmodSync(file, 0o755);
  return file;
}

const versionBy = async (found: { env: NodeJS.ProcessEnv }) =>
  (await run(found.env.TERRAFORM_BINARY_NAME ?? "terraform", [], { cwd: folder, env: found.env })).stdout;

/** What nothing broken may leave: a program, or a part of one. */
function nothingKept(): void {
  expect(existsSync(kept)).toBe(false);
  if (existsSync(dirname(kept))) expect(readdirSync(dirname(kept))).toEqual([]);
}

describe("a Terraform that is there", () => {
  it.each([
    ["terraform on the PATH", { terraform: "1.11.0" }, undefined, "1.11.0"],
    ["a newer one", { terraform: "1.17.0-dev" }, undefined, "1.17.0-dev"],
    ["OpenTofu on the PATH", { tofu: "1.11.1" }, undefined, "1.11.1"],
    ["the one that TERRAFORM_BINARY_NAME names", { terraform: "1.12.0", tofu: "1.11.2" }, "tofu", "1.11.2"],
    [
      "terraform, where TERRAFORM_BINARY_NAME names one that is too old",
      { terraform: "1.12.0", old: "1.5.7" },
      "old",
      "1.12.0",
    ],
  ])("wins and nothing is asked for: %s", async (_, programs, named, version) => {
    for (const [name, has] of Object.entries(programs)) install(name, has);
    if (named) env.TERRAFORM_BINARY_NAME = named;
    const found = await find();
    expect(found.version).toBe(version);
    expect(await versionBy(found)).toContain(version);
    expect([server.asked, told]).toEqual([[], ""]);
  });
});

describe("no Terraform, or one that is too old", () => {
  it("fetches the release, says first what, how big, from where and where to, and runs what came", async () => {
    const found = await find();
    expect(found.version).toBe("1.11.4");
    expect(await versionBy(found)).toContain("1.11.4");
    const [first, ...progress] = told.trimEnd().split("\n");
    expect(first).toBe(`Fetching Terraform 1.11.4 (0.2 MB) from ${server.release.server} to ${kept}`);
    expect(progress.at(-1)).toBe("100 % of 0.2 MB");
  });

  it("uses what it fetched once, without asking again, also where downloads are forbidden", async () => {
    await find();
    server.asked.length = 0;
    env.CCKM_NO_DOWNLOAD = "1";
    expect(await versionBy(await find())).toContain("1.11.4");
    expect(server.asked).toEqual([]);
  });

  it.each([
    ["terraform", undefined],
    ["other", "other"],
  ])("comes before an old one on the PATH: %s", async (name, named) => {
    install(name, "1.10.5");
    if (named) env.TERRAFORM_BINARY_NAME = named;
    expect(await versionBy(await find())).toContain("1.11.4");
  });

  it("fetches again where the kept program no longer runs", async () => {
    mkdirSync(dirname(kept), { recursive: true });
    writeFileSync(kept, "half of a prog", { mode: 0o755 });
    expect(await versionBy(await find())).toContain("1.11.4");
  });

  it("keeps it below XDG_CACHE_HOME, where that is an absolute path", async () => {
    env.XDG_CACHE_HOME = join(folder, "xdg");
    await find();
    expect(existsSync(join(folder, "xdg/cdktf-cckm/terraform/1.11.4/linux_amd64/terraform"))).toBe(true);
    nothingKept();
    env.XDG_CACHE_HOME = "relative";
    await find();
    expect(existsSync(kept)).toBe(true);
  });

  it("takes what a key signed that has expired since", async () => {
    const old = await ReleaseServer.start({ date: new Date("2024-01-01T00:00:00Z"), expires: 86_400 });
    expect(await versionBy(await find({ release: old.release }))).toContain("1.11.4");
    await old.stop();
  });

  it("waits for a slow server as long as something comes", async () => {
    server.answers.zip = (reply, content) => {
      reply.writeHead(200, { "content-length": content.length });
      const send = (at: number) => {
        if (at >= content.length) reply.end();
        else reply.write(content.subarray(at, at + 50_000), () => setTimeout(() => send(at + 50_000), 20));
      };
      send(0);
    };
    expect(await versionBy(await find())).toContain("1.11.4");
    expect(told).toMatch(/ 25 % of .*\n.* 50 % of .*\n.* 75 % of .*\n100 % of/);
  });

  it("has each of two runs at once end with a whole program", async () => {
    const found = await Promise.all([find(), find(), find()]);
    for (const each of found) expect(await versionBy(each)).toContain("1.11.4");
    expect(readdirSync(dirname(kept))).toEqual(["terraform"]);
  });

  it("goes through the proxy that the environment names", async () => {
    const proxy = await proxyTo(server.port);
    env.HTTP_PROXY = proxy.url;
    const release = { ...server.release, server: "http://releases.example.com" };
    expect(await versionBy(await find({ release }))).toContain("1.11.4");
    expect(new Set(proxy.tunnels)).toEqual(new Set(["releases.example.com:80"]));
    await proxy.stop();
  });

  it("goes past the proxy where NO_PROXY names the server", async () => {
    env.HTTP_PROXY = "http://127.0.0.1:9";
    env.NO_PROXY = "127.0.0.1";
    expect(await versionBy(await find())).toContain("1.11.4");
  });
});

describe("a download of Terraform that fails", () => {
  const END = "Try again, or install Terraform 1.11 or later and run the demo again.";
  const start = "Terraform is not on the PATH, and it could not be fetched.";

  it.each([
    [
      "a wrong sum",
      { zip: (reply, content) => reply.end(Buffer.from(content).fill(1, 100, 120)) },
      /\.zip is damaged: its SHA-256 is [0-9a-f]{64}, signed is [0-9a-f]{64}\./,
    ],
    [
      "changed sums",
      { SUMS: (reply, content) => reply.end(content.toString().replace(/^./, "x")) },
      /SHA256SUMS are not signed by the key [0-9A-F]{40}: /,
    ],
    ["a signature that is none", { sig: (reply) => reply.end("no signature") }, /SHA256SUMS are not signed by the key/],
    ["an empty signature", { sig: (reply) => reply.end() }, /SHA256SUMS are not signed by the key/],
    ["a 404", { zip: (reply) => reply.writeHead(404).end() }, /_linux_amd64\.zip: the server answers 404 Not Found\./],
    [
      "a connection that is cut",
      {
        zip: (reply, content) => {
          reply.writeHead(200, { "content-length": content.length });
          reply.write(content.subarray(0, 1000), () => reply.destroy());
        },
      },
      /_linux_amd64\.zip: terminated/,
    ],
    [
      "a connection that is cut where no length was told",
      {
        zip: (reply, content) => reply.end(content.subarray(0, 1000)),
      },
      /is damaged/,
    ],
  ] satisfies [string, ReleaseServer["answers"], RegExp][])("is never used: %s", async (_, answers, reason) => {
    server.answers = answers;
    const failed = await find().catch((error: Error) => error.message);
    expect(failed).toMatch(reason);
    expect(failed).toContain(start);
    expect(failed).toContain(END);
    nothingKept();
    server.answers = {};
    expect(await versionBy(await find())).toContain("1.11.4");
  });

  it("is never used: signed by another key", async () => {
    const { public: trusted } = await signingKey();
    await expect(find({ release: { ...server.release, key: trusted } })).rejects.toThrow(
      /SHA256SUMS are not signed by/,
    );
    expect(server.asked.filter((path) => path.endsWith(".zip"))).toEqual([]);
    nothingKept();
  });

  it("is given up where the server falls silent", async () => {
    server.answers.zip = (reply, content) => {
      reply.writeHead(200, { "content-length": content.length });
      reply.write(content.subarray(0, 1000));
    };
    await expect(find({ patienceMs: 300 })).rejects.toThrow(/_linux_amd64\.zip: terminated \(Body Timeout Error\)/);
    nothingKept();
  });

  it("names the server that cannot be reached", async () => {
    const release = { ...server.release, server: "http://127.0.0.1:9" };
    await expect(find({ release })).rejects.toThrow(/http:\/\/127\.0\.0\.1:9\/.*: fetch failed \(/);
  });

  it("names the platform for which there is no release", async () => {
    await expect(find({ platform: "linux_riscv64" })).rejects.toThrow(
      "The release has nothing for this platform, linux_riscv64.",
    );
  });

  it("names the folder that cannot be written", async () => {
    writeFileSync(join(folder, "file"), "");
    env.XDG_CACHE_HOME = join(folder, "file");
    await expect(find()).rejects.toThrow(/ENOTDIR.*cdktf-cckm/);
  });

  it("says so where what came does not run on this machine", async () => {
    const broken = await ReleaseServer.start({ program: "#!/nowhere\n" });
    await expect(find({ release: broken.release })).rejects.toThrow(
      / does not run here: install Terraform 1\.11 or later/,
    );
    await broken.stop();
  });
});

describe("CCKM_NO_DOWNLOAD=1", () => {
  beforeEach(() => {
    env.CCKM_NO_DOWNLOAD = "1";
  });

  it.each([
    [undefined, "Terraform is not on the PATH: install Terraform 1.11 or later and run the demo again."],
    ["1.10.5", "Terraform 1.10.5 is on the PATH: install Terraform 1.11 or later and run the demo again."],
  ])("refuses with what to do where the PATH has %s", async (version, sentence) => {
    if (version) install("terraform", version);
    await expect(find()).rejects.toThrow(new Error(sentence));
    expect(server.asked).toEqual([]);
  });
});

describe("HashiCorp's key in the checkout", () => {
  const { key } = pinnedRelease();

  it("is the published one and verifies what HashiCorp signed", async () => {
    const { readKey } = await import("openpgp");
    expect((await readKey({ armoredKey: key })).getFingerprint()).toBe("c874011f0ab405110d02105534365d9472d7468f");
    const fixture = (name: string) => readFileSync(join(__dirname, "fixtures", name));
    const sums = await verifiedSums(fixture("null_3.1.0_SHA256SUMS"), fixture("null_3.1.0_SHA256SUMS.sig"), key);
    expect(sums.get("terraform-provider-null_3.1.0_linux_amd64.zip")).toMatch(/^53e30545/);
  });

  it("was valid when the pinned release was signed, and was prolonged for later ones", async () => {
    const { readKey } = await import("openpgp");
    const read = await readKey({ armoredKey: key });
    for (const day of ["2025-04-09", "2026-11-01", "2029-12-31"]) {
      await expect(read.getSigningKey(undefined, new Date(day))).resolves.toBeDefined();
    }
  });
});
