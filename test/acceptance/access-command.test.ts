import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type AccessBench, startAccessBench } from "../support/access-bench";

let bench: AccessBench;
beforeEach(async () => {
  bench = await startAccessBench();
});
afterEach(() => bench.close());

test("cckm access --live asks CCKM over all its pages, in the domain that is named, and changes nothing", async () => {
  for (let index = 0; index < 105; index++)
    await bench.add(`account-${index}`, "CCKM Users", ["reportview"], "payments");
  await bench.add("last", "Key Owners", ["keydelete"], "payments");
  await bench.add("elsewhere", "Others", ["keydelete"]);
  const { code, stdout } = await bench.access(["--live", "--format", "json"], { CIPHERTRUST_DOMAIN: "payments" });
  expect(code).toBe(0);
  const answer = JSON.parse(stdout);
  expect(answer).toMatchObject({
    format: "cckm-access",
    sites: [{ address: bench.sim.url, domain: "payments" }],
    user: "admin",
    access: { readFrom: "cckm", complete: true },
  });
  expect(answer.places.filter(({ kind }: { kind: string }) => kind === "awsAccount")).toHaveLength(106);
  expect(answer.access.rows).toHaveLength(106);
  const sent = bench.sim.requests.filter(({ path }) => !path.includes("/auth/"));
  expect(new Set(sent.map(({ method }) => method))).toEqual(new Set(["GET"]));

  const who = await bench.access(["--live", "--who-can", "keydelete"], { CIPHERTRUST_DOMAIN: "payments" });
  expect(who.stdout).toMatch(
    /^1 principal has rights to keydelete on 1 of \d+ accounts and vaults\.\n.*domain payments;/,
  );
  expect(who.stdout).toMatch(/group Key Owners +◆ Destroys keydelete/);
  expect(who.stdout).not.toContain("Others");
});

test("a list of CCKM that leaves permissions out does not make somebody look harmless", async () => {
  bench.sim.quirks.aclsInList = false;
  await bench.add("payments", "Key Owners", ["keydelete"]);
  expect((await bench.access(["--live", "--who-can", "keydelete"])).stdout).toContain("Key Owners");
});

test("cckm access --no-new-access exits with 3 when somebody may do more than before, and names who, what and where", async () => {
  const id = await bench.add("payments", "CCKM Users", ["keycreate"]);
  expect((await bench.access(["--live", "--format", "json", "--out", "base.json"])).code).toBe(0);
  expect(await bench.access(["--live", "--no-new-access", "base.json"])).toMatchObject({ code: 0, stderr: "" });
  await bench.grant(id, "Key Owners", ["keydelete"]);
  const more = await bench.access(["--live", "--no-new-access", "base.json"]);
  expect(more.code).toBe(3);
  expect(more.stderr).toMatch(
    /^cckm: 3 rights are new since base\.json:\n {2}◆ keydelete: group Key Owners on payments\n/,
  );
  expect(more.stdout).toContain("Key Owners");
  expect((await bench.access(["--live", "--no-new-access", "base.json", "--who-can", "keyrotate"])).code).toBe(0);

  const page = await bench.access(["--live", "--format", "html", "--out", "access.html"]);
  expect(page).toMatchObject({ code: 0, output: "" });
  expect(readFileSync(join(bench.tf.path, "access.html"), "utf8")).toContain("Key Owners");
});
