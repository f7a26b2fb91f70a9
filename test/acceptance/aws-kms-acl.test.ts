import type { Quirks } from "../../lib/simulator";
import { applyCleanly, type Bench, startBench } from "../support/acceptance";

const ADDRESS = "cckm_aws_kms_acl.users";

const KMS = `
resource "cckm_aws_kms_account" "payments" {
  name           = "payments"
  account_id     = "123456789012"
  aws_connection = "aws"
  regions        = ["eu-west-1"]
}`;

interface Acl {
  kms?: string;
  actions?: string[];
  group?: string | null;
  user?: string;
}

const acl = (a: Acl = {}, label = "users") => `
resource "cckm_aws_kms_acl" "${label}" {
  kms_id  = ${a.kms ? JSON.stringify(a.kms) : "cckm_aws_kms_account.payments.id"}
  actions = ${JSON.stringify(a.actions ?? ["keycreate", "keyrotate"])}
  group   = ${JSON.stringify(a.group === undefined && !a.user ? "CCKM Users" : (a.group ?? null))}
  user_id = ${JSON.stringify(a.user ?? null)}
}`;

let bench: Bench;
const start = async (quirks: Partial<Quirks> = {}) => {
  bench = await startBench({ quirks });
};
afterEach(() => bench.close());

const kms = () => [...bench.sim.store.kms.values()][0]!;
const rights = (who: string) => {
  const found = kms().acls.find(({ group, user_id }) => (group ?? user_id) === who);
  return found && [...found.actions].sort();
};
const writes = () => bench.sim.requests.filter(({ path }) => path.endsWith("/update-acls"));

describe.each<[string, Partial<Quirks>, string[]]>([
  ["a release as on the page", {}, ["viewbyok", "viewnative"]],
  ["an old release with one view action", { oldViewAction: true }, ["view"]],
  ["a release that adds no views", { autoView: false }, []],
  [
    "a release with all the other quirks",
    { aclWriteDelay: 5, nanosecondTimestamps: false, deleteReply: "empty", connectionAs: "id", shuffleRegions: true },
    ["viewbyok", "viewnative"],
  ],
])("the life of permissions on %s", (_, quirks, views) => {
  it("is created, changed, refreshed and destroyed without a difference left", async () => {
    await start(quirks);
    bench.configure(KMS + acl());
    await applyCleanly(bench.tf);
    expect(rights("CCKM Users")).toEqual(["keycreate", "keyrotate", ...views]);
    expect(await bench.tf.state(ADDRESS)).toMatchObject({
      id: `${kms().id}::group::CCKM Users`,
      kms_id: kms().id,
      group: "CCKM Users",
      user_id: null,
      actions: ["keycreate", "keyrotate"],
      effective_actions: ["keycreate", "keyrotate", ...views],
    });

    bench.configure(KMS + acl({ actions: ["keyrotate", "reportview"] }));
    expect(await bench.tf.plan()).toMatchObject([{ address: ADDRESS, action: "update" }]);
    await applyCleanly(bench.tf);
    expect(rights("CCKM Users")).toEqual(["keyrotate", "reportview", ...views]);

    bench.configure(KMS + acl({ actions: ["view"] }));
    await applyCleanly(bench.tf);
    expect(rights("CCKM Users")).toEqual(quirks.oldViewAction ? ["view"] : ["viewbyok", "viewnative"]);

    bench.configure(KMS + acl({ user: "local|1" }));
    expect(await bench.tf.plan()).toMatchObject([{ action: "delete/create" }]);
    await applyCleanly(bench.tf);
    expect(kms().acls.map(({ user_id }) => user_id)).toEqual(["local|1"]);

    bench.configure(KMS);
    await applyCleanly(bench.tf);
    expect(kms().acls).toEqual([]);
  });
});
