import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCckm } from "../support/cckm-command";
import { TerraformFolder } from "../support/terraform";

let tf: TerraformFolder;
beforeEach(async () => {
  tf = new TerraformFolder({});
  const { stdout } = await runCckm(["provider", "install"], tf.path);
  tf.write("main.tf", /terraform \{[\s\S]*\n\}\n/.exec(stdout)?.[0] ?? "");
  tf.write("provider.tf", 'provider "cckm" {}\n');
  await tf.must(["init", "-input=false"]);
});
afterEach(() => tf.remove());

const plan = (env: Record<string, string>) => tf.run(["plan", "-input=false", "-no-color"], { env });

/** A folder that holds nothing but Terraform. */
function terraformAlone(): string {
  const folder = join(tf.path, "bin");
  mkdirSync(folder);
  symlinkSync(
    execFileSync("/bin/sh", ["-c", "command -v terraform"], { encoding: "utf8" }).trim(),
    join(folder, "terraform"),
  );
  return folder;
}

test("a plan without Node shows one sentence: what is needed, what was found, what to do", async () => {
  const PATH = terraformAlone();
  const { code, output } = await plan({ PATH });
  expect(code).toBe(1);
  expect(output.replace(/\s+/g, " ")).toContain(
    `This Terraform provider needs Node.js 20 or later. Found: no node that can be started on PATH=${PATH}. Install Node.js`,
  );
});

test("a plan with a Node that is too old shows which", async () => {
  tf.write(
    "old.js",
    'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "18.20.8" } });',
  );
  const { code, output } = await plan({ NODE_OPTIONS: `--require ${join(tf.path, "old.js")}` });
  expect(code).toBe(1);
  expect(output.replace(/\s+/g, " ")).toContain("needs Node.js 20 or later. Found: Node.js 18.20.8 in /");
});

test.each(["--import", "--experimental-loader"])(
  "a module that prints, given by %s, spoils no plan",
  async (option) => {
    tf.write("prints.mjs", 'console.log("1|6|unix|/nowhere|grpc|");');
    const { code, output } = await plan({ NODE_OPTIONS: `${option} ${join(tf.path, "prints.mjs")}` });
    expect(output).toContain("No changes.");
    expect(code).toBe(0);
  },
);

test("a preload that prints spoils no plan", async () => {
  tf.write("prints.js", 'console.log("1|2|3|4|5"); process.stdout.write("loaded ".repeat(10_000));');
  const { code, output } = await plan({ NODE_OPTIONS: `--require ${join(tf.path, "prints.js")}` });
  expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining("No changes.") });
});

test.each([
  "--tls-cipher-list=NONE",
  "--inspect-brk=127.0.0.1:0",
  "--input-type=module --import data:text/javascript,0",
])(
  "NODE_OPTIONS=%s, meant for other programs, spoils no plan",
  async (NODE_OPTIONS) => {
    const { code, output } = await plan({ NODE_OPTIONS });
    expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining("No changes.") });
  },
  30_000,
);

test("a Terraform that a child of cluster or of fork started plans all the same", async () => {
  const { code, output } = await plan({ NODE_UNIQUE_ID: "1", NODE_CHANNEL_FD: "0" });
  expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining("No changes.") });
});

test("an empty file called node does not hide the Node behind it", async () => {
  mkdirSync(join(tf.path, "empty"));
  writeFileSync(join(tf.path, "empty/node"), "", { mode: 0o755 });
  const { code, output } = await plan({ PATH: `${join(tf.path, "empty")}:${process.env.PATH}` });
  expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining("No changes.") });
});
