import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { engineIdentity } from "../../../../lib/cli/plan/engine-identity";
import { Engine } from "../../../../lib/cli/stacks";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "engine-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The identity of a stand-in that answers as the engine of that title and version does. */
function identify(title: string, version: string, more = "") {
  const program = join(folder, "engine");
  const json = JSON.stringify({ terraform_version: version, platform: "linux_amd64", provider_selections: {} });
  const text = `#!/bin/sh\ncase "$*" in\n*-json) echo '${json}';;\n*) echo '${title} v${version}';;\nesac\nexit\n${more}`;
  writeFileSync(program, text, { mode: 0o755 });
  const env = { PATH: process.env.PATH, TERRAFORM_BINARY_NAME: program };
  return engineIdentity(new Engine(env), env);
}

test.each([
  ["Terraform", "1.11.0", "terraform"],
  ["Terraform", "1.13.3", "terraform"],
  ["OpenTofu", "1.11.0", "tofu"],
  ["OpenTofu", "1.12.6", "tofu"],
])("%s %s plans, and is known as %s", async (title, version, name) => {
  expect(await identify(title, version)).toMatchObject({ name, version });
});

test("an engine is known by the hash of its whole file", async () => {
  const { sha256 } = await identify("Terraform", "1.11.0", "x".repeat(3_000_001));
  expect(sha256).toBe(
    createHash("sha256")
      .update(readFileSync(join(folder, "engine")))
      .digest("hex"),
  );
});

test.each([
  ["Terraform", "1.10.5"],
  ["OpenTofu", "1.10.6"],
])("%s %s is refused before it plans: it would store what is write-only", async (title, version) => {
  await expect(identify(title, version)).rejects.toThrow(
    `engine is ${title} ${version}. Expected 1.11 or later, for write-only arguments`,
  );
  await expect(identify(title, version)).rejects.toThrow(
    "Install Terraform or OpenTofu 1.11 or later, or name the program by TERRAFORM_BINARY_NAME.",
  );
});
