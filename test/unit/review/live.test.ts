import { html, review, terminal, whoMayOf, withLive } from "../../../lib/review";
import { aclChange, planOf } from "./plans";

const account = (name: string, change: object = {}) => {
  const values = { id: `id-${name}`, name, account_id: "1", aws_connection: "aws", regions: [] };
  return { type: "cckm_aws_kms_account", change: { actions: ["no-op"], before: values, after: values, ...change } };
};
const LIVE: Parameters<typeof withLive>[1] = {
  readFrom: "cckm",
  sites: [],
  user: "admin",
  readAt: null,
  states: [],
  places: ["payments", "leaving", "foreign"].map((name) => ({
    kind: "awsAccount" as const,
    id: `id-${name}`,
    name,
    accountId: "1",
    managed: null,
  })),
  holdings: [
    ["payments", "Users", ["keycreate"]],
    ["payments", "Others", ["keydelete"]],
    ["leaving", "Others", ["keyrotate"]],
    ["foreign", "Others", ["keyupdate"]],
  ].map(([name, id, actions]) => ({
    kind: "awsAccount" as const,
    place: `id-${name as string}`,
    principal: { kind: "group" as const, id: id as string },
    actions: actions as string[],
  })),
};
const model = withLive(
  review({
    plan: planOf([
      account("payments"),
      account("leaving", { actions: ["delete"], after: null }),
      aclChange(["keycreate"], ["keycreate", "keydelete"], { kms_id: "id-payments" }),
    ]),
  }),
  LIVE,
);
const states = (target: string, group: string) =>
  model.access.rows
    .find((row) => row.target === target && row.principal.id === group)!
    .rights.filter(({ implied }) => !implied)
    .map(({ action, state }) => `${action} ${state}`);

test("with CCKM's own rights the map has whom this stack does not manage, and is complete", () => {
  expect(whoMayOf(LIVE).access.rows).toHaveLength(4);
  expect(model.access.rows).toHaveLength(4);
  expect(model.access).toMatchObject({ readFrom: "cckm", complete: true });
  expect(states("payments", "Users")).toEqual(["keydelete granted", "keycreate kept"]);
  expect(states("payments", "Others")).toEqual(["keydelete kept"]);
  expect(states("foreign", "Others")).toEqual(["keyupdate kept"]);
});

test("who has rights on an account that leaves CCKM loses them, by that change", () => {
  const row = model.access.rows.find(({ target }) => target === "leaving")!;
  const change = model.changes.find(({ name }) => name === "leaving")!;
  expect(row).toMatchObject({ changes: [change.number], leftWithNone: true });
  expect(states("leaving", "Others")).toEqual(["keyrotate revoked"]);
});

test("the page and the terminal say where the map is read from", () => {
  expect(html(model).replaceAll(/<[^>]+>/g, "")).toContain("Complete: read from CCKM.");
  expect(html(model).replaceAll(/<[^>]+>/g, "")).toContain("3 accounts: 2 managed here, 1 unmanaged");
  expect(terminal(model)).toContain("Access is read from CCKM");
});

test("the map with CCKM's own rights is not complete where something goes through another configuration of the provider", () => {
  const provider_config = { cckm: { name: "cckm" }, "cckm.us": { name: "cckm", alias: "us" } };
  const here = { address: "cckm_aws_kms_account.r0", type: "cckm_aws_kms_account", name: "r0" };
  const there = { address: "cckm_aws_kms_account.r1", type: "cckm_aws_kms_account", name: "r1" };
  const resources = [
    { ...here, provider_config_key: "cckm" },
    { ...there, provider_config_key: "cckm.us" },
  ];
  const plan = planOf([account("payments"), account("other")], {
    configuration: { provider_config, root_module: { resources } },
  });
  expect(withLive(review({ plan }), LIVE).access).toMatchObject({
    complete: false,
    gaps: expect.arrayContaining([{ code: "notRead", targets: ["what cckm.us leads to"] }]),
  });
});

test("a vault of the plan is the one that CCKM calls by its subscription too, and another of the same name is not", () => {
  const vault = (subscription_id: string, change: object = {}) => {
    const values = { id: `id-${subscription_id}`, name: "kv", subscription_id, key_vault: `kv::${subscription_id}` };
    return { type: "cckm_azure_vault", change: { actions: ["no-op"], before: values, after: values, ...change } };
  };
  const place = (subscription: string) => ({
    kind: "azureVault" as const,
    id: `id-${subscription}`,
    name: `KV::${subscription}`,
    managed: null,
  });
  const holding = (subscription: string) => ({
    kind: "azureVault" as const,
    place: `id-${subscription}`,
    principal: { kind: "group" as const, id: "Others" },
    actions: ["keydelete"],
  });
  const plan = planOf([vault("aaaa", { actions: ["delete"], after: null }), vault("bbbb")]);
  const read = {
    ...LIVE,
    places: ["aaaa", "bbbb", "cccc"].map(place),
    holdings: ["aaaa", "bbbb", "cccc"].map(holding),
  };
  const { targets, rows } = withLive(review({ plan }), read).access;
  expect(targets.map(({ label, managed }) => [label, managed])).toEqual([
    [undefined, false],
    ["Azure aaaa", true],
    ["Azure bbbb", true],
  ]);
  const told = rows.map(({ target, leftWithNone }) => [targets.find(({ id }) => id === target)?.label, leftWithNone]);
  expect(told).toEqual([
    [undefined, false],
    ["Azure aaaa", true],
    ["Azure bbbb", false],
  ]);
});
