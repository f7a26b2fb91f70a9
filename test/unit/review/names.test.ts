import { review } from "../../../lib/review";
import { planOf } from "./plans";

type Values = Readonly<Record<string, unknown>>;

const create = (address: string, after: Values, after_unknown: Values = { id: true }) => {
  const [, name = ""] = /\.([^.[]+)(\[.*)?$/.exec(address) ?? [];
  const type = /cckm_[a-z_]+/.exec(address)![0];
  return { address, type, name, change: { actions: ["create"], before: null, after, after_unknown } };
};
const account = (address: string, name: string, number = "1") =>
  create(address, { name, account_id: number, aws_connection: "aws", regions: [] });
const acl = (address: string, group: string) =>
  create(address, { group, actions: ["keycreate"] }, { id: true, kms_id: true, effective_actions: true });
const configured = (address: string, references: string[]) => ({
  address,
  type: "cckm_aws_kms_acl",
  name: "a",
  expressions: { kms_id: { references } },
});
const targets = (plan: object) => review({ plan }).changes.flatMap(({ rights }) => rights.map(({ target }) => target));

test("permissions are on the account of their own key, where each key has one", () => {
  const plan = planOf(
    [
      account('cckm_aws_kms_account.each["a"]', "team-a"),
      account('cckm_aws_kms_account.each["b"]', "team-b"),
      acl('cckm_aws_kms_acl.a["a"]', "A"),
      acl('cckm_aws_kms_acl.a["b"]', "B"),
    ],
    {
      configuration: {
        root_module: { resources: [configured("cckm_aws_kms_acl.a", ["cckm_aws_kms_account.each", "each.key"])] },
      },
    },
  );
  expect(targets(plan).sort()).toEqual(["team-a", "team-b"]);
});

test("permissions on one of several accounts that only the apply tells are on none of them by name", () => {
  const plan = planOf(
    [
      account('cckm_aws_kms_account.each["a"]', "team-a"),
      account('cckm_aws_kms_account.each["b"]', "team-b"),
      acl('cckm_aws_kms_acl.a["a"]', "A"),
    ],
    {
      configuration: {
        root_module: { resources: [configured("cckm_aws_kms_acl.a", ["var.which", "cckm_aws_kms_account.each"])] },
      },
    },
  );
  expect(targets(plan)).toEqual(["var.which"]);
});

test("permissions on an account that is named by its key are on that one", () => {
  const reference = 'cckm_aws_kms_account.each["a"]';
  const plan = planOf(
    [account('cckm_aws_kms_account.each["b"]', "team-b"), account(reference, "team-a"), acl("cckm_aws_kms_acl.a", "A")],
    {
      configuration: { root_module: { resources: [configured("cckm_aws_kms_acl.a", [`${reference}.id`, reference])] } },
    },
  );
  expect(targets(plan)).toEqual(["team-a"]);
});

test("permissions in a module are on the account of that module, not on one of the same name outside", () => {
  const resources = [configured("cckm_aws_kms_acl.a", ["cckm_aws_kms_account.x.id", "cckm_aws_kms_account.x"])];
  const plan = planOf(
    [
      account("cckm_aws_kms_account.x", "outside"),
      account('module.m["eu"].cckm_aws_kms_account.x', "inside-eu"),
      account('module.m["us"].cckm_aws_kms_account.x', "inside-us"),
      acl('module.m["us"].cckm_aws_kms_acl.a', "A"),
    ],
    { configuration: { root_module: { module_calls: { m: { module: { resources } } } } } },
  );
  expect(targets(plan)).toEqual(["inside-us"]);
});

test("a resource in a module has the place of the module, not of a construct of the same name", () => {
  const configuration = {
    resource: {
      cckm_aws_kms_account: {
        x: { "//": { metadata: { path: "prod/outside", cckmSource: "a.ts:1" } } },
      },
    },
    module: { m: { "//": { metadata: { path: "prod/m" } } } },
  };
  const plan = planOf([account("module.m.cckm_aws_kms_account.x", "inside")]);
  expect(review({ plan, configuration }).changes[0]).toMatchObject({ construct: "prod/m", source: null });
});

test("accounts of one name are told apart", () => {
  const plan = planOf([account("cckm_aws_kms_account.eu", "payments"), account("cckm_aws_kms_account.us", "payments")]);
  expect(review({ plan }).access.targets.map(({ id }) => id)).toEqual([
    "payments (cckm_aws_kms_account.eu)",
    "payments (cckm_aws_kms_account.us)",
  ]);
});

test("an account that is renamed in place is one account", () => {
  const side = (name: string) => ({ id: "k", name, account_id: "1", aws_connection: "aws", regions: [] });
  const plan = planOf([{ change: { actions: ["update"], before: side("old"), after: side("new") } }]);
  expect(review({ plan }).access.targets.map(({ id }) => id)).toEqual(["new"]);
});
