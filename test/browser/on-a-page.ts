import axe from "axe-core";
import type { Page } from "playwright-core";

/** What axe finds wrong on a page. */
export async function violationsOn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ["violations"] }),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html: at }) => at).join(" ")}`);
}

/** What of a page's text stands beyond the right edge of the window, tables that are scrolled apart. */
export function beyondTheEdge(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const beyond = [...document.querySelectorAll("main *, header *")].filter((element) => {
      const { right, width } = element.getBoundingClientRect();
      return width > 0 && right > innerWidth + 1 && !element.closest(".tablebox, .top nav, .vh");
    });
    return [`${document.documentElement.scrollWidth}`, ...beyond.map(({ outerHTML }) => outerHTML.slice(0, 120))];
  });
}

/** What on a page is not of its own: elements that load or run something, handlers, styles, links that lead elsewhere. */
export function foreignOn(page: Page): Promise<object> {
  return page.evaluate(() => ({
    elements: [...document.querySelectorAll("img, iframe, object, embed, form, base, link, textarea")].length,
    scripts: document.scripts.length,
    handlers: [...document.querySelectorAll("*")].flatMap(({ attributes }) =>
      [...attributes].map(({ name }) => name).filter((name) => /^on|^style$|^srcdoc$/.test(name)),
    ),
    links: [...document.querySelectorAll("[href]")]
      .map((link) => link.getAttribute("href")!)
      .filter((href) => !href.startsWith("#")),
  }));
}

/** What {@link foreignOn} gives of a page in order. */
export const NOTHING_FOREIGN = { elements: 0, scripts: 2, handlers: [], links: [] };
