import type { KmsRecord } from "../../lib/simulator";
import { type Bench, type BenchOptions, startBench } from "../support/acceptance";
import { addKms } from "../support/kms";

const ROLE = "arn:aws:iam::789012123456:role/test-assume-role-ac";

let bench: Bench;
const start = async (options: BenchOptions = {}) => {
  bench = await startBench(options);
};
afterEach(() => bench.close());

/** Reads data sources, each with its arguments; the results by label, or what `part` of them is told. */
async function read<T>(type: string, sources: Record<string, string>, part = ""): Promise<Record<string, T>> {
  const blocks = Object.entries(sources).map(
    ([label, body]) =>
      `data "${type}" "${label}" {\n${body}\n}\noutput "${label}" {\n  value = data.${type}.${label}${part}\n}\n`,
  );
  bench.configure(blocks.join(""));
  await bench.tf.apply();
  expect(await bench.tf.plan()).toEqual([]);
  return (await bench.tf.outputs()) as Record<string, T>;
}

describe("cckm_aws_account", () => {
  it("tells the account and regions of a connection, or of the role that it assumes", async () => {
    const roles = [{ arn: ROLE, external_id: "test-ext-id" }];
    const fixtures = { awsAccounts: [{ account_id: "789012123456", regions: ["eu-west-1", "us-east-1"], roles }] };
    await start({ fixtures });
    const role = `assume_role_arn = "${ROLE}"\n  assume_role_external_id = "test-ext-id"`;
    const found = await read("cckm_aws_account", {
      own: `  aws_connection = "test_aws-connection"`,
      role: `  aws_connection = "test_aws-connection"\n  ${role}`,
    });
    expect(found.own).toMatchObject({ account_id: "123456789012", assume_role_arn: null });
    expect((found.own as { regions: string[] }).regions.slice(0, 2)).toEqual(["eu-north-1", "ap-south-1"]);
    expect((found.own as { regions: string[] }).regions).toHaveLength(16);
    expect(found.role).toEqual({
      aws_connection: "test_aws-connection",
      account_id: "789012123456",
      regions: ["eu-west-1", "us-east-1"],
      assume_role_arn: ROLE,
      assume_role_external_id: "test-ext-id",
    });
    const bodies = bench.sim.requests.filter(({ path }) => path.endsWith("/aws/accounts")).map(({ body }) => body);
    expect(bodies).toContainEqual({ connection: "test_aws-connection" });
    expect(bodies).toContainEqual({
      connection: "test_aws-connection",
      assume_role_arn: ROLE,
      assume_role_external_id: "test-ext-id",
    });
  });

  it.each([
    [`aws_connection = ""`, "length-out-of-range"],
    [`aws_connection = "aws"\n  assume_role_arn = "role/test"`, "value-invalid"],
    [`aws_connection = "aws"\n  assume_role_external_id = "ext"`, "argument-needs-other"],
  ])("refuses %s before any request", async (body, code) => {
    await start();
    bench.configure(`data "cckm_aws_account" "x" {\n  ${body}\n}`);
    expect(await bench.tf.refused(["plan", "-no-color", "-input=false"])).toContain(`Code: ${code}`);
    expect(bench.sim.requests).toEqual([]);
  });

  it("says which connection CCKM does not know", async () => {
    await start();
    bench.configure(`data "cckm_aws_account" "x" {\n  aws_connection = "no-such"\n}`);
    expect(await bench.tf.refused()).toMatch(
      /Could not list the AWS account of the connection "no-such" .*connection "no-such" not found/,
    );
  });
});

interface Listed {
  kms_accounts: Record<string, unknown>[];
}

describe("cckm_aws_kms_accounts", () => {
  const names = ({ kms_accounts }: Listed) => kms_accounts.map(({ name }) => name);

  it("gives an empty list where there is nothing", async () => {
    await start();
    const { all } = await read<Listed>("cckm_aws_kms_accounts", { all: "" });
    expect(all!.kms_accounts).toEqual([]);
  });

  it("gives every field of a KMS, its permissions included", async () => {
    await start();
    const kms = addKms(bench.sim, "payments", {
      acls: [
        { group: "CCKM Users", actions: ["keycreate", "viewnative"] },
        { user_id: "local|1", actions: ["reportview"] },
      ],
      assume_role_arn: ROLE,
      assume_role_external_id: "test-ext-id",
    });
    const { all } = await read<Listed>("cckm_aws_kms_accounts", { all: "" });
    expect(all!.kms_accounts).toEqual([
      {
        id: kms.id,
        uri: "kylo:kylo:cckm:kms:payments",
        account: "kylo:kylo:admin:accounts:kylo",
        application: "ncryptify:gemalto:admin:apps:kylo",
        dev_account: "ncryptify:gemalto:admin:accounts:gemalto",
        created_at: expect.stringMatching(/^\d{4}-.*Z$/),
        updated_at: expect.stringMatching(/^\d{4}-.*Z$/),
        name: "payments",
        account_id: "123456789012",
        arn: "arn:aws:iam::123456789012:user/user1",
        aws_connection: "aws",
        regions: ["eu-west-1"],
        cloud_name: "aws",
        assume_role_arn: ROLE,
        assume_role_external_id: "test-ext-id",
        acls: [
          { group: "CCKM Users", user_id: null, actions: ["keycreate", "viewnative"] },
          { group: null, user_id: "local|1", actions: ["reportview"] },
        ],
      },
    ]);
  });

  it("filters by each argument, by all together, and may find nothing", async () => {
    await start();
    const china: Partial<KmsRecord> = { account_id: "567890123456", cloud_name: "aws-cn", connection: "aws-china" };
    const [payments] = [addKms(bench.sim, "payments"), addKms(bench.sim, "billing"), addKms(bench.sim, "shop", china)];
    const found = await read<Listed>("cckm_aws_kms_accounts", {
      id: `  id = "${payments.id}"`,
      name: `  name = "billing"`,
      account_id: `  account_id = "123456789012"`,
      cloud_name: `  cloud_name = "aws-cn"`,
      all: `  id = "${payments.id}"\n  name = "payments"\n  account_id = "123456789012"\n  cloud_name = "aws"`,
      nothing: `  name = "payments"\n  cloud_name = "aws-us-gov"`,
    });
    expect(Object.fromEntries(Object.entries(found).map(([label, listed]) => [label, names(listed)]))).toEqual({
      id: ["payments"],
      name: ["billing"],
      account_id: ["payments", "billing"],
      cloud_name: ["shop"],
      all: ["payments"],
      nothing: [],
    });
  });

  // 40 is what some releases send at most, whatever they are asked for.
  it.each([100, 40])(
    "gives all of 250 KMSs from pages of at most %i, and the part that is asked for",
    async (maxPageSize) => {
      await start({ quirks: { maxPageSize } });
      const all = Array.from({ length: 250 }, (_, index) => addKms(bench.sim, `kms-${index}`).name);
      const sources = {
        all: "",
        first: "  limit = 130",
        middle: "  skip = 60\n  limit = 130",
        rest: "  skip = 120",
        few: "  limit = 3",
        beyond: "  skip = 250",
        filtered: `  account_id = "123456789012"`,
      };
      const found = await read<string[]>("cckm_aws_kms_accounts", sources, ".kms_accounts[*].name");
      expect(found.all).toEqual(all);
      expect(found.first).toEqual(all.slice(0, 130));
      expect(found.middle).toEqual(all.slice(60, 190));
      expect(found.rest).toEqual(all.slice(120));
      expect(found.few).toEqual(all.slice(0, 3));
      expect(found.beyond).toEqual([]);
      expect(found.filtered).toEqual(all);
    },
  );

  it.each([
    [`cloud_name = "azure"`, "value-not-allowed"],
    ["limit = 0", "number-out-of-range"],
    ["skip = -1", "number-out-of-range"],
  ])("refuses %s before any request", async (body, code) => {
    await start();
    bench.configure(`data "cckm_aws_kms_accounts" "x" {\n  ${body}\n}`);
    expect(await bench.tf.refused(["plan", "-no-color", "-input=false"])).toContain(`Code: ${code}`);
    expect(bench.sim.requests).toEqual([]);
  });
});
