import {
  accessPage,
  incomparable,
  newRights,
  type WhoMay,
  whoMayCsv,
  whoMayOf,
  whoMayTerminal,
} from "../../../lib/review";
import { AUDITORS, ask, holding, live, PAYMENTS, USERS } from "../../support/who-may";

describe("the CSV of who may do what", () => {
  const lines = (answer: WhoMay) => whoMayCsv(answer).split("\r\n");

  test("has a line for each right, and the administrators'", () => {
    const [head, ...rows] = lines(whoMayOf(live([USERS])));
    expect(head).toBe(
      '"place_kind","place","place_id","aws_account","managed","principal_kind","principal","action","class","listed","how","by_terraform"',
    );
    expect(rows).toEqual([
      `"awsAccount","payments","${PAYMENTS}","123456789012","not known","group","Users","keydelete","Destroys","yes","granted","not known"`,
      `"awsAccount","payments","${PAYMENTS}","123456789012","not known","group","Users","keycreate","Uses","yes","granted","not known"`,
      `"awsAccount","payments","${PAYMENTS}","123456789012","not known","group","Users","viewbyok","Reads","yes","implied","not known"`,
      `"awsAccount","payments","${PAYMENTS}","123456789012","not known","group","Users","viewnative","Reads","yes","implied","not known"`,
      '"any","*","","","","group","admin","everything","Destroys","yes","administrators","no"',
      '"any","*","","","","group","CCKM Admins","everything","Destroys","yes","administrators","no"',
      "",
    ]);
  });

  test.each([
    ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
    ["+1+1", "'+1+1"],
    ["-2+3", "'-2+3"],
    ["@SUM(1)", "'@SUM(1)"],
    [" =1+1", "' =1+1"],
    ["\t=1+1", "\\u0009=1+1"],
    ["\uff1d1+1", "'\uff1d1+1"],
    ['say "hi", =1', 'say ""hi"", =1'],
    ["two\r\nlines", "two\\u000d\\u000alines"],
  ])("a group called %j does nothing in a spreadsheet", (group, written) => {
    const [, row] = lines(whoMayOf(live([holding(PAYMENTS!, group, ["keycreate"])])));
    expect(row).toContain(`"group","${written}","keycreate"`);
  });
});

test.each([
  ["terminal", whoMayTerminal],
  ["html", (answer: WhoMay) => accessPage(answer)],
  ["csv", whoMayCsv],
])("hostile names do nothing in %s", (kind, format) => {
  for (const name of [
    "</script><img src=x onerror=alert(1)>",
    "::set-output name=x::y",
    "##vso[task.setvariable]x ##[error]y",
    "\u001b[31mred\u001b[0m\u0007\u202egnp.exe",
  ]) {
    const places = [{ kind: "awsAccount" as const, id: name, name, accountId: name, managed: false }];
    const more = {
      places,
      sites: [{ address: name, domain: name }],
      user: name,
      notRead: [name],
      states: [{ name, objects: 0 }],
    };
    const text = format(ask(whoMayOf(live([holding(name, name, [name])], more)), { principal: name, whoCan: name }));
    expect(text).not.toMatch(kind === "html" ? /<img/ : /^\s*::|##vso|##\[/m);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(text).not.toMatch(/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069]/);
  }
});

test("the page of who may do what has the map of the review, with every row", () => {
  const page = accessPage(whoMayOf(live([USERS, AUDITORS])), "1.0.0");
  for (const text of ["2 principals have rights on 2 of 3 accounts and vaults.", "Users", "Auditors", "keydelete"]) {
    expect(page).toContain(text);
  }
});

test("answers with as many places of one name as a server may have are told and compared within seconds", () => {
  const ofMany = (ids: string): WhoMay => {
    const places = Array.from({ length: 20_000 }, (_, index) => ({
      kind: "awsAccount" as const,
      id: `${ids}${index}`,
      name: "payments",
      accountId: String(index),
      managed: null,
    }));
    return whoMayOf(
      live(
        places.map(({ id }) => holding(id, "g", ["keycreate"])),
        { places },
      ),
    );
  };
  const [base, now] = [ofMany("a"), ofMany("b")];
  expect(newRights(base, now)).toEqual([]);
  expect(incomparable(base, now)).toBeUndefined();
  expect(whoMayCsv(now).split("\r\n").length).toBeGreaterThan(20_000);
  expect(whoMayTerminal(now)).toContain("payments (b19999)");
});

test("one account with as many groups as a server may name is told within seconds", () => {
  const answer = whoMayOf(
    live(Array.from({ length: 20_000 }, (_, index) => holding(PAYMENTS!, `g${index}`, ["keycreate"]))),
  );
  expect(whoMayTerminal(answer)).toContain("g19999");
  expect(newRights(answer, answer)).toEqual([]);
});
