import {
  type HoldingRead,
  markManaged,
  objectsOfState,
  rightsInStates,
  whoMayOf,
  whoMayTerminal,
} from "../../../lib/review";
import { AUDITORS, holding, live, PAYMENTS, USERS, VAULT } from "../../support/who-may";

const attributes = {
  account: { id: PAYMENTS, name: "payments", account_id: "123456789012" },
  acl: {
    kms_id: PAYMENTS,
    group: "Users",
    user_id: null,
    actions: ["keycreate"],
    effective_actions: ["keycreate", "viewnative", "viewbyok"],
  },
};
const file = {
  version: 4,
  serial: 7,
  resources: [
    { mode: "managed", type: "cckm_aws_kms_account", name: "p", instances: [{ attributes: attributes.account }] },
    {
      mode: "managed",
      type: "cckm_aws_kms_acl",
      name: "u",
      instances: [{ index_key: "a", attributes: attributes.acl }],
    },
    { mode: "data", type: "cckm_aws_kms_accounts", name: "all", instances: [{ attributes: { kms_accounts: [] } }] },
  ],
};
const object = (type: string, values: object) => ({ address: `${type}.x`, mode: "managed", type, name: "x", values });
const shown = {
  format_version: "1.0",
  values: {
    root_module: {
      resources: [object("cckm_aws_kms_account", attributes.account)],
      child_modules: [{ resources: [object("cckm_aws_kms_acl", attributes.acl)] }],
    },
  },
};

describe("a state", () => {
  test.each<[string, unknown]>([
    ["a state file", file],
    ["what terraform show -json prints, modules included", shown],
  ])("is read from %s", (_, json) => {
    const read = rightsInStates([{ name: "prod", objects: objectsOfState(json) }]);
    expect(read).toEqual({
      places: [{ kind: "awsAccount", id: PAYMENTS, name: "payments", accountId: "123456789012", managed: true }],
      holdings: [holding(PAYMENTS!, "Users", ["keycreate", "viewnative", "viewbyok"], { asked: ["keycreate"] })],
    });
  });

  test("with a vault and the rights on it is read too", () => {
    const vault = object("cckm_azure_vault", { id: VAULT, name: "Payments-KV", subscription_id: "260ecbe7" });
    const acl = object("cckm_azure_vault_acl", { vault_id: VAULT, user_id: "local|1", actions: ["keypurge", "view"] });
    const objects = objectsOfState({ format_version: "1.0", values: { root_module: { resources: [vault, acl] } } });
    const { places, holdings } = rightsInStates([{ name: "prod", objects }]);
    expect(places).toEqual([{ kind: "azureVault", id: VAULT, name: "Payments-KV::260ecbe7", managed: true }]);
    expect(holdings).toMatchObject([
      { kind: "azureVault", place: VAULT, principal: { kind: "user", id: "local|1" }, actions: ["keypurge", "view"] },
    ]);
  });

  test.each<[string, unknown, string]>([
    [
      "a plan",
      { format_version: "1.2", planned_values: {} },
      "it is a plan: cckm review tells who may do what after it",
    ],
    [
      "an encrypted state",
      { meta: {}, encrypted_data: "x", serial: 1 },
      "it is encrypted. Give the folder of the stack",
    ],
    ["an old state", { version: 3, serial: 1 }, "it is a state of version 3"],
    ["anything else", ["x"], "it is no state"],
  ])("is not %s", (_, json, message) => {
    expect(() => objectsOfState(json)).toThrow(message);
  });

  const states = [{ name: "prod", objects: objectsOfState(file) }];
  const fromState = (extra: readonly HoldingRead[] = []) => {
    const { places, holdings } = rightsInStates(states);
    return whoMayOf({
      ...live([...holdings, ...extra], { places }),
      readFrom: "state",
      sites: [],
      user: null,
      readAt: null,
      states: [{ name: "prod", objects: 3 }],
    });
  };

  test("tells only what is managed, and says so", () => {
    const answer = fromState([holding("foreign", "Users", ["keyrotate"])]);
    expect(answer.access.complete).toBe(false);
    const text = whoMayTerminal(answer);
    expect(text).toContain("Only what this state has: rights that Terraform does not manage are not in it.");
    expect(text).toContain("Not managed by Terraform here: foreign.");
    expect(text).toContain("A CCKM that the states do not tell; read from prod.");
  });

  test("beside CCKM's own answer tells what is Terraform's", () => {
    const answer = whoMayOf(markManaged(live([{ ...USERS }, AUDITORS]), states));
    expect(answer.places.map(({ name, managed }) => [name, managed])).toEqual([
      ["billing", false],
      ["payments", true],
      ["Payments-KV::260ecbe7", false],
    ]);
    const outside = answer.access.rows.flatMap(({ rights: held }) => held.filter((right) => right.outside));
    expect(outside.map(({ action }) => action)).toEqual(["reportview", "keydelete"]);
    expect(whoMayTerminal(answer)).toContain("keydelete (not by Terraform)");
  });

  test("beside CCKM's own answer tells a view that the code asks for from one that CCKM adds", () => {
    const acl = { ...attributes.acl, actions: ["keycreate", "viewnative"] };
    const objects = [object("cckm_aws_kms_acl", acl)];
    const [row] = whoMayOf(
      markManaged(live([USERS]), [{ name: "prod", objects: objects.map((one) => ({ ...one, values: acl })) }]),
    ).access.rows;
    expect(row!.rights.filter(({ implied }) => implied).map(({ action }) => action)).toEqual(["viewbyok"]);
  });
});
