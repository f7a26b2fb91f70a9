import { type Bench, bench, call, stopAll } from "./support";

afterEach(stopAll);

// As Thales' provider 1.0.1 sends them: every field each time, what is not set as an empty text.
const KMS = "/v1/cckm/aws/kms";
const CONNECTIONS = "/v1/connectionmgmt/services/aws/connections";
const NO_ROLE = { assume_role_arn: "", assume_role_external_id: "" };
const REGIONS = ["eu-north-1", "ap-south-1", "eu-west-3"];

async function officialProvider(): Promise<Bench> {
  const at = await bench();
  const user = { username: "admin", password: "test-password", auth_domain: "", domain: "" };
  const token = (await call(at.sim, "POST", "/v1/auth/tokens", user)).field("jwt");
  return { sim: at.sim, call: (method, path, body) => call(at.sim, method, path, body, token) };
}

const create = (at: Bench, connection: string) =>
  at.call("POST", KMS, { account_id: "123456789012", connection, name: "kms", regions: REGIONS, ...NO_ROLE });

describe("the official provider's requests", () => {
  test("find a connection, its account and its regions", async () => {
    const at = await officialProvider();
    const list = await at.call("GET", `${CONNECTIONS}/?name=aws&skip=0&limit=-1`);
    const [{ id }] = (list.body as { resources: [{ id: string }] }).resources;
    const account = await at.call("POST", "/v1/cckm/aws/accounts", { connection: id, ...NO_ROLE });
    expect(account.body).toMatchObject({ account_id: "123456789012", regions: expect.arrayContaining(REGIONS) });
  });

  test.each(["name", "id"] as const)("find a KMS as they left it, with the connection by its %s", async (by) => {
    const at = await officialProvider();
    const connection = at.sim.store.connections.get("aws")?.[by] ?? "";
    const made = await create(at, connection);
    expect(made.body).toMatchObject({ connection, regions: REGIONS });
    const read = await at.call("GET", `${KMS}/${made.field("id")}`);
    expect(read.body).toEqual(made.body);
    const list = await at.call("GET", `${KMS}/?id=${made.field("id")}`);
    expect(list.body).toMatchObject({ total: 1, resources: [made.body] });
  });

  test("change the regions and then the connection of a KMS, with all parameters each time", async () => {
    const at = await officialProvider();
    const id = (await create(at, "aws")).field("id");
    const change = (connection: string) =>
      at.call("PATCH", `${KMS}/${id}`, { account_id: "", connection, name: "", regions: ["eu-north-1"], ...NO_ROLE });
    expect((await change("aws")).body).toMatchObject({ name: "kms", regions: ["eu-north-1"], connection: "aws" });
    expect((await change("aws-prod")).body).toMatchObject({ regions: ["eu-north-1"], connection: "aws-prod" });
  });

  test("grant, change and revoke, the view actions that CCKM added among them", async () => {
    const at = await officialProvider();
    const id = (await create(at, "aws")).field("id");
    const acls = (permit: boolean, actions: string[]) =>
      at.call("POST", `${KMS}/${id}/update-acls`, { acls: [{ group: "tf-group", permit, actions }] });
    await acls(true, ["keydelete", "keyupdate"]);
    await acls(false, ["viewnative", "viewbyok"]);
    const changed = await acls(true, ["keycreate", "keydelete", "keyupdate"]);
    const [{ actions }] = (changed.body as { acls: [{ actions: string[] }] }).acls;
    expect(actions.sort()).toEqual(["keycreate", "keydelete", "keyupdate", "viewbyok", "viewnative"]);
    const revoked = await acls(false, actions);
    expect(revoked.body).not.toHaveProperty("acls");
  });
});
