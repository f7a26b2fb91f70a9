import type { Page } from "playwright-core";
import { accessPage, driftPage, driftReport, whoMayOf } from "../../lib/review";
import { escapeUnseenInLines } from "../../lib/text";
import { describeInBrowser, PageReader } from "../support/chromium";
import { HOSTILE } from "../unit/review/hostile";
import { aclChange, secretChange } from "../unit/review/plans";
import { beyondTheEdge, foreignOn, NOTHING_FOREIGN, violationsOn } from "./on-a-page";

let reader: PageReader;
beforeAll(async () => {
  reader = await PageReader.start();
});
afterAll(() => reader?.close());
afterEach(async () => expect(await reader?.finish()).toEqual([]));

const ACTIONS = ["keydelete", "keyupdate", "keycreate", "viewnative", "viewbyok"];

/** Who may do what on accounts and a vault of these names, as CCKM told it. */
function accessOf(...names: readonly string[]): string {
  const places = names.map((name, index) => ({
    kind: index % 3 === 2 ? ("azureVault" as const) : ("awsAccount" as const),
    id: `id-${index}`,
    name,
    accountId: "123456789012",
    managed: index % 2 === 0,
  }));
  const holdings = places.map(({ kind, id, name }, index) => ({
    kind,
    place: id,
    principal: { kind: "group" as const, id: `Group of ${name}` },
    actions: [ACTIONS[index % 3]!, "keycreate", name],
    inStates: ["keycreate"],
  }));
  return accessPage(
    whoMayOf({
      readFrom: "cckm",
      sites: [{ address: names[0]!, domain: names[0]! }],
      user: names[0]!,
      readAt: null,
      states: [],
      places,
      holdings,
    }),
    names[0]!,
  );
}

/** What drifted in two stacks of these names, and one that could not be looked at. */
function driftOf(...names: readonly string[]): string {
  const plan = (name: string, index: number) => {
    const drift = [
      aclChange(["keycreate"], ["keycreate", "keydelete", name], { group: name, kms_id: name }),
      aclChange(["keycreate"], null, { group: `${name} 2` }),
      secretChange({ secret_name: name, tags: { [name]: "1" } }, { secret_name: name, tags: { [name]: name } }),
      secretChange({ secret_name: name }, null),
    ];
    const resource_drift = drift.map((one, at) => ({
      address: `a.b${index}${at}`,
      mode: "managed",
      name: "b",
      ...one,
    }));
    // What was removed outside is in the state no more that the plan tells.
    const resources = resource_drift
      .filter(({ change }) => !change?.actions.includes("delete"))
      .map(({ address, mode, type = "", name: label }) => ({ address, mode, type, name: label, values: {} }));
    const prior_state = { values: { root_module: { resources } } };
    return { format_version: "1.2", timestamp: "2026-10-09T03:00:00Z", prior_state, resource_drift };
  };
  const stacks = names.map((name, index) => ({
    plan: plan(name, index),
    environment: { stack: name },
    target: { address: name, domain: name },
  }));
  return driftPage(
    driftReport([...stacks, { failure: `Could not sign in\n${names[0]}`, environment: { stack: names[0]! } }]),
  );
}

const USUAL = [
  "payments",
  "a-settlement-account-with-a-name-of-some-length-that-wraps",
  "billing-kv::260ecbe7-777b-4d3c-84ea-887620498863",
];
const PAGES: readonly [string, (...names: readonly string[]) => string][] = [
  ["access", accessOf],
  ["drift", driftOf],
];

describeInBrowser(__filename, "the pages of cckm access and cckm drift", () => {
  const openRows = async (page: Page) => {
    for (const row of await page.locator("#access button[data-row]").all()) await row.click();
  };

  test.each(
    PAGES.flatMap(([kind, write]) => (["light", "dark"] as const).map((scheme) => [kind, scheme, write] as const)),
  )("the page of %s has no violation that axe finds, %s", async (_, colorScheme, write) => {
    const page = await reader.open(write(...USUAL), { colorScheme });
    await openRows(page);
    expect(await violationsOn(page)).toEqual([]);
  });

  test.each(PAGES.flatMap(([kind, write]) => [1280, 400].map((width) => [kind, width, write] as const)))(
    "the page of %s is nowhere wider than a window of %d pixels",
    async (_, width, write) => {
      const page = await reader.open(write(...USUAL), { viewport: { width, height: 800 } });
      await openRows(page);
      expect(await beyondTheEdge(page)).toEqual([`${width}`]);
    },
  );

  test.each(PAGES)(
    "the page of %s shows names of strangers, whatever they hold, and lets them do nothing",
    async (_, write) => {
      const page = await reader.open(write(...HOSTILE));
      await openRows(page);
      expect(await foreignOn(page)).toEqual(NOTHING_FOREIGN);
      const shown = await page.locator("main").innerText();
      expect(escapeUnseenInLines(shown)).toBe(shown);
    },
  );

  test("who may do what now stands in the map at once, with what is not by Terraform, and is worked by the keyboard", async () => {
    const page = await reader.open(accessOf(...USUAL));
    expect(await page.locator("h1").innerText()).toBe("3 principals have rights on 3 of 3 accounts and vaults.");
    expect(await page.getByRole("note", { name: "How complete the access map is" }).innerText()).toContain(
      "Complete: read from CCKM.",
    );
    const rows = page.locator("#map tr.r th.p button");
    expect(await rows.count()).toBe(3);
    await page.keyboard.press("/");
    await page.keyboard.type("risk:destroys on:payments");
    expect(await rows.allInnerTexts()).toEqual(["Group of payments"]);
    await page.keyboard.press("Escape");
    expect(await rows.count()).toBe(3);
    const row = page.getByRole("button", { name: "Group of payments", exact: true });
    await row.focus();
    await page.keyboard.press("Enter");
    expect(await row.getAttribute("aria-expanded")).toBe("true");
    expect(await page.locator("tr.detail").innerText()).toContain("keydelete");
  });

  test("drift stands by stack and by cause, worst first, with a stack that could not be looked at", async () => {
    const page = await reader.open(driftOf("prod", "staging"));
    expect(await page.locator("h1").innerText()).toContain(
      "8 of 8 objects of 2 stacks changed outside of Terraform. 1 stack could not be looked at.",
    );
    expect(await page.locator("#stack-1 h3.cause").allInnerTexts()).toEqual([
      expect.stringContaining("Rights granted outside of Terraform"),
      expect.stringContaining("Rights revoked outside of Terraform"),
      expect.stringContaining("Removed outside of Terraform"),
      expect.stringContaining("Changed by hand or by another program"),
    ]);
    expect(await page.locator("#stack-1 li").first().innerText()).toContain("keydelete");
    expect(await page.getByRole("note", { name: "Why it could not be looked at" }).innerText()).toContain(
      "Could not sign in",
    );
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("skip");
    await page.keyboard.press("Enter");
    expect(new URL(page.url()).hash).toBe("#stack-1");
  });

  test.each(PAGES)("the page of %s prints in light colours, without its tools", async (_, write) => {
    const page = await reader.open(write(...USUAL), { colorScheme: "dark" });
    await page.emulateMedia({ media: "print" });
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
      "rgb(255, 255, 255)",
    );
    for (const hidden of [".tools", ".top nav", "#theme"]) {
      for (const element of await page.locator(hidden).all()) expect(await element.isVisible()).toBe(false);
    }
  });
});
