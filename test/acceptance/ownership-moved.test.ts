import { type Bench, startBench } from "../support/acceptance";
import { report, YEAR } from "../support/azure-report";
import { secretHcl } from "../support/azure-secret";
import { APPLY } from "../support/commands";
import { rightsOf } from "../support/kms";
import { account, GROUP, keptAt, permissions } from "../support/ownership";

let bench: Bench;
const start = async (provider = "") => {
  bench = await startBench({ provider, quirks: { softDeleteSettleSeconds: 0 } });
};
beforeEach(() => start());
afterEach(() => bench.close());

const { reports, kms, secrets, wrote, applied } = keptAt(() => bench);

describe("a rename", () => {
  const MOVED: [string, (label: string) => string, () => unknown][] = [
    ["cckm_aws_kms_account", (label) => account({ label }), kms],
    ["cckm_azure_secret", (label) => secretHcl({}, label), () => secrets().map(({ status }) => status)],
    ["cckm_azure_report", (label) => report(YEAR, label), () => reports()],
    [
      "cckm_aws_kms_acl",
      (label) => account() + permissions(label, "cckm_aws_kms_account.payments.id"),
      () => kms().map((one) => rightsOf(one, GROUP)),
    ],
  ];

  it.each(MOVED)("of a %s without a moved block is refused, and passes with one", async (type, one, seen) => {
    await applied(one("old"));
    const before = structuredClone(seen());
    bench.configure(one("new"));
    expect(await bench.tf.refused()).toContain("Code: ownership-moved-without-word");
    expect(seen()).toEqual(before);
    await applied(`${one("new")}\nmoved {\n  from = ${type}.old\n  to   = ${type}.new\n}`);
    expect(seen()).toEqual(before);
    expect(await bench.tf.plan()).toEqual([]);
  });

  it.each(["own", "identical"])(
    "applied to the new address alone and then to all loses nothing (adopt = %s)",
    async (adopt) => {
      await bench.close();
      await start(`adopt = "${adopt}"`);
      await applied(account({ label: "old" }));
      bench.configure(account({ label: "new" }));
      await bench.tf.run([...APPLY, "-target=cckm_aws_kms_account.new"]);
      await bench.tf.run(APPLY);
      expect(kms()).toHaveLength(1);
      expect(bench.sim.requests.filter(({ method }) => method === "DELETE")).toEqual([]);
    },
  );
});

describe("removed and import", () => {
  const removed = (label: string) => `
removed {
  from = cckm_aws_kms_account.${label}
  lifecycle {
    destroy = false
  }
}`;
  const imported = (label: string) => `
${account({ label })}
import {
  to = cckm_aws_kms_account.${label}
  id = "payments"
}`;

  it("move an object to another address in one plan, touching nothing", async () => {
    await applied(account({ label: "old" }));
    const before = wrote().length;
    await applied(removed("old") + imported("new"));
    await applied(account({ label: "new" }));
    expect(wrote()).toHaveLength(before);
    expect(await bench.tf.plan()).toEqual([]);
  });

  it.each(["old", "new"])("move an object to another state, touching nothing, the %s state first", async (first) => {
    await applied(account());
    const before = wrote().length;
    const other = bench.another();
    bench.configure(removed("payments"));
    other.configure(imported("payments"));
    for (const { tf } of first === "old" ? [bench, other] : [other, bench]) await tf.apply();
    expect(wrote()).toHaveLength(before);
    expect(await bench.tf.resources()).toEqual([]);
    expect(await other.tf.plan()).toEqual([]);
  });
});
