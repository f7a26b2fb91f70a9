import type { Quirks } from "../../lib/simulator";
import { applyCleanly } from "../support/acceptance";
import { ACCOUNT, AclBench, ADDRESS, acl, GROUP } from "../support/aws-kms-acl";
import { rightsOf } from "../support/kms";

const at = new AclBench();

describe.each<[string, Partial<Quirks>, string[]]>([
  ["a release as on the page", {}, ["viewbyok", "viewnative"]],
  ["an old release with one view action", { oldViewAction: true }, ["view"]],
  ["a release that adds no views", { autoView: false }, []],
  [
    "a release with all the other quirks",
    { aclWriteDelay: 5, timestamps: "microseconds", deleteReply: "empty", connectionAs: "id", shuffleRegions: true },
    ["viewbyok", "viewnative"],
  ],
])("the life of permissions on %s", (_, quirks, views) => {
  it("leaves no difference from create to destroy", async () => {
    await at.start({ quirks });
    at.bench.configure(ACCOUNT + acl());
    await applyCleanly(at.bench.tf);
    at.kms = [...at.bench.sim.store.kms.values()][0]!;
    expect(rightsOf(at.kms, GROUP)).toEqual(["keycreate", "keyrotate", ...views]);
    expect(await at.bench.tf.state(ADDRESS)).toEqual({
      id: `${at.kms.id}::group::${GROUP}`,
      kms_id: at.kms.id,
      group: GROUP,
      user_id: null,
      actions: ["keycreate", "keyrotate"],
      effective_actions: ["keycreate", "keyrotate", ...views],
    });

    at.bench.configure(ACCOUNT + acl({ actions: ["keyrotate", "reportview"] }));
    expect(await at.bench.tf.plan()).toMatchObject([{ address: ADDRESS, action: "update" }]);
    await applyCleanly(at.bench.tf);
    expect(rightsOf(at.kms, GROUP)).toEqual(["keyrotate", "reportview", ...views]);

    at.bench.configure(ACCOUNT + acl({ actions: ["view"] }));
    await applyCleanly(at.bench.tf);
    expect(rightsOf(at.kms, GROUP)).toEqual(quirks.oldViewAction ? ["view"] : ["viewbyok", "viewnative"]);

    await at.bench.tf.destroy();
    expect(at.kms.acls).toEqual([]);
    expect(at.bench.sim.store.kms.size).toBe(0);
  });
});
