import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Bench, startBench } from "../support/acceptance";
import { report, reportsOf, YEAR } from "../support/azure-report";
import { secretHcl } from "../support/azure-secret";
import { APPLY, DESTROY, PLAN } from "../support/commands";
import { rightsOf } from "../support/kms";

const GROUP = "CCKM Users";

let bench: Bench;
const start = async (provider = "") => {
  bench = await startBench({ provider, durations: { report: 50 }, quirks: { softDeleteSettleSeconds: 0 } });
};
beforeEach(() => start());
afterEach(() => bench.close());

const { reports } = reportsOf(() => bench);
const kms = () => [...bench.sim.store.kms.values()];
const secrets = () => [...bench.sim.store.secrets.values()];
const wrote = () => bench.sim.requests.filter(({ method, path }) => method !== "GET" && path.includes("/cckm/"));

interface Account {
  readonly label?: string;
  readonly region?: string;
  readonly lifecycle?: string;
  readonly name?: string;
}

const account = ({ label = "payments", region = "eu-west-1", lifecycle = "", name = '"payments"' }: Account = {}) => `
resource "cckm_aws_kms_account" "${label}" {
  name           = ${name}
  account_id     = "123456789012"
  aws_connection = "aws"
  regions        = ["${region}"]
  ${lifecycle && `lifecycle {\n${lifecycle}\n}`}
}`;

const permissions = (label: string, kmsId: string, actions = ["keycreate"]) => `
resource "cckm_aws_kms_acl" "${label}" {
  kms_id  = ${kmsId}
  group   = "${GROUP}"
  actions = ${JSON.stringify(actions)}
}`;

const applied = async (hcl: string) => {
  bench.configure(hcl);
  await bench.tf.apply();
};
const refusedTo = (command: readonly string[], ...more: string[]) => bench.tf.refused([...command, ...more]);

/** What a type looks like under two addresses, and how many of it CCKM has. */
const TYPES: [string, (label: string) => string, () => number][] = [
  ["cckm_aws_kms_account", (label) => account({ label }), () => kms().length],
  ["cckm_azure_secret", (label) => secretHcl({}, label), () => secrets().length],
  ["cckm_azure_report", (label) => report(YEAR, label), () => reports().length],
];

describe("two entries of one object", () => {
  it.each(TYPES)("of type %s are refused at plan when both are new", async (_, one, count) => {
    bench.configure(one("first") + one("second"));
    expect(await refusedTo(PLAN)).toContain("Two resources are the");
    expect(count()).toBe(0);
  });

  it.each(TYPES)(
    "of type %s are refused at plan when one is there already, and nothing is lost",
    async (_, one, count) => {
      await applied(one("first"));
      bench.configure(one("first") + one("second"));
      expect(await refusedTo(APPLY)).toContain("Two resources are the");
      expect(count()).toBe(1);
      bench.configure(one("first"));
      expect(await bench.tf.plan()).toEqual([]);
    },
  );

  it("are refused at the apply where their names are known only then", async () => {
    const name = "terraform_data.name.output";
    bench.configure(
      `resource "terraform_data" "name" {\n  input = "payments"\n}\n${account({ label: "first", name })}${account({ label: "second", name, region: "us-east-1" })}`,
    );
    expect(await refusedTo(APPLY)).toContain(`Two resources are the AWS KMS account "payments"`);
    expect(kms()).toHaveLength(1);
  });

  it("are refused at each plan for permissions of one principal by for_each, whose rights stay as they were", async () => {
    await applied(account());
    const all = (keys: string[]) => `${account()}
resource "cckm_aws_kms_acl" "each" {
  for_each = toset(${JSON.stringify(keys)})
  kms_id   = cckm_aws_kms_account.payments.id
  group    = "${GROUP}"
  actions  = [each.key]
}`;
    bench.configure(all(["keycreate", "keydelete"]));
    expect(await refusedTo(APPLY)).toContain(`Two resources are the permissions of group "${GROUP}"`);
    await applied(all(["keycreate"]));
    bench.configure(all(["keycreate", "keydelete"]));
    for (const _ of [1, 2]) expect(await refusedTo(APPLY)).toContain("Two resources are the permissions");
    expect(rightsOf(kms()[0]!, GROUP)).toContain("keycreate");
    expect(rightsOf(kms()[0]!, GROUP)).not.toContain("keydelete");
  });

  it("that came into a state by two imports are refused, and neither is destroyed for the other", async () => {
    await applied(account());
    const { id } = kms()[0]!;
    bench.configure(account() + account({ label: "again" }));
    await bench.tf.must(["import", "-no-color", "-input=false", "cckm_aws_kms_account.again", id]);
    expect(await refusedTo(APPLY)).toContain(`Two entries of the state are one object: the AWS KMS account "payments"`);
    bench.configure(account());
    expect(await refusedTo(APPLY)).toContain(`Not destroyed: another entry of the state manages`);
    expect(kms()).toMatchObject([{ id }]);
    await bench.tf.must(["state", "rm", "cckm_aws_kms_account.again"]);
    expect(await bench.tf.plan()).toEqual([]);
  });
});

describe("an object that the state has under two provider configurations", () => {
  const ALIAS = 'provider "cckm" {\n  alias = "second"\n}\n';
  const second = account({ label: "again" }).replace('"again" {', '"again" {\n  provider       = cckm.second');
  let folder: string;
  beforeEach(async () => {
    await bench.close();
    folder = mkdtempSync(join(tmpdir(), "cckm-two-configurations-"));
    bench = await startBench({ folder });
    bench.tf.cwd = folder;
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  // Terraform starts a process for each, so that neither is shown what the other one does.
  it.each<[string, readonly string[], string]>([
    ["taken out of the code", APPLY, account()],
    ["destroyed alone", [...DESTROY, "-target=cckm_aws_kms_account.again"], account() + second],
  ])("is not destroyed where one entry is %s", async (_, command, hcl) => {
    const configured = (text: string) => {
      bench.configure(ALIAS + text);
      copyFileSync(join(bench.tf.path, "main.tf"), join(folder, "main.tf"));
    };
    configured(account());
    await bench.tf.apply();
    configured(account() + second);
    await bench.tf.must(["import", "-no-color", "-input=false", "cckm_aws_kms_account.again", kms()[0]!.id]);
    configured(hcl);
    expect(await refusedTo(command)).toContain("under two provider configurations");
    expect(kms()).toHaveLength(1);
    await bench.tf.must(["state", "rm", "cckm_aws_kms_account.again"]);
    configured(account());
    expect(await bench.tf.plan()).toEqual([]);
    await bench.tf.destroy();
    expect(kms()).toEqual([]);
  });
});

describe("a rename", () => {
  const MOVED: [string, (label: string) => string, () => unknown][] = [
    ...TYPES.map(([type, one]): [string, (label: string) => string, () => unknown] => [
      type,
      one,
      () => [kms(), secrets().map(({ status }) => status), reports()],
    ]),
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
    expect(await refusedTo(APPLY)).toContain("Code: ownership-moved-without-word");
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

describe("create_before_destroy", () => {
  const first = (label = "payments") => account({ label, lifecycle: "create_before_destroy = true" });
  const failing = `
resource "terraform_data" "dependent" {
  triggers_replace = [cckm_aws_kms_account.payments.id]
  lifecycle {
    precondition {
      condition     = cckm_aws_kms_account.payments.id == "never"
      error_message = "The dependent fails."
    }
  }
}`;

  it.each(["own", "identical"])("with -replace is refused before anything is touched (adopt = %s)", async (adopt) => {
    await bench.close();
    await start(`adopt = "${adopt}"`);
    await applied(first());
    const before = wrote().length;
    bench.configure(first() + failing);
    const output = await refusedTo(APPLY, "-replace=cckm_aws_kms_account.payments");
    expect(output).toContain(`The AWS KMS account "payments" would be replaced by itself`);
    expect(wrote()).toHaveLength(before);
    bench.configure(first());
    await bench.tf.apply();
    expect(kms()).toHaveLength(1);
    expect(await bench.tf.plan()).toEqual([]);
  });

  it("that a dependent forces is refused too", async () => {
    const dependent = `
resource "terraform_data" "dependent" {
  input            = cckm_aws_kms_account.payments.id
  triggers_replace = [cckm_aws_kms_account.payments.id]
  lifecycle {
    create_before_destroy = true
  }
}`;
    await applied(account() + dependent);
    expect(await refusedTo(APPLY, "-replace=cckm_aws_kms_account.payments")).toContain("would be replaced by itself");
    expect(kms()).toHaveLength(1);
    expect(await bench.tf.plan()).toEqual([]);
  });

  it("of permissions is refused, and their rights stay", async () => {
    const hcl =
      account() +
      permissions("users", "cckm_aws_kms_account.payments.id").replace(
        /}$/,
        "  lifecycle {\n    create_before_destroy = true\n  }\n}",
      );
    await applied(hcl);
    expect(await refusedTo(APPLY, "-replace=cckm_aws_kms_acl.users")).toContain("would be replaced by itself");
    expect(rightsOf(kms()[0]!, GROUP)).toContain("keycreate");
    expect(await bench.tf.plan()).toEqual([]);
  });

  it("of an account that would be replaced by itself leaves the rights on it, and the next apply has them again", async () => {
    const hcl = first() + permissions("users", "cckm_aws_kms_account.payments.id");
    await applied(hcl);
    const before = wrote().length;
    expect(await refusedTo(APPLY, "-replace=cckm_aws_kms_account.payments")).toContain("would be replaced by itself");
    expect(rightsOf(kms()[0]!, GROUP)).toContain("keycreate");
    expect(wrote()).toHaveLength(before);
    await bench.tf.apply();
    expect(rightsOf(kms()[0]!, GROUP)).toContain("keycreate");
    expect(await bench.tf.plan()).toEqual([]);
    await bench.tf.destroy();
    expect(kms()).toEqual([]);
  });

  it("that was only planned leaves no trace: permissions that go later are revoked", async () => {
    const users = permissions("users", "cckm_aws_kms_account.payments.id");
    await applied(account() + users);
    await bench.tf.must(["plan", "-replace=cckm_aws_kms_account.payments", "-input=false"]);
    await applied(account());
    expect(kms()[0]!.acls).toEqual([]);
  });

  it("and a new name replaces as ever", async () => {
    await applied(first());
    await applied(account({ lifecycle: "create_before_destroy = true", name: '"billing"', region: "us-east-1" }));
    expect(kms()).toMatchObject([{ name: "billing" }]);
  });
});

describe("a replacement", () => {
  it("of an account destroys it first and grants its permissions again", async () => {
    await applied(account() + permissions("users", "cckm_aws_kms_account.payments.id"));
    const [old] = kms();
    await bench.tf.must(["apply", "-auto-approve", "-input=false", "-replace=cckm_aws_kms_account.payments"]);
    expect(kms()).toHaveLength(1);
    expect(kms()[0]!.id).not.toBe(old!.id);
    expect(rightsOf(kms()[0]!, GROUP)).toContain("keycreate");
    expect(await bench.tf.plan()).toEqual([]);
  });

  it.each([
    ["first destroyed", ""],
    ["first made", "create_before_destroy = true"],
  ])("of a report makes a new report (%s)", async (_, lifecycle) => {
    bench.sim.quirks.uniqueReports = "no";
    await applied(report({ ...YEAR, lifecycle }));
    const [old] = reports();
    await bench.tf.apply("-replace=cckm_azure_report.audit");
    expect(reports()).toHaveLength(1);
    expect(reports()[0]!.id).not.toBe(old!.id);
    expect(await bench.tf.plan()).toEqual([]);
  });

  it.each([
    ["retained", "retain", false],
    ["soft-deleted", "soft-delete", false],
  ])("of a secret that is only %s is refused before it is destroyed", async (_, on_destroy, recover) => {
    await applied(secretHcl({ on_destroy, recover_soft_deleted: recover }));
    expect(await refusedTo(APPLY, "-replace=cckm_azure_secret.db")).toContain("cannot be replaced by itself");
    await bench.tf.must(["taint", "cckm_azure_secret.db"]);
    expect(await refusedTo(APPLY)).toContain("cannot be replaced by itself");
    await bench.tf.must(["untaint", "cckm_azure_secret.db"]);
    expect(secrets()).toMatchObject([{ status: "AVAILABLE" }]);
    expect(await bench.tf.plan()).toEqual([]);
  });

  it("of an account destroys and makes it, as ever", async () => {
    await applied(account());
    const [old] = kms();
    await bench.tf.apply("-replace=cckm_aws_kms_account.payments");
    expect(kms()).toHaveLength(1);
    expect(kms()[0]!.id).not.toBe(old!.id);
    await bench.tf.must(["taint", "cckm_aws_kms_account.payments"]);
    await bench.tf.apply();
    expect(kms()).toHaveLength(1);
  });
});
