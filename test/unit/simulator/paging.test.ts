import { type Bench, bench, stopAll } from "./support";

afterEach(stopAll);

const KMS = "/v1/cckm/aws/kms";

async function withEntries(count: number): Promise<Bench> {
  const at = await bench();
  for (let n = 0; n < count; n++) {
    const name = `kms-${String(n).padStart(3, "0")}`;
    const account_id = String(100_000_000_000 + n);
    await at.call("POST", KMS, { name, account_id, connection: "aws-any", regions: ["eu-west-1"] });
  }
  return at;
}

const names = (body: unknown) => (body as { resources: { name: string }[] }).resources.map(({ name }) => name);

test("pages of a list are 10 long by default, follow skip and limit, and are capped by the server", async () => {
  const at = await withEntries(25);
  expect(names((await at.call("GET", KMS)).body)).toHaveLength(10);
  const last = await at.call("GET", `${KMS}?skip=20&limit=10`);
  expect(last.body).toMatchObject({ skip: 20, limit: 10, total: 25 });
  expect(names(last.body)).toEqual(["kms-020", "kms-021", "kms-022", "kms-023", "kms-024"]);
  at.sim.quirks.maxPageSize = 7;
  expect((await at.call("GET", `${KMS}?limit=1000`)).body).toMatchObject({ limit: 7, total: 25 });
});

test("a limit of -1 is the whole list, whatever the page size, unless a quirk refuses it", async () => {
  const at = await withEntries(12);
  at.sim.quirks.maxPageSize = 5;
  expect(names((await at.call("GET", `${KMS}?skip=0&limit=-1`)).body)).toHaveLength(12);
  at.sim.quirks.negativeLimit = "refuse";
  expect((await at.call("GET", `${KMS}?skip=0&limit=-1`)).status).toBe(400);
});

test.each(["limit=-2", "limit=0", "skip=-1", "limit=ten"])("a list with %s is refused", async (query) => {
  const at = await bench();
  expect((await at.call("GET", `${KMS}?${query}`)).status).toBe(400);
});

test("filters of a list select, a repeated one widens, an unknown one is ignored", async () => {
  const at = await withEntries(4);
  expect(names((await at.call("GET", `${KMS}?name=kms-001&color=red`)).body)).toEqual(["kms-001"]);
  expect(names((await at.call("GET", `${KMS}?name=kms-001&name=kms-003`)).body)).toEqual(["kms-001", "kms-003"]);
  expect(names((await at.call("GET", `${KMS}?account_id=100000000002&name=kms-001`)).body)).toEqual([]);
  expect(names((await at.call("GET", `${KMS}?cloud_name=aws-cn`)).body)).toEqual([]);
});

test("sort of a list takes several fields and descends with a minus", async () => {
  const at = await withEntries(3);
  expect(names((await at.call("GET", `${KMS}?sort=-name`)).body)).toEqual(["kms-002", "kms-001", "kms-000"]);
  expect(names((await at.call("GET", `${KMS}?sort=cloud_name,-createdAt`)).body)[0]).toBe("kms-002");
});

test.each(["__proto__", "-hasOwnProperty", "constructor"])(
  "sort by %s, which is no field, is ignored",
  async (sort) => {
    const at = await withEntries(3);
    const { status, body } = await at.call("GET", `${KMS}?sort=${sort}`);
    expect([status, names(body)]).toEqual([200, ["kms-000", "kms-001", "kms-002"]]);
  },
);
