import { type Bench, bench, stopAll } from "./support";

afterEach(stopAll);

const KMS = "/v1/cckm/aws/kms";

async function withKms(options: Parameters<typeof bench>[0] = {}) {
  const at: Bench = await bench(options);
  const body = { account_id: "123456789012", connection: "aws", name: "kms", regions: ["us-east-1"] };
  const id = (await at.call("POST", KMS, body)).field("id");
  const change = (entry: object) => at.call("POST", `${KMS}/${id}/update-acls`, { acls: [entry] });
  return { at, id, change };
}

const group = "CCKM Users";

test("update-acls with permit adds to what a subject has, brings the view actions, and leaves others alone", async () => {
  const { change } = await withKms();
  await change({ user_id: "local|1", permit: true, actions: ["reportview"] });
  await change({ group, permit: true, actions: ["keycreate"] });
  const reply = await change({ group, permit: true, actions: ["keystoreadd", "hyokkeycreate", "cloudhsmkeycreate"] });
  const views = ["viewnative", "viewbyok", "viewkeystore", "viewhyokkey", "viewcloudhsmkey"];
  const { acls } = reply.body as { acls: { actions: string[] }[] };
  expect(acls[0]).toEqual({ user_id: "local|1", actions: ["reportview"] });
  expect(new Set(acls[1]?.actions)).toEqual(
    new Set(["keycreate", "keystoreadd", "hyokkeycreate", "cloudhsmkeycreate", ...views]),
  );
  expect(JSON.stringify(acls)).not.toContain("permit");
});

test("revoking takes away just the named actions; a subject without any disappears", async () => {
  const { at, id, change } = await withKms();
  await change({ group, permit: true, actions: ["keycreate"] });
  const fewer = await change({ group, permit: false, actions: ["keycreate"] });
  expect(fewer.body).toMatchObject({ acls: [{ group, actions: ["viewnative", "viewbyok"] }] });
  await change({ group, permit: false, actions: ["view"] });
  expect((await at.call("GET", `${KMS}/${id}`)).body).not.toHaveProperty("acls");
});

test("an old release has one view action; without the quirk nothing is implied", async () => {
  const { at, id, change } = await withKms({ quirks: { oldViewAction: true } });
  await change({ group, permit: true, actions: ["keyrotate"] });
  expect(at.sim.store.kms.get(id)?.acls).toEqual([{ group, actions: ["keyrotate", "view"] }]);
  at.sim.quirks.autoView = false;
  await change({ group: "Auditors", permit: true, actions: ["keyrotate"] });
  expect(at.sim.store.kms.get(id)?.acls[1]).toEqual({ group: "Auditors", actions: ["keyrotate"] });
});

test.each<[string, object, RegExp]>([
  ["user and group", { group, user_id: "local|1", permit: true, actions: ["view"] }, /mutually exclusive/],
  ["neither of them", { group: "", permit: true, actions: ["view"] }, /mutually exclusive/],
  ["no actions", { group, permit: true, actions: [] }, /at least one action/],
  ["an unknown action", { group, permit: true, actions: ["keycraete"] }, /"keycraete"/],
  ["no permit", { group, actions: ["view"] }, /permit/],
])("update-acls refuses %s", async (_name, entry, message) => {
  const { change } = await withKms();
  const reply = await change(entry);
  expect([reply.status, reply.field("message")]).toEqual([400, expect.stringMatching(message)]);
});

test("update-acls understands the entry at the top level, as in the page's syntax line", async () => {
  const { at, id } = await withKms();
  await at.call("POST", `${KMS}/${id}/update-acls`, { group, permit: true, actions: ["reportview"] });
  expect(at.sim.store.kms.get(id)?.acls).toEqual([{ group, actions: ["reportview"] }]);
});

test("calls of update-acls at the same time are all kept by default and lost with aclWriteDelay", async () => {
  const { at, id, change } = await withKms();
  const grantAll = (prefix: string) =>
    Promise.all([1, 2, 3, 4].map((n) => change({ group: `${prefix}${n}`, permit: true, actions: ["reportview"] })));
  await grantAll("safe");
  expect(at.sim.store.kms.get(id)?.acls).toHaveLength(4);
  at.sim.quirks.aclWriteDelay = 50;
  await grantAll("lost");
  expect(at.sim.store.kms.get(id)?.acls.length).toBeLessThan(8);
});
