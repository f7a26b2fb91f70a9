import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type AccessBench, startAccessBench } from "../support/access-bench";
import { writeApp } from "../support/stacks";

let bench: AccessBench;
beforeEach(async () => {
  bench = await startAccessBench();
});
afterEach(() => bench.close());

const account = (name: string, region: string) => ({
  name,
  account_id: "123456789012",
  aws_connection: "aws",
  regions: [region],
});

const STACKS = {
  prod: {
    resource: {
      cckm_aws_kms_account: { payments: account("payments", "eu-west-1") },
      cckm_aws_kms_acl: {
        users: {
          kms_id: `\${cckm_aws_kms_account.payments.id}`,
          group: "CCKM Users",
          actions: ["keycreate", "keydelete"],
        },
      },
    },
  },
  staging: { resource: { cckm_aws_kms_account: { staging: account("staging", "us-east-1") } } },
};

async function deploy(): Promise<void> {
  mkdirSync(join(bench.tf.path, "cdktf.out"));
  for (const folder of Object.values(writeApp(join(bench.tf.path, "cdktf.out"), STACKS))) {
    bench.tf.cwd = folder;
    await bench.tf.must(["init", "-input=false", "-no-color"]);
    await bench.tf.must(["apply", "-auto-approve", "-no-color", "-input=false"]);
  }
}

test("the states of stacks are pulled by the engine, and beside CCKM's answer tell what is Terraform's", async () => {
  await deploy();
  await bench.add("foreign", "CCKM Users", ["keyrotate"]);
  const states = await bench.access(["cdktf.out", "--format", "csv"]);
  expect(states.code).toBe(0);
  expect(states.stdout.split("\r\n").filter((line) => line.includes('"keydelete"'))).toHaveLength(1);
  expect(states.stdout).not.toContain("foreign");
  expect(states.stderr).toContain("Only what these states have");

  const both = await bench.access(["--live", "cdktf.out", "--format", "json"]);
  const { places, access: map } = JSON.parse(both.stdout);
  const managed = Object.fromEntries(places.map((place: { name: string }) => [place.name, place]));
  expect(managed).toMatchObject({
    payments: { managed: true },
    staging: { managed: true },
    foreign: { managed: false },
  });
  expect(map.rows.find(({ target }: { target: string }) => target === "foreign").rights[0].outside).toBe(true);

  bench.tf.cwd = join(bench.tf.path, "cdktf.out/stacks/prod");
  bench.tf.write("shown.json", await bench.tf.must(["show", "-json"]));
  for (const given of ["shown.json", "cdktf.out/stacks/prod", "cdktf.out/stacks/prod/terraform.tfstate"]) {
    const one = await bench.access([given, "--who-can", "keydelete"]);
    expect(one).toMatchObject({ code: 0, stdout: expect.stringMatching(/group CCKM Users +◆ Destroys keydelete/) });
  }
});
