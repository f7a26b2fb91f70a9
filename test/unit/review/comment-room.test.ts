import fc from "fast-check";
import { driftMarkdown, driftReport, markdown, type ReviewModel, review } from "../../../lib/review";
import { reviewComment } from "../../../lib/review/comment";
import { aclChange, planOf, secretChange } from "./plans";

const COMMIT = "a".repeat(40);

/** Texts of any length, some of characters that each take six in a comment. */
const name = fc.tuple(fc.constantFrom("n", "_", "<", "é"), fc.integer({ min: 0, max: 6_000 }), fc.nat(99));
const named = name.map(([letter, length, index]) => `${index}${letter.repeat(length)}`);
/** From less than a headline takes to more than any platform has, most of them where it is tight. */
const limits = fc
  .tuple(fc.integer({ min: 1_500, max: 90_000 }), fc.integer({ min: 0, max: 60_000 }))
  .map(([small, more]) => [small, small + more] as const);

const plan = fc
  .record({
    names: fc.array(named, { minLength: 1, maxLength: 8 }),
    secrets: fc.nat(60),
    grants: fc.nat(20),
    drift: fc.nat(30),
    tags: fc.nat(8),
    stack: named,
  })
  .map(({ names, secrets, grants, drift, tags, stack }) => {
    const of = (index: number) => `${index}${names[index % names.length]}`;
    const tagged = Object.fromEntries(Array.from({ length: tags }, (_, index) => [of(index), of(index)]));
    const changes = [
      ...Array.from({ length: secrets }, (_, index) => secretChange({ secret_name: of(index), tags: tagged }, null)),
      ...Array.from({ length: grants }, (_, index) => aclChange(["keycreate"], ["keydelete"], { group: of(index) })),
    ];
    const resource_drift = Array.from({ length: drift }, (_, index) => ({
      ...secretChange({ secret_name: of(index), tags: tagged }, { secret_name: of(index), tags: {} }),
      address: `d${index}`,
      mode: "managed",
      name: of(index),
    }));
    return { plan: planOf(changes, { resource_drift }), environment: { stack } };
  });

const shownIn = (text: string) => text.match(/^\| \d+ \|/gm)?.length ?? 0;

function expectWhole(text: string, limit: number): void {
  expect(text.length).toBeLessThanOrEqual(limit);
  for (const tag of ["details", "code", "summary", "sub", "i"]) {
    const [open, close] = [text.split(`<${tag}>`).length, text.split(`</${tag}>`).length];
    expect([tag, open]).toEqual([tag, close]);
  }
}

test("a larger limit never shows fewer changes in a comment, and each one that is not shown is counted", () => {
  fc.assert(
    fc.property(plan, limits, (input, [small, large]) => {
      const model = review(input);
      const all = model.changes.length;
      const shown = [small, large].map((limit) => {
        const text = markdown(model, { limit });
        expectWhole(text, limit);
        const rows = shownIn(text);
        const left =
          /\*\*(\d+) changes? of \d+ did not fit/.exec(text)?.[1] ?? /(\d+) changes?: no room/.exec(text)?.[1];
        expect(rows + Number(left ?? 0)).toBe(all);
        return rows;
      });
      expect(shown[1]).toBeGreaterThanOrEqual(shown[0]!);
    }),
    { numRuns: 40 },
  );
});

test("nor does it in the comment on a pull request about several stacks, nor in a report of drift", () => {
  fc.assert(
    fc.property(fc.array(plan, { minLength: 1, maxLength: 4 }), limits, (inputs, [small, large]) => {
      const models: ReviewModel[] = inputs.map(review);
      const of = { key: "keys", commit: COMMIT, refused: [] };
      const comments = [small, large].map((limit) => {
        const text = reviewComment(models, { ...of, limit });
        expectWhole(text, limit);
        return shownIn(text);
      });
      expect(comments[1]).toBeGreaterThanOrEqual(comments[0]!);
      const report = driftReport(inputs);
      const found = report.stacks.reduce((sum, stack) => sum + stack.found.length, 0);
      const reports = [small, large].map((limit) => {
        const text = driftMarkdown(report, limit);
        expectWhole(text, limit);
        const rows = shownIn(text);
        const left =
          /\*\*(\d+) objects? of \d+ did not fit/.exec(text)?.[1] ?? /(\d+) objects?: no room/.exec(text)?.[1];
        expect(rows + Number(left ?? 0)).toBe(found);
        return rows;
      });
      expect(reports[1]).toBeGreaterThanOrEqual(reports[0]!);
    }),
    { numRuns: 12 },
  );
});

test("nor is it longer than its limit if nothing changes in stacks with long names", () => {
  const unchanged = Array.from({ length: 4 }, (_, index) =>
    review({ plan: planOf([]), environment: { stack: `${index}${"<".repeat(400)}` } }),
  );

  const text = reviewComment(unchanged, { key: "keys", commit: COMMIT, refused: [], limit: 1_500 });

  expectWhole(text, 1_500);
  expect(text).toContain("### Nothing to change\n\n4 stacks\n");
});
