import type { Page } from "playwright-core";
import { html } from "../../lib/review";
import { exampleReview } from "../../scripts/page/example";
import { describeInBrowser, PageReader } from "../support/chromium";

let reader: PageReader;
let page: Page;
const text = html(exampleReview());
const rows = () => page.locator("#map tr.r th.p button").allInnerTexts();
const columns = () => page.locator("#map th.a button").allInnerTexts();
const ask = (query: string) => page.getByLabel("Filter by principal").fill(query);

describeInBrowser(__filename, "the access map on the review's page", () => {
  beforeAll(async () => {
    reader = await PageReader.start();
  });
  beforeEach(async () => {
    page = await reader.open(text);
  });
  afterEach(async () => expect(await reader.finish()).toEqual([]));
  afterAll(() => reader.close());

  test("says before it how complete it is", async () => {
    const scope = await page.getByRole("note", { name: "How complete the access map is" }).innerText();
    expect(scope).toContain("Partial: read from the plan, not from CCKM.");
    expect(scope).toContain(
      "7 permissions on 5 accounts: 5 managed here, 0 unmanaged; 1 permission unknown until apply.",
    );
    expect(scope).toContain("administrators of CCKM, who may do all of this");
  });

  test("shows the rows in which something changes first, and all of them on demand", async () => {
    expect((await rows()).length).toBe(6);
    await page.getByLabel("Unchanged rows too").check();
    expect((await rows()).length).toBe(7);
    expect(await page.locator("#count").innerText()).toBe("7 of 7 rows, 21 changed cells");
  });

  test("marks what is granted, revoked, kept, implied and granted outside, in words for those who do not see it", async () => {
    const cell = (row: string, column: string) =>
      page.locator("#map tr.r", { hasText: row }).locator("td", { hasText: column });
    expect(await cell("CCKM Users", "keydelete").innerText()).toContain("granted");
    expect(await cell("Key Custodians", "keystoredisconnect").innerText()).toContain("revoked");
    expect(await cell("Key Custodians", "keyrotate").innerText()).toContain("revoked, granted outside");
    expect(await cell("Key Custodians", "viewkeystore").innerText()).toContain("held, view added by CCKM");
  });

  test("is filtered by fields and by words", async () => {
    const expected: [string, string[]][] = [
      ["principal:custodians", ["Key Custodians"]],
      ['principal:"cckm users"', ["CCKM Users"]],
      ["on:payments", ["CCKM Users", "payments-release"]],
      ["action:keydelete", ["CCKM Users"]],
      ["action:keystore*", ["Key Custodians"]],
      ["risk:controls change:granted", ["payments-release"]],
      ["change:outside", ["Key Custodians"]],
      [
        "-principal:custodians -on:payments",
        ["local|d1c53366-10cb-4121-a37d-42ca39d73cfc", "audit-readers", "a user not known yet"],
      ],
      ["keycanceldelete", ["CCKM Users"]],
    ];
    for (const [query, shown] of expected) {
      await ask(query);
      expect([query, await rows()]).toEqual([query, shown]);
    }
  });

  test("says that no row fits, and which fields there are where a filter names another", async () => {
    await ask("on:nowhere");
    expect(await page.locator("#map").innerText()).toBe("No row fits.");
    await ask("group:custodians");
    expect(await page.getByRole("alert").innerText()).toBe(
      "No field “group”. Fields: principal, action, risk, on, change.",
    );
  });

  test("is filtered by the buttons of the risks and of the actions, and cleared", async () => {
    await page.getByRole("button", { name: "Destroys", exact: true }).click();
    expect(await page.getByRole("button", { name: "Destroys", exact: true }).getAttribute("aria-pressed")).toBe("true");
    expect(await rows()).toEqual(["Key Custodians", "CCKM Users"]);
    await page.locator('th.a button[data-action="keydelete"]').click();
    expect(await rows()).toEqual(["CCKM Users"]);
    await page.getByRole("button", { name: "Clear" }).click();
    expect((await rows()).length).toBe(6);
  });

  test("has only the columns that its rows need, worst first", async () => {
    await ask("principal:cckm");
    expect(await columns()).toEqual([
      "keydelete",
      "keycanceldelete",
      "keycreate",
      "keyrotate",
      "viewbyok",
      "viewnative",
    ]);
  });

  test("is worked by the keyboard alone", async () => {
    await page.keyboard.press("/");
    await page.keyboard.type("principal:cckm");
    expect(await rows()).toEqual(["CCKM Users"]);
    await page.keyboard.press("Escape");
    expect((await rows()).length).toBe(6);
    await page.locator("#map tr.r button").first().focus();
    await page.keyboard.press("Enter");
    const button = page.locator("#map tr.r button").first();
    expect(await button.getAttribute("aria-expanded")).toBe("true");
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    const detail = await page.locator(`#${await button.getAttribute("aria-controls")}`).innerText();
    expect(detail).toContain("Disconnect custom key stores from AWS.");
    expect(detail).toContain("#11, stacks/prod/grants.ts:22");
    await page.keyboard.press("Enter");
    expect(await button.getAttribute("aria-expanded")).toBe("false");
  });

  test("keeps what is shown in the page's address", async () => {
    await ask("risk:destroys");
    await page.locator("#map tr.r button").first().click();
    const { hash } = new URL(page.url());
    const again = await reader.open(text, { at: hash });
    expect(await again.getByLabel("Filter by principal").inputValue()).toBe("risk:destroys");
    expect(await again.locator("tr.detail").count()).toBe(1);
  });

  test("is a list of rights on a narrow screen", async () => {
    await page.setViewportSize({ width: 400, height: 800 });
    const row = page.locator("#map tr.r", { hasText: "CCKM Users" });
    expect(await row.locator("td", { hasText: "keydelete" }).isVisible()).toBe(true);
    const box = await page.locator("#map").boundingBox();
    expect(box!.width).toBeLessThanOrEqual(400);
  });
});
