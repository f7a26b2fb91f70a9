import { accessMap, type RightsRecord } from "../../../../lib/review";
import { changedCells, filterRows, parseFilter } from "../../../../lib/review/page/map/filter";

const held = (...actions: string[]) => actions.map((action) => ({ action }));
const record = (group: string, before: string[], after: string[]): RightsRecord => ({
  target: { kind: "awsAccount", id: "payments", managed: true },
  principal: { kind: "group", id: group },
  before: held(...before),
  after: held(...after),
});
const map = accessMap(
  [record("Users", ["keycreate"], ["keycreate", "keydelete"]), record("Auditors", ["viewnative"], ["viewnative"])],
  { readFrom: "plan", complete: false, gaps: [] },
);
const found = (text: string, all = true) => filterRows(map, parseFilter(text), all).map(({ row }) => row.principal.id);

describe("a filter of the access map", () => {
  test.each<[string, string[]]>([
    ["", ["Auditors", "Users"]],
    ["PRINCIPAL:users", ["Users"]],
    ["-principal:users", ["Auditors"]],
    ["action:key*", ["Users"]],
    ["action:*e*e*", ["Users", "Auditors"].sort()],
    ["action:key*key*delete", []],
    ["risk:d", ["Users"]],
    ["change:kept", ["Auditors", "Users"]],
    ["on:pay change:granted", ["Users"]],
    ['"aud"', ["Auditors"]],
    ["viewnative", ["Auditors"]],
    ['principal:""', ["Auditors", "Users"]],
  ])("%j lets the right rows pass", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test("leaves out rows in which nothing changes unless they are asked for", () => {
    expect(found("", false)).toEqual(["Users"]);
  });

  test("names what is no field", () => {
    expect(parseFilter("group:x constructor:y users").wrong).toEqual(["group", "constructor"]);
  });

  test("counts the rights that change and that it asks for", () => {
    expect(changedCells(filterRows(map, parseFilter(""), true))).toBe(1);
    expect(changedCells(filterRows(map, parseFilter("risk:reads"), true))).toBe(0);
  });
});
