import {
  driftMarkdown,
  driftReport,
  driftTerminal,
  html,
  junit,
  markdown,
  review,
  terminal,
} from "../../../lib/review";
import type { ResourceChange } from "../../../lib/review/plan/plan-json";
import { planOf, secretChange } from "./plans";

const FORMATS = { terminal, markdown, junit, html };
const HOSTILE = "2026 @all <img src=x> [x](http://evil)\u001b[31m\u202e";
const RAW = /<img|\[x\]\(http|@all/;
const CONTROL = /\p{Cc}(?<!\n)|\u202e/u;

/** Everything that a review shows as a time, with a text that is none. */
const plan = planOf(
  [
    { type: "other_job", change: { actions: ["update"], before: {}, after: { start_time: HOSTILE } } },
    {
      type: "cckm_azure_report",
      change: {
        actions: ["delete"],
        before: { name: "r", report_type: "key-aging", completed_at: HOSTILE, end_time: HOSTILE },
        after: null,
      },
    },
  ],
  {
    timestamp: HOSTILE,
    output_changes: { exp: { actions: ["create"], before: null, after: HOSTILE } },
    resource_drift: [
      {
        ...secretChange({ exp: null }, { exp: HOSTILE }),
        address: "cckm_azure_secret.db",
        mode: "managed",
        name: "db",
      },
    ],
  },
);

test.each(Object.entries(FORMATS))("a text that is no time is escaped where %s shows a time", (name, format) => {
  const told = format(review({ plan }));
  expect(told).not.toMatch(CONTROL);
  if (name === "markdown") expect(told).not.toMatch(RAW);
  expect(told).toContain("a time that cannot be read");
});

test.each(Object.entries({ driftMarkdown, driftTerminal }))("the same in %s", (name, format) => {
  const told = format(driftReport([{ plan }]));
  expect(told).not.toMatch(CONTROL);
  if (name === "driftMarkdown") expect(told).not.toMatch(RAW);
});

describe("a value that is taken away does not read like one that is added", () => {
  const [exp, none] = [{ exp: "2027-01-01T00:00:00Z" }, { exp: null }];
  const line = (change: Partial<ResourceChange>) =>
    terminal(review({ plan: planOf([change]) })).match(/ expires +(.*)/)?.[1];

  test.each<[string, string, Partial<ResourceChange>]>([
    ["added", "1 Jan 2027, 00:00 UTC", secretChange(none, exp)],
    ["taken away", "1 Jan 2027, 00:00 UTC → none", secretChange(exp, none)],
    ["gone with its object", "1 Jan 2027, 00:00 UTC", secretChange(exp, null)],
  ])("%s: %s", (_, told, change) => {
    expect(line(change)).toBe(told);
  });
});
