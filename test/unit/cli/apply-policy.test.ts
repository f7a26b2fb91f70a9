import type { ChangeSet } from "../../../lib/change-set";
import { checkReview } from "../../../lib/cli/apply/checks";
import { storedReview } from "../../../lib/cli/plan/make";
import { type Judging, judged, refuseByPolicy } from "../../../lib/cli/policy";
import { readPolicy } from "../../../lib/policy";
import { review } from "../../../lib/review";
import { planOf, secretChange } from "../review/plans";

const TEXT = `version: 1
rules:
  - {name: no-purge, effect: require_waiver, when: {deletion: [purge]}}
waivers:
  - {rule: no-purge, environment: prod, finding: cckm_azure_secret.r0 purge, reason: Moves, until: 2026-10-05}
`;
const judging = (on: string, text = TEXT): Judging => ({ policy: readPolicy("policy.yaml", text), on });
const plan = planOf([secretChange({ on_destroy: "purge" }, null)]);
const model = review({ plan, environment: { stack: "prod", workspace: "default" } });

/** A change set whose review was judged on a day. */
function planned(on: string, change: (review: string) => string = (one) => one): ChangeSet {
  const manifest = { intent: "0".repeat(64), left: [] };
  const stored = change(storedReview(judged(model, judging(on)), manifest));
  return { manifest, files: new Map([["reviews/prod.json", Buffer.from(stored)]]) } as unknown as ChangeSet;
}

/** What an apply on a day says of the review that was judged on another. */
function applied(set: ChangeSet, here: Judging): void {
  checkReview("prod", set, judged(model, here), here);
}

test("a review that was judged on another day, or by lines that have moved since, is the review of its plan", () => {
  applied(planned("2026-10-01"), judging("2026-10-05"));
  applied(planned("2026-10-01"), judging("2026-10-09"));
  applied(planned("2026-10-01"), judging("2026-10-01", `# Ours.\n\n${TEXT}`));
});

test("a waiver that held at the plan and is expired at the apply lets nothing pass any more", () => {
  const pass = (on: string) => refuseByPolicy([judged(model, judging(on))]);
  pass("2026-10-05");
  expect(() => pass("2026-10-06")).toThrow(/policy\.yaml:3 no-purge demands a waiver: change 1: db: delete \(purge\)/);
});

test.each<[string, (review: string) => string]>([
  ["that it passed", (text) => text.replace('"passed":false', '"passed":true')],
  ["another reason", (text) => text.replace("db: delete (purge)", "db: nothing")],
  ["another day", (text) => text.replace('"on":"2026-10-09"', '"on":"2026-10-01"')],
  ["nothing of a policy", (text) => text.replace(/"policy":\{.*?"waivers":\[[^\]]*\]\},?/, "")],
  ["what is no JSON", (text) => text.slice(1)],
])("a review that tells %s is not that of its plan", (_, change) => {
  const [honest, forged] = [planned("2026-10-09"), planned("2026-10-09", change)];
  expect(forged.files.get("reviews/prod.json")).not.toEqual(honest.files.get("reviews/prod.json"));
  applied(honest, judging("2026-10-09"));
  expect(() => applied(forged, judging("2026-10-09"))).toThrow(/is not the review of its saved plan/);
});
