import { AclBench, ADDRESS, acl, GROUP, PLAN } from "../support/aws-kms-acl";
import { rightsOf } from "../support/kms";
import { OFFICIAL_IN_STATES, OFFICIAL_SOURCE, officialProvider } from "../support/official-provider";

const at = new AclBench();

const importOf = (id: string) => ["import", "-no-color", "-input=false", ADDRESS, id];

describe("taking over permissions that exist", () => {
  it.each([
    ["a group", { group: GROUP }, `group::${GROUP}`],
    ["a group with an odd name", { group: "a::group::b / ü |" }, "group::a::group::b / ü |"],
    [
      "a user",
      { user: "local|d1c53366-10cb-4121-a37d-42ca39d73cfc" },
      "user::local|d1c53366-10cb-4121-a37d-42ca39d73cfc",
    ],
  ])("imports the permissions of %s, with nothing left to change", async (_, who, id) => {
    await at.startWith();
    at.kms.acls = [
      {
        ...("user" in who ? { user_id: who.user } : { group: who.group }),
        actions: ["viewnative", "viewbyok", "keycreate", "keyrotate"],
      },
    ];
    at.configure(who);
    await at.bench.tf.must(importOf(`${at.kms.id}::${id}`));
    expect(await at.bench.tf.state(ADDRESS)).toMatchObject({
      id: `${at.kms.id}::${id}`,
      actions: ["keycreate", "keyrotate"],
      effective_actions: ["keycreate", "keyrotate", "viewbyok", "viewnative"],
    });
    expect(await at.bench.tf.plan()).toEqual([]);
    at.configure({ ...who, actions: ["view", "keycreate", "keyrotate"] });
    expect(await at.bench.tf.plan()).toEqual([]);
    expect(at.writes()).toEqual([]);
  });

  it.each([
    ["payments", "Code: acl-import-id-invalid"],
    ["no-such-kms::group::g", "Code: aws-kms-acl-account-by-name"],
    ["<kms>::group::cckm users", 'CCKM lists no permissions of group "cckm users"'],
  ])("says why %s cannot be imported", async (id, message) => {
    await at.startWith({}, "keycreate");
    at.configure();
    expect(await at.bench.tf.refused(importOf(id.replace("<kms>", at.kms.id)))).toContain(message);
  });

  it("takes over on a person's word what is exactly as asked for", async () => {
    await at.startWith({ provider: 'adopt = "identical"' }, "keycreate", "keyrotate", "viewnative", "viewbyok");
    at.configure();
    expect(await at.bench.tf.apply()).toContain(`Took over existing permissions of group "${GROUP}"`);
    expect(at.writes()).toEqual([]);
    expect(await at.bench.tf.plan()).toEqual([]);
  });

  it("is refused where the provider must not adopt, and names the import", async () => {
    await at.startWith({ provider: 'adopt = "never"' }, "keycreate");
    at.configure();
    const output = await at.bench.tf.refused();
    expect(output).toContain(`terraform import cckm_aws_kms_acl.<name> '${at.kms.id}::group::${GROUP}'`);
    expect(at.writes()).toEqual([]);
  });

  it("refuses at plan rights that this stack did not write, until they are imported as the refusal says", async () => {
    await at.startWith({}, "keycreate", "keydelete", "viewnative", "viewbyok");
    at.configure({ actions: ["keycreate"] });
    const output = await at.bench.tf.refused(PLAN);
    expect(output).toContain(`group "${GROUP}" already has permissions`);
    expect(output).toContain(`CCKM has keycreate, keydelete for it on the AWS KMS account ${at.kms.id}`);
    const [, id = ""] = /terraform import cckm_aws_kms_acl\.<name> '([^']+)'/.exec(output) ?? [];
    expect(at.writes()).toEqual([]);
    await at.bench.tf.must(importOf(id));
    await at.bench.tf.apply();
    expect(rightsOf(at.kms, GROUP)).toEqual(["keycreate", "viewbyok", "viewnative"]);
  });

  it("refuses rights that this stack did not write at the apply where the account is known only then, and touches nothing", async () => {
    await at.startWith({}, "keydelete");
    const late = `resource "terraform_data" "kms" {\n  input = "${at.kms.id}"\n}\n`;
    at.bench.configure(late + acl({ kms: "later" }).replace('"later"', "terraform_data.kms.output"));
    expect(await at.bench.tf.refused()).toContain("already has permissions");
    expect(at.writes()).toEqual([]);
    expect(rightsOf(at.kms, GROUP)).toEqual(["keydelete"]);
  });

  it("grants beside views that the actions imply anyway", async () => {
    await at.startWith({}, "viewnative", "viewbyok");
    at.configure({ actions: ["keycreate"] });
    await at.bench.tf.apply();
    expect(rightsOf(at.kms, GROUP)).toEqual(["keycreate", "viewbyok", "viewnative"]);
  });

  it("brings rights to actions on a person's word, and the plan says what it revokes", async () => {
    await at.startWith({ env: { CCKM_ADOPT: "identical" } }, "keycreate", "keydelete");
    at.configure({ actions: ["keycreate"] });
    expect((await at.bench.tf.must(PLAN)).replaceAll(/[\s│]+/g, " ")).toContain("CCKM permits keydelete");
    await at.bench.tf.apply();
    expect(rightsOf(at.kms, GROUP)).not.toContain("keydelete");
    expect(await at.bench.tf.plan()).toEqual([]);
  });

  it("refuses two resources for one principal in one run", async () => {
    await at.startWith();
    at.bench.configure(acl({ kms: at.kms.id }) + acl({ kms: at.kms.id, actions: ["reportview"] }, "again"));
    expect(await at.bench.tf.refused()).toContain(`Two resources are the permissions of group "${GROUP}"`);
  });

  it("takes over the official provider's state by a moved block, touching nothing in CCKM", async () => {
    await at.startWith({ others: { [OFFICIAL_SOURCE]: officialProvider } }, "keycreate", "viewnative", "viewbyok");
    const attributes = {
      id: `${at.kms.id}::group::${GROUP}`,
      kms_id: at.kms.id,
      user_id: "",
      group: GROUP,
      actions: ["keycreate", "view"],
      kms_actions: ["keycreate", "viewbyok", "viewnative"],
    };
    const state = {
      version: 4,
      terraform_version: "1.11.0",
      serial: 1,
      lineage: "test",
      outputs: {},
      resources: [
        {
          mode: "managed",
          type: "ciphertrust_aws_acl",
          name: "old",
          provider: `provider["${OFFICIAL_IN_STATES}"]`,
          instances: [{ schema_version: 0, attributes, sensitive_attributes: [] }],
        },
      ],
    };
    at.bench.tf.write("terraform.tfstate", JSON.stringify(state));
    at.bench.configure(
      `${acl({ kms: at.kms.id, actions: ["view", "keycreate"] })}\nmoved {\n  from = ciphertrust_aws_acl.old\n  to = ${ADDRESS}\n}`,
    );
    await at.bench.tf.apply();
    expect(await at.bench.tf.state(ADDRESS)).toEqual({
      id: attributes.id,
      kms_id: at.kms.id,
      user_id: null,
      group: GROUP,
      actions: ["keycreate", "view"],
      effective_actions: attributes.kms_actions,
    });
    expect(await at.bench.tf.plan()).toEqual([]);
    expect(at.writes()).toEqual([]);
  });
});
