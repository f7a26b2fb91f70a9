import type { Page } from "playwright-core";
import { html, review } from "../../lib/review";
import { escapeUnseenInLines } from "../../lib/text";
import { exampleReview } from "../../scripts/page/example";
import { describeInBrowser, PageReader } from "../support/chromium";
import { HOSTILE, reviewNamed } from "../unit/review/hostile";
import { aclChange, everyKind, planOf } from "../unit/review/plans";
import { beyondTheEdge, foreignOn, NOTHING_FOREIGN, violationsOn } from "./on-a-page";

let reader: PageReader;
const open = (...args: Parameters<PageReader["open"]>) => reader.open(...args);

const NOT_REVIEWED = review({ plan: planOf([aclChange(["keycreate"], ["keydelete"])], { errored: true }) });
const NO_CHANGES = review({ plan: planOf([]) });

describeInBrowser(__filename, "the review's page", () => {
  beforeAll(async () => {
    reader = await PageReader.start();
  });
  afterAll(() => reader.close());
  afterEach(async () => expect(await reader.finish()).toEqual([]));

  test.each([
    [
      "the example",
      exampleReview,
      ["archive-signing-pin", "keydelete", "https://cm.prod.example.com", "16 changes", "2 values known"],
    ],
    [
      "a plan of real Terraform with every kind of change",
      () =>
        review({ plan: everyKind(), environment: { stack: "prod" }, target: { address: "https://cm.example.com" } }),
      ["aging-q3", "keyteleport", "https://cm.example.com", "23 changes", "2 values known"],
    ],
  ])("answers the five questions on its first screen, of %s", async (_, model, [lost, gained, where, all, unknown]) => {
    const page = await open(html(model()), { viewport: { width: 1280, height: 800 } });
    const seen = await page.evaluate(() => {
      const texts: string[] = [];
      const walker = document.createTreeWalker(document.querySelector("#summary")!, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const range = document.createRange();
        range.selectNodeContents(node);
        const { top, bottom, width } = range.getBoundingClientRect();
        if (width > 0 && top >= 0 && bottom <= innerHeight) texts.push(node.textContent ?? "");
      }
      return texts.join("");
    });
    expect({ environment: seen.includes("prod"), where: seen.includes(where!) }).toEqual({
      environment: true,
      where: true,
    });
    expect(seen).toMatch(new RegExp(`${lost}.* lost for good\\.`));
    expect(seen).toMatch(new RegExp(`gains ${gained} on `));
    expect(seen).toContain(unknown);
    expect(seen).toMatch(new RegExp(`${all}: .* All of them are here`));
  });

  test.each([
    ["the example", exampleReview],
    ["a plan of real Terraform with every kind of change", () => review({ plan: everyKind() })],
  ])("has every change of %s once, and leads to it from every mention of its number", async (_, model) => {
    const told = model();
    const page = await open(html(told));
    const numbers = await page.locator("article.change").evaluateAll((all) => all.map(({ id }) => id));
    expect(numbers).toEqual(told.changes.map(({ number }) => `c${number}`));
    const dead = await page
      .locator('a[href^="#"]')
      .evaluateAll((links) =>
        links.map((link) => link.getAttribute("href")!.slice(1)).filter((id) => document.getElementById(id) === null),
      );
    expect(dead).toEqual([]);
    for (const { number, name } of told.changes) await expectText(page, `#c${number} .what b`, name);
  });

  test.each([
    ["light", "example", exampleReview()],
    ["dark", "example", exampleReview()],
    ["light", "page of a plan that cannot be reviewed", NOT_REVIEWED],
    ["dark", "page of a plan without changes", NO_CHANGES],
  ] as const)("has no violation that axe finds, %s, %s", async (colorScheme, _, model) => {
    const page = await open(html(model), { colorScheme });
    await page
      .getByLabel("Unchanged rows too")
      .check({ timeout: 1000 })
      .catch(() => undefined);
    for (const row of await page.locator("#access button[data-row]").all()) await row.click();
    expect(await violationsOn(page)).toEqual([]);
  });

  test.each([1280, 400])("is nowhere wider than a window of %d pixels", async (width) => {
    const page = await open(html(exampleReview()), { viewport: { width, height: 800 } });
    await page.getByLabel("Terraform addresses").check();
    expect(await beyondTheEdge(page)).toEqual([`${width}`]);
  });

  test("says that a plan cannot be reviewed, and why, above everything else", async () => {
    const page = await open(html(NOT_REVIEWED));
    expect(await page.locator("h1").innerText()).toBe("This plan cannot be reviewed.");
    expect(await page.getByRole("note", { name: "Why it cannot be reviewed" }).innerText()).toContain(
      "ended with an error",
    );
    expect(await page.title()).toContain("cannot be reviewed");
    expect(await page.locator(".facts").innerText()).toContain("No: the plan itself is not");
  });

  test("says that there are no changes, and still where and of what", async () => {
    const page = await open(html(review({ plan: planOf([]), environment: { stack: "prod" } })));
    expect(await page.locator("h1").innerText()).toBe("No changes.");
    expect(await page.locator("article.change").count()).toBe(0);
    expect(await page.locator("#summary").innerText()).toContain("prod");
    expect(await page.locator("#coverage").innerText()).toContain("0 of 0 changes of the plan");
  });

  test("shows names of strangers, whatever they hold, and lets them do nothing", async () => {
    const page = await open(html(reviewNamed(...HOSTILE)), { colorScheme: "dark" });
    for (const row of await page.locator("#access button[data-row]").all()) await row.click();
    expect(await foreignOn(page)).toEqual(NOTHING_FOREIGN);
    expect(await page.locator("article.change").count()).toBe(4 * HOSTILE.length);
    const shown = await page.locator("main").innerText();
    expect(escapeUnseenInLines(shown)).toBe(shown);
  });

  test("lets the names of a stack, a target and a version do nothing", async () => {
    for (let at = 0; at < HOSTILE.length; at += 7) {
      const [stack, workspace, commit, branch, address, domain, packageVersion] = [...HOSTILE, ...HOSTILE].slice(at);
      const environment = { stack, workspace, commit, branch };
      const told = { environment, target: { address, domain }, packageVersion };
      const page = await open(html(review({ plan: planOf([]), ...told } as Parameters<typeof review>[0])));
      expect([told, await foreignOn(page)]).toEqual([told, NOTHING_FOREIGN]);
    }
  });

  test("runs nothing that is not its own, even where markup got into it", async () => {
    const text = html(exampleReview()).replace(
      "<main",
      '<img src="x:y" onerror="document.title=1"><script>document.title=2</script><main',
    );
    const page = await open(text);
    expect(await page.title()).toContain("Review of prod");
    expect((await reader.finish()).join(" ")).toMatch(/Content Security Policy/);
  });

  test("changes its theme by a button, from either", async () => {
    for (const [colorScheme, other] of [
      ["light", "Dark"],
      ["dark", "Light"],
    ] as const) {
      const page = await open(html(exampleReview()), { colorScheme });
      const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      const before = await background();
      await page.getByRole("button", { name: `${other} theme` }).click();
      expect(await background()).not.toBe(before);
    }
  });

  test("prints on paper whatever its theme: in light colours, without its tools, with every change", async () => {
    const page = await open(html(exampleReview()), { colorScheme: "dark" });
    await page.emulateMedia({ media: "print" });
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
      "rgb(255, 255, 255)",
    );
    for (const hidden of [".tools", ".top nav", "#theme", ".skip"]) await expectHidden(page, hidden);
    expect(await page.locator("article.change").count()).toBe(16);
    const pdf = await page.pdf({ format: "A4" });
    expect(pdf.length).toBeGreaterThan(10_000);
    // A4 less its margins: nothing is cut off at the right.
    await page.setViewportSize({ width: 695, height: 1000 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(695);
  });

  test("shows the changes without a script, and hides what only a script can do", async () => {
    const page = await open(html(exampleReview()), { javaScriptEnabled: false });
    expect(await page.locator("article.change:visible").count()).toBe(16);
    for (const hidden of [".tools", "#theme"]) await expectHidden(page, hidden);
    expect(await page.locator(".map tr.r:visible").count()).toBe(6);
  });

  test("shows and hides addresses in Terraform's language", async () => {
    const page = await open(html(exampleReview()));
    const address = page.locator("#c3 .more");
    expect(await address.isVisible()).toBe(false);
    await page.getByLabel("Terraform addresses").check();
    expect(await address.innerText()).toBe("cckm_aws_kms_acl.payments_core_users");
  });
});

describeInBrowser(__filename, "the review's page of five thousand changes", () => {
  const many = Array.from({ length: 5000 }, (_, index) =>
    aclChange(["keycreate"], ["keycreate", "keydelete"], { group: `Group ${index}`, kms_id: `kms-${index % 50}` }),
  );
  const text = html(review({ plan: planOf(many) }));
  beforeAll(async () => {
    reader = await PageReader.start();
  });
  afterAll(() => reader.close());
  afterEach(async () => expect(await reader.finish()).toEqual([]));

  test("is less than 1.5 MB", () => {
    expect(Buffer.byteLength(text)).toBeLessThan(1.5 * 1024 * 1024);
  });

  test("has every change on one of its pages", async () => {
    const some = 1000;
    const page = await open(html(review({ plan: planOf(many.slice(0, some)) })));
    const seen = await page.evaluate(() => {
      const ids: string[] = [];
      const next = () => document.querySelector('#change-pages [data-turn="on"]');
      for (let button = next(); ; button = next()) {
        ids.push(...[...document.querySelectorAll("article.change")].map(({ id }) => id));
        if (!(button instanceof HTMLButtonElement) || button.disabled) return ids;
        button.click();
      }
    });
    expect(seen).toEqual(Array.from({ length: some }, (_, index) => `c${index + 1}`));
  });

  test("leads to a change by its number, whatever page it is on", async () => {
    const page = await open(text);
    await page.locator('#coverage a[href="#c4321"]').click();
    await page.locator("#c4321").waitFor();
    expect(await page.locator("#change-pages").innerText()).toContain("Changes 4301 to 4400 of 5000");
    const later = await open(text, { at: "#c17" });
    expect(await later.locator("#c17").isVisible()).toBe(true);
  });

  test("finds the one row of the access map that is asked for", async () => {
    const page = await open(text);
    await page.getByLabel("Filter by principal").fill("principal:4999");
    expect(await page.locator("#count").innerText()).toContain("1 of 5000 rows");
    expect(await page.locator(".map tr.r").count()).toBe(1);
  });

  test("says without a script how much of it is not shown", async () => {
    const page = await open(text, { javaScriptEnabled: false });
    expect(await page.locator("#changes").innerText()).toContain("4900 more changes are in this file");
  });
});

async function expectHidden(page: Page, selector: string): Promise<void> {
  expect([selector, await page.locator(selector).first().isVisible()]).toEqual([selector, false]);
}

async function expectText(page: Page, selector: string, text: string): Promise<void> {
  expect(await page.locator(selector).innerText()).toBe(text);
}
