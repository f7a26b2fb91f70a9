import {
  type HoldingRead,
  incomparable,
  newRights,
  type Question,
  type RightsRead,
  type WhoMay,
  whoMayModel,
  whoMayOf,
  whoMayTerminal,
} from "../../../lib/review";
import { AUDITORS, ask, BILLING, holding, live, PAYMENTS, SITE, USERS, VAULT } from "../../support/who-may";

const rights = ({ access }: WhoMay) =>
  access.rows.map(({ target, principal, rights: held }) => [target, principal.id, held.map(({ action }) => action)]);

describe("an answer to who may do what", () => {
  const answer = whoMayOf(live([USERS, AUDITORS]));

  test("has the published form, and is the same whatever the order of what was read", () => {
    expect(whoMayModel.parse(answer)).toEqual(answer);
    expect(whoMayOf(live([AUDITORS, USERS]))).toEqual(answer);
  });

  test("has each right with its class, worst first, and the views that CCKM adds by itself as implied", () => {
    expect(answer.access.rows.find(({ target }) => target === "payments")!.rights).toEqual([
      { action: "keydelete", class: "destroys", state: "kept" },
      { action: "keycreate", class: "uses", state: "kept" },
      { action: "viewbyok", class: "reads", state: "kept", implied: true },
      { action: "viewnative", class: "reads", state: "kept", implied: true },
    ]);
  });

  test("tells a view that stands alone as granted, and the old name view as what it is", () => {
    const [row] = whoMayOf(live([holding(PAYMENTS!, "Users", ["view"])])).access.rows;
    expect(row!.rights).toEqual([
      { action: "viewbyok", class: "reads", state: "kept" },
      { action: "viewnative", class: "reads", state: "kept" },
    ]);
  });

  test("has no implied view on a vault, where CCKM adds none", () => {
    const [row] = whoMayOf(live([holding(VAULT!, "Users", ["keydelete", "view"], { kind: "azureVault" })])).access.rows;
    expect(row!.rights.some(({ implied }) => implied)).toBe(false);
  });

  test("counts an action that is not listed as the worst", () => {
    const [row] = whoMayOf(live([holding(PAYMENTS!, "Users", ["keyteleport"])])).access.rows;
    expect(row!.rights[0]).toMatchObject({ class: "destroys", notListed: true });
  });

  test("tells its scope: all that the user sees, and what is not in it", () => {
    expect(answer.access.complete).toBe(true);
    const text = whoMayTerminal(answer);
    expect(text).toContain("Scope: 2 AWS accounts and 1 Azure vault, all that auditor sees in the domain.");
    expect(text).toContain("https://cm.example.com, root domain; read from CCKM as auditor, 9 Oct 2026, 07:42 UTC.");
    expect(text).toMatch(/Administrators, members of the groups admin, CCKM Admins, may do everything/);
    expect(text).toContain("Which of them Terraform manages is not known");
    expect(text).toContain("Nobody but administrators: Payments-KV::260ecbe7.");
  });

  test("is partial where something could not be read", () => {
    const partial = whoMayOf(live([USERS], { notRead: ["the Azure vaults"] }));
    expect(partial.access.complete).toBe(false);
    expect(whoMayTerminal(partial)).toContain("Could not be read: the Azure vaults.");
  });

  test("tells two places of one name apart", () => {
    const places = ["a1", "b2"].map((id) => ({ kind: "awsAccount" as const, id, name: "payments", managed: true }));
    const two = whoMayOf(
      live([holding("a1", "Users", ["keycreate"]), holding("b2", "Users", ["keydelete"])], { places }),
    );
    expect(rights(two)).toEqual([
      ["payments (a1)", "Users", ["keycreate"]],
      ["payments (b2)", "Users", ["keydelete"]],
    ]);
  });
});

describe("a question of who may do what", () => {
  const answer = whoMayOf(live([USERS, AUDITORS, holding(BILLING!, "users", ["keydelete"])]));

  test.each<[string, Partial<Question>, unknown[]]>([
    ["by an action", { whoCan: "keycreate" }, [["payments", "Users", ["keycreate"]]]],
    [
      "by a risk class",
      { whoCan: "destroys" },
      [
        ["billing", "users", ["keydelete"]],
        ["payments", "Users", ["keydelete"]],
      ],
    ],
    ["by the old name of the views", { whoCan: "view" }, [["payments", "Users", ["viewbyok", "viewnative"]]]],
    ["by a group, letter by letter", { principal: "users" }, [["billing", "users", ["keydelete"]]]],
    ["by an account's name", { account: "billing", principal: "Auditors" }, [["billing", "Auditors", ["reportview"]]]],
    [
      "by an AWS account's number",
      { account: "210987654321", whoCan: "reportview" },
      [["billing", "Auditors", ["reportview"]]],
    ],
    ["by an account in other capitals, which is another one", { account: "Billing" }, []],
  ])("%s", (_, question, expected) => {
    expect(rights(ask(answer, question))).toEqual(expected);
  });

  test.each(["payments-kv::260ECBE7", "PAYMENTS-KV", VAULT!])("finds a vault by %s, in any capitals", (account) => {
    expect(ask(answer, { account }).places.map(({ name }) => name)).toEqual(["Payments-KV::260ecbe7"]);
  });

  test("finds a principal in another form of Unicode", () => {
    const accented = whoMayOf(live([holding(PAYMENTS!, "E\u0301quipe", ["keycreate"])]));
    expect(rights(ask(accented, { principal: "\u00c9quipe" }))).toHaveLength(1);
  });

  test("that nobody answers names the administrators, who do", () => {
    const none = whoMayTerminal(ask(answer, { whoCan: "keystoredelete" }));
    expect(none).toContain("Nobody but administrators has rights here to keystoredelete.");
    expect(whoMayTerminal(ask(answer, { principal: "Nobody" }))).toContain("Nobody has no right here in its own name.");
  });
});

describe("who may do what, beside an earlier answer", () => {
  const base = whoMayOf(live([USERS, AUDITORS]));
  const fresh = (holdings: readonly HoldingRead[], more: Partial<RightsRead> = {}) =>
    newRights(base, whoMayOf(live(holdings, more))).map(({ target, principal, right }) => [
      principal.id,
      right.action,
      target,
    ]);

  test.each<[string, HoldingRead[], unknown[]]>([
    ["nothing is new where nothing changed", [AUDITORS, USERS], []],
    ["nothing is new where somebody may do less", [holding(PAYMENTS!, "Users", ["keycreate"])], []],
    [
      "a right of a principal is new, with the views that come with it",
      [USERS, AUDITORS, holding(BILLING!, "Auditors", ["keydelete", "viewnative"])],
      [
        ["Auditors", "keydelete", "billing"],
        ["Auditors", "viewnative", "billing"],
      ],
    ],
    ["a principal is new", [USERS, holding(PAYMENTS!, "users", ["keyrotate"])], [["users", "keyrotate", "payments"]]],
    ["the old name of a view is not new", [holding(PAYMENTS!, "Users", ["keydelete", "view"])], []],
    [
      "a user is somebody else than the group of the name",
      [holding(PAYMENTS!, "", ["keycreate"], { principal: { kind: "user", id: "Users" } })],
      [["Users", "keycreate", "payments"]],
    ],
  ])("%s", (_, holdings, expected) => {
    expect(fresh(holdings)).toEqual(expected);
  });

  const added = { kind: "awsAccount" as const, name: "payments", managed: null };
  test("an account that was removed and added again is the same one by its name and number", () => {
    const again = [{ ...added, id: "new", accountId: "123456789012" }];
    expect(fresh([{ ...USERS, place: "new" }], { places: again })).toEqual([]);
    const other = [{ ...added, id: "new", accountId: "999999999999" }];
    expect(fresh([{ ...USERS, place: "new" }], { places: other })).toHaveLength(4);
  });

  test("a second account of the name does not pass by the rights on the first", () => {
    const places = [...live([]).places, { ...added, id: "second", accountId: "123456789012" }];
    expect(fresh([USERS, { ...USERS, place: "second" }], { places })).toHaveLength(4);
  });

  test.each<[string, Partial<RightsRead>, string]>([
    ["another CCKM", { sites: [{ ...SITE, address: "https://other.example.com" }] }, "it is of https://cm.example.com"],
    ["another domain", { sites: [{ ...SITE, domain: "payments" }] }, 'domain "payments"'],
    ["a state", { readFrom: "state" }, "it was read from CCKM, and this answer from states"],
    ["an answer that is not whole", { notRead: ["the vaults"] }, "it is complete, and this answer is not"],
  ])("%s cannot be compared", (_, more, reason) => {
    expect(incomparable(base, whoMayOf(live([USERS], more)))).toContain(reason);
  });

  test("the same question can be compared", () => {
    expect(incomparable(base, whoMayOf(live([], { readAt: "2026-10-10T00:00:00Z", user: "other" })))).toBeUndefined();
  });
});
