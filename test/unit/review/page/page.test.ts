import { createHash } from "node:crypto";
import { html, review } from "../../../../lib/review";
import { everyKind, planOf } from "../plans";

const page = (plan: object) => html(review({ plan }));

describe("the review's page", () => {
  const text = page(everyKind());

  test("lets only its own style and script run, by their hashes", () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(text)![1]!;
    expect(policy).toContain("default-src &#39;none&#39;");
    for (const [element, directive] of [
      ["style", "style-src"],
      ["script", "script-src"],
    ] as const) {
      const content = [...text.matchAll(new RegExp(`<${element}>(.*?)</${element}>`, "gs"))].map(([, one]) => one!);
      expect(content).toHaveLength(1);
      const hash = createHash("sha256").update(content[0]!).digest("base64");
      expect(policy).toContain(`${directive} &#39;sha256-${hash}&#39;`);
    }
  });

  test("loads nothing", () => {
    const markup = text.replaceAll(/<(script|style)[^>]*>.*?<\/\1>/gs, "");
    expect(markup).not.toMatch(/<(?:link|img|iframe|object|embed)|\bsrc=|url\(|@import/);
    expect([...markup.matchAll(/href="([^#"][^"]*)"/g)]).toEqual([]);
  });

  test("is the same for the same plan", () => {
    expect(page(everyKind())).toBe(text);
  });

  test("has neither values of secrets nor sensitive ones, in its data either", async () => {
    const data = /id="data">([^<]*)</.exec(text)![1]!;
    const { unzlibSync } = await import("fflate");
    const unpacked = Buffer.from(unzlibSync(Buffer.from(data.trim(), "base64"))).toString();
    expect(JSON.parse(unpacked).map.map.rows.length).toBeGreaterThan(0);
    expect(text + unpacked).not.toContain("test-secret-value");
  });

  test("says that a plan cannot be reviewed, or has no changes", () => {
    expect(page(planOf([], { errored: true }))).toContain("This plan cannot be reviewed.");
    expect(page(planOf([]))).toContain("<h1>No changes.</h1>");
  });
});
