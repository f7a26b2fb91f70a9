import fc from "fast-check";
import { type AccessTarget, accessMap, columnsOf, type HeldRight, type RightsRecord } from "../../../../lib/review";

const payments: AccessTarget = { kind: "awsAccount", id: "payments", managed: true };
const held = (...actions: string[]): HeldRight[] => actions.map((action) => ({ action }));
const record = (
  group: string,
  before: HeldRight[],
  after: HeldRight[] | undefined,
  more: object = {},
): RightsRecord => ({
  target: payments,
  principal: { kind: "group", id: group },
  before,
  after,
  ...more,
});
const of = (records: RightsRecord[]) => accessMap(records, { readFrom: "plan", complete: false, gaps: [] });
const states = (records: RightsRecord[]) =>
  of(records).rows.map(({ rights }) => Object.fromEntries(rights.map(({ action, state }) => [action, state])));

describe("an access map", () => {
  test("tells each right of a principal before and after, worst first", () => {
    const map = of([record("Users", held("keycreate", "viewnative"), held("keydelete", "keycreate"), { change: 4 })]);
    expect(map.rows).toEqual([
      {
        kind: "awsAccount",
        target: "payments",
        principal: { kind: "group", id: "Users" },
        changes: [4],
        leftWithNone: false,
        rights: [
          { action: "keydelete", class: "destroys", state: "granted" },
          { action: "keycreate", class: "uses", state: "kept" },
          { action: "viewnative", class: "reads", state: "revoked" },
        ],
      },
    ]);
  });

  test("has one row for a principal of whom two records tell: what one takes and the other gives is kept", () => {
    const records = [
      record("Users", held("keycreate", "keydelete"), [], { change: 2 }),
      record("Users", [], held("keycreate"), { change: 1 }),
    ];
    expect(states(records)).toEqual([{ keycreate: "kept", keydelete: "revoked" }]);
    expect(of(records).rows[0]!.changes).toEqual([1, 2]);
  });

  test("takes principals that are not known yet for nobody else", () => {
    const records = [record("", [], held("keycreate")), record("", [], held("keycreate"))];
    const unknown = records.map((one) => ({ ...one, principal: { kind: "group" as const } }));
    expect(of(unknown).rows).toHaveLength(2);
  });

  test("says of a right whether it holds only where that is known before the apply", () => {
    const map = of([record("Users", held("keycreate"), undefined)]);
    expect(map.rows).toMatchObject([
      { unknown: true, leftWithNone: false, rights: [{ action: "keycreate", state: "unknown" }] },
    ]);
  });

  test("tells who is left with none, an action that is in no list, and an implied view", () => {
    const implied = [{ action: "keycreate" }, { action: "viewnative", implied: true }];
    const map = of([record("Users", held("keyteleport"), []), record("Auditors", implied, implied)]);
    expect(map.rows.map(({ leftWithNone, rights }) => [leftWithNone, rights])).toEqual([
      [
        false,
        [
          { action: "keycreate", class: "uses", state: "kept" },
          { action: "viewnative", class: "reads", state: "kept", implied: true },
        ],
      ],
      [true, [{ action: "keyteleport", class: "destroys", notListed: true, state: "revoked" }]],
    ]);
  });

  test("names an account on which nobody is known to have a right", () => {
    const map = accessMap([], { readFrom: "cckm", complete: true, gaps: [], targets: [payments] });
    expect(map.targets).toEqual([payments]);
  });

  test("has the actions that somebody has or had as columns, worst first", () => {
    const map = of([record("Users", held("viewnative"), held("keycreate", "keydelete"))]);
    expect(columnsOf(map, "awsAccount").map(({ action }) => action)).toEqual(["keydelete", "keycreate", "viewnative"]);
    expect(columnsOf(map, "azureVault")).toEqual([]);
  });

  test("is the same whatever the order of the records is", () => {
    const group = fc.constantFrom("A", "B", "C");
    const rights = fc.subarray(["keydelete", "keycreate", "viewnative"]).map((actions) => held(...actions));
    const one = fc.record({ group, before: rights, after: fc.option(rights, { nil: undefined }) });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 6 }), (list) => {
        const records = list.map(({ group: id, before, after }) => record(id, before, after));
        expect(of([...records].reverse())).toEqual(of(records));
      }),
    );
  });
});
