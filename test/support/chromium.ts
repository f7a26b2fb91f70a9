import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** The browser's program, from CHROMIUM or the PATH; undefined where there is none. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env.CHROMIUM) return env.CHROMIUM;
  const folders = (env.PATH ?? "").split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

/** `describe` where there is a browser; where there is none, it is skipped, and says so. */
export function describeInBrowser(file: string, title: string, tests: () => void): void {
  if (findChromium() === undefined) {
    process.stderr.write(
      `\n*** SKIPPED: test/browser/${basename(file)}. The review's page is NOT tested: there is no chromium here.\n` +
        "*** Install it (Debian: apt-get install chromium) or name it in CHROMIUM, and run the test again.\n\n",
    );
  }
  (findChromium() === undefined ? describe.skip : describe)(title, tests);
}

/** A browser of one file of tests, and the pages that it opens from a folder of its own. */
export class PageReader {
  /** What the pages asked of the network, said in errors or in the console, or opened. */
  readonly #troubles: string[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly folder: string,
  ) {}

  static async start(): Promise<PageReader> {
    const executablePath = findChromium()!;
    // Without a sandbox of its own, as the tests of a container run as root.
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
    return new PageReader(browser, mkdtempSync(join(tmpdir(), "review-page-")));
  }

  /** Opens a page as a file, as somebody does who downloaded it. */
  async open(html: string, { at = "", ...options }: BrowserContextOptions & { at?: string } = {}): Promise<Page> {
    const file = join(this.folder, "review.html");
    writeFileSync(file, html);
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage();
    page.on("pageerror", ({ message }) => this.#troubles.push(message));
    page.on("console", (message) => this.#troubles.push(message.text()));
    page.on("dialog", (dialog) => {
      this.#troubles.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      if (request.url() !== `file://${file}${at}` && request.url() !== `file://${file}`)
        this.#troubles.push(`request of ${request.url()}`);
    });
    await page.goto(`file://${file}${at}`);
    if (options.javaScriptEnabled !== false) await page.locator("html.ready").waitFor({ state: "attached" });
    return page;
  }

  /** Closes the pages, and gives what they said or asked for: nothing, where all is well. */
  async finish(): Promise<string[]> {
    for (const context of this.browser.contexts()) await context.close();
    return this.#troubles.splice(0);
  }

  async close(): Promise<void> {
    await this.browser.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
