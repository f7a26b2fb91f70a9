import {
  accessPage,
  type HoldingRead,
  incomparable,
  markManaged,
  narrowed,
  newRights,
  objectsOfState,
  type Question,
  type RightsRead,
  rightsInStates,
  type WhoMay,
  whoMayCsv,
  whoMayModel,
  whoMayOf,
  whoMayTerminal,
} from "../../../lib/review";

const [PAYMENTS, BILLING, VAULT] = ["0b90f8de", "1c80f8de", "2d70f8de"];
const SITE = { address: "https://cm.example.com", domain: "" };

const holding = (place: string, group: string, actions: string[], more: Partial<HoldingRead> = {}): HoldingRead => ({
  kind: "awsAccount",
  place,
  principal: { kind: "group", id: group },
  actions,
  ...more,
});

/** What CCKM tells of two accounts and a vault. */
function live(holdings: readonly HoldingRead[], more: Partial<RightsRead> = {}): RightsRead {
  return {
    readFrom: "cckm",
    sites: [SITE],
    user: "auditor",
    readAt: "2026-10-09T07:42:10Z",
    states: [],
    places: [
      { kind: "awsAccount", id: PAYMENTS!, name: "payments", accountId: "123456789012", managed: null },
      { kind: "awsAccount", id: BILLING!, name: "billing", accountId: "210987654321", managed: null },
      { kind: "azureVault", id: VAULT!, name: "Payments-KV::260ecbe7", managed: null },
    ],
    holdings,
    ...more,
  };
}

const ALL: Question = { whoCan: null, principal: null, account: null };
const ask = (answer: WhoMay, question: Partial<Question>) => narrowed(answer, { ...ALL, ...question });
const rights = ({ access }: WhoMay) =>
  access.rows.map(({ target, principal, rights: held }) => [target, principal.id, held.map(({ action }) => action)]);

const USERS = holding(PAYMENTS!, "Users", ["keydelete", "keycreate", "viewnative", "viewbyok"]);
const AUDITORS = holding(BILLING!, "Auditors", ["reportview"]);

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
  const shownBy = (answer: WhoMay) => format(answer).replaceAll(/ data-action="[^"]*"/g, "");
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
    // What a cell is of stands in an attribute that nobody is shown.
    const text = shownBy(ask(whoMayOf(live([holding(name, name, [name])], more)), { principal: name, whoCan: name }));
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
