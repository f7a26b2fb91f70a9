import { AwsKmsAction, AwsKmsActions } from "../../../../lib";
import { AWS_KMS_ACTIONS, normalized } from "../../../../lib/contract";

describe("AwsKmsAction", () => {
  test("has every action of the contract", () => {
    expect(new Set<string>(Object.values(AwsKmsAction))).toEqual(new Set(Object.keys(AWS_KMS_ACTIONS)));
  });

  test("has names that are the actions with words set apart", () => {
    for (const [name, action] of Object.entries(AwsKmsAction))
      expect(name.replaceAll("_", "").toLowerCase()).toBe(action);
  });
});

describe("AwsKmsActions", () => {
  const sets = Object.entries(Object.getOwnPropertyDescriptors(AwsKmsActions))
    .filter(([, { get }]) => get)
    .map(([name]) => name);
  const setOf = (name: string) => (AwsKmsActions as unknown as Record<string, string[]>)[name]!;

  test.each(sets)("%s has known actions, none twice, and is new at each access", (name) => {
    expect(setOf(name).filter((action) => !(action in AWS_KMS_ACTIONS))).toEqual([]);
    expect(new Set(setOf(name)).size).toBe(setOf(name).length);
    setOf(name).pop();
    expect(setOf(name).length).toBeGreaterThan(setOf(name).slice(1).length);
    expect(setOf(name)).not.toBe(setOf(name));
  });

  test("each access gives a new array, so that adding to one changes nothing elsewhere", () => {
    for (const [name, { get }] of Object.entries(Object.getOwnPropertyDescriptors(AwsKmsActions))) {
      if (!get) continue;
      const first = get.call(AwsKmsActions) as string[];
      first.push("more");
      expect([name, get.call(AwsKmsActions)]).toEqual([name, first.slice(0, -1)]);
    }
  });

  test("viewer and auditor change nothing", () => {
    const reads = /^view|^reportview$|^reportdownload$/;
    for (const action of [...AwsKmsActions.viewer, ...AwsKmsActions.auditor]) expect(action).toMatch(reads);
  });

  test("keyOperator cannot destroy and keyAdministrator can", () => {
    expect(AwsKmsActions.keyOperator.filter((action) => /delete/.test(action))).toEqual([]);
    expect(AwsKmsActions.keyAdministrator).toEqual(expect.arrayContaining(AwsKmsActions.keyOperator));
    expect(AwsKmsActions.keyAdministrator).toEqual(expect.arrayContaining(["keydelete", "keymaterialdelete"]));
  });

  test("administrator has everything that the page's table names", () => {
    const table = Object.keys(AWS_KMS_ACTIONS).filter((action) => action !== "keybulkoperation");
    expect(AwsKmsActions.administrator.sort()).toEqual(normalized(table).sort());
  });
});
