import fc from "fast-check";
import { aclId, parseAclId } from "../../../lib/contract/acl-id";
import { awsKmsAcl } from "../../../lib/contract/aws-kms-acl";
import { AWS_KMS_ACTIONS } from "../../../lib/contract/aws-kms-actions";
import { isBlank, UNKNOWN, validateConfig } from "../../../lib/schema";
import { AWS_ACTIONS } from "../../../lib/simulator/aws-acl";

const VALID = { kms_id: "0b90f8de-8617-498d-ad63-ca18eb717ae7", actions: ["keycreate"], group: "CCKM Users" };
const check = (config: Record<string, unknown>) => validateConfig(awsKmsAcl.schema, { ...VALID, ...config });

test("a valid configuration of permissions has no problem", () => {
  expect(check({})).toEqual([]);
  expect(check({ group: null, user_id: "local|1" })).toEqual([]);
});

test.each<[string, object, string, string]>([
  ["no actions", { actions: [] }, "actions", "at least 1"],
  ["an empty action", { actions: [""] }, "actions", "without spaces"],
  ["two actions in one text", { actions: ["keycreate keyrotate"] }, "actions", "without spaces"],
  [
    "no principal",
    { group: null },
    "user_id",
    "Expected exactly one of user_id, group to be set, got none. Set one of them.",
  ],
  [
    "two principals",
    { user_id: "local|1" },
    "group",
    "Expected exactly one of user_id, group to be set, got user_id and group. Keep one of them.",
  ],
  [
    "an empty group",
    { group: "" },
    "group",
    "Expected length of group to be in the range (1 - 255), got 0 characters.",
  ],
  ["an address for an id", { kms_id: "/v1/cckm/aws/kms/1" }, "kms_id", "the id of a KMS in CCKM"],
])("a configuration of permissions with %s is refused", (_, config, attribute, message) => {
  expect(check(config as Record<string, unknown>)).toEqual([
    expect.objectContaining({ severity: "error", path: [attribute], detail: expect.stringContaining(message) }),
  ]);
});

describe("an unknown action", () => {
  test("is a warning with near names, all of them at once", () => {
    const [warning, ...rest] = check({ actions: ["keycraete", "keyrotate", "KeyDelete", "zzz"] });
    expect(rest).toEqual([]);
    expect(warning).toMatchObject({ severity: "warning", path: ["actions"], summary: "Unknown actions" });
    expect(warning!.detail).toContain(
      'Expected each of actions to be one of ["view", "viewnative", "viewbyok", "keycreate", "keymaterialimport", "keymaterialdelete", "keyrotate", "keydelete", "keycanceldelete", "keysynchronize", "keyupdate", "keyupload", "keybulkoperation", "viewcloudhsmkey", "cloudhsmkeycreate", "cloudhsmkeydelete", "viewkeystore", "keystoreadd", "keystoreupdate", "keystoredelete", "keystoreconnect", "keystoredisconnect", "keystoreblock", "keystoreunblock", "keystorelink", "viewhyokkey", "hyokkeycreate", "hyokkeyblockunblock", "hyokkeydelete", "hyokkeylink", "reportcreate", "reportdelete", "reportdownload", "reportview"], got "keycraete" (did you mean "keycreate"?), "KeyDelete" (did you mean "keydelete"?), "zzz". Correct a misspelt name. An action that only a newer release of CCKM knows may stay: it is sent as it is.',
    );
  });

  test("does not hide what is wrong with other arguments", () => {
    const problems = check({ actions: ["keyfuture"], user_id: "local|1" });
    expect(problems.map(({ severity, path }) => [severity, ...path])).toEqual([
      ["warning", "actions"],
      ["error", "group"],
    ]);
  });

  test("that Terraform does not know yet passes", () => {
    expect(check({ actions: ["keycreate", UNKNOWN] })).toEqual([]);
  });
});

test("the simulator knows the same actions on an AWS KMS as the contract", () => {
  expect(new Set(Object.keys(AWS_KMS_ACTIONS))).toEqual(new Set(AWS_ACTIONS));
});

describe("the id of permissions", () => {
  const name = fc.string({ minLength: 1 }).filter((text) => !isBlank(text));
  const principal = fc.oneof(fc.record({ group: name }), fc.record({ user_id: name }));

  test("gives back what it was made of, whatever is in the name", () => {
    fc.assert(
      fc.property(fc.uuid(), principal, (targetId, who) => {
        expect(parseAclId(aclId({ targetId, principal: who }))).toEqual({ targetId, principal: who });
      }),
    );
  });

  test.each(["CCKM Users", "a::group::b", "::", "user::x", "päyments / EU", "two\nlines"])(
    "holds the group %j",
    (group) => {
      expect(parseAclId(`kms-1::group::${group}`)).toEqual({ targetId: "kms-1", principal: { group } });
    },
  );

  test.each([
    "",
    "kms-1",
    "kms-1::group",
    "kms-1::group::",
    "::group::g",
    "kms-1::role::g",
    "a b::group::g",
    "kms-1::user:: ",
  ])("is not %j", (id) => {
    expect(parseAclId(id)).toBeUndefined();
  });
});
