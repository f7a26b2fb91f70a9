import { readPolicy, withPolicy } from "../../../lib/policy";
import { html, json, junit, markdown, type ReviewModel, review, reviewModel, terminal } from "../../../lib/review";
import { reviewComment, verdictTitle } from "../../../lib/review/comment";
import { expectWhole } from "../../support/review-coverage";
import { everyKind, planOf, secretChange } from "../review/plans";

const RULES = `version: 1
rules:
  - name: no-purge
    effect: require_waiver
    when: {deletion: [purge]}
  - {name: no-keys, effect: forbid, when: {action: [keydelete]}}
waivers:
  - {rule: no-purge, environment: prod, finding: cckm_azure_secret.gone purge, reason: It is another's, until: 2026-10-01}
`;
const POLICY = readPolicy("policy.yaml", RULES);
const environment = { stack: "prod", workspace: "default" };
const model = review({ plan: planOf([secretChange({ on_destroy: "purge" }, null)]), environment });
const FORMATS: Readonly<Record<string, (model: ReviewModel) => string>> = {
  terminal,
  markdown: (one) => markdown(one),
  html,
  junit,
};

/** A format's text as it is read. */
function read(text: string): string {
  // XML tells in attributes.
  if (text.startsWith("<?xml")) return text;
  return text
    .replaceAll(/<!--.*?-->|<[^>]*>/g, "")
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(/\*\*|\s+/g, " ")
    .replaceAll(/ +/g, " ");
}

test.each(Object.keys(FORMATS))(
  "%s says first that a policy refuses, by which rule and line, and what a waiver would name",
  (format) => {
    const refused = withPolicy(model, POLICY, "2026-10-09");
    const text = FORMATS[format]!(refused);
    const told =
      "policy.yaml:3 no-purge demands a waiver: change 1: db: delete (purge); a waiver names the finding cckm_azure_secret.r0 purge";
    expect(read(text)).toContain(told);
    expect(read(text)).toContain("Refused by the policy");
    expect(read(text)).toContain(
      "policy.yaml:8 The waiver of no-purge for cckm_azure_secret.gone purge expired on 2026-10-01.",
    );
    if (format === "junit")
      expect(text).toContain('<testsuite name="cckm review: policy" tests="3" failures="1" errors="0">');
  },
);

test("JSON has what the policy says, in the model's published form", () => {
  const refused = withPolicy(model, POLICY, "2026-10-09");
  expect(reviewModel.parse(JSON.parse(json(refused))).policy).toEqual(refused.policy);
  expect(refused.policy).toMatchObject({ digest: POLICY.digest, passed: false, rules: 2, on: "2026-10-09" });
});

test("what passes by a waiver is told with its reason and its last day, and a policy that finds nothing is told to have passed", () => {
  const finding = "cckm_azure_secret.r0 purge";
  const waived = readPolicy(
    "policy.yaml",
    RULES.replace("cckm_azure_secret.gone purge", finding).replace("2026-10-01", "2026-12-31"),
  );
  expect(terminal(withPolicy(model, waived, "2026-10-09")).replaceAll(/\s+/g, " ")).toContain(
    "policy.yaml:8 Waived until 2026-12-31: no-purge, change 1: db: delete (purge): It is another's",
  );
  const nothing = withPolicy(
    review({ plan: planOf([]), environment }),
    readPolicy("policy.yaml", "version: 1\nrules: []"),
    "2026-10-09",
  );
  for (const write of Object.values(FORMATS)) expect(read(write(nothing))).toContain("Passed by the policy");
});

test("a comment on a pull request and its check say that the policy refuses, also where nothing else would change", () => {
  const refused = withPolicy(model, POLICY, "2026-10-09");
  const body = reviewComment([refused], { key: "cckm", commit: "a".repeat(40), limit: 65_536, refused: [] });
  expect(body).toContain("### <code>prod</code>: Refused by the policy. ");
  expect(verdictTitle([refused], [])).toBe("Refused by the policy in 1 stack");
  const settings = readPolicy(
    "policy.yaml",
    "version: 1\nrules: [{name: tls, effect: forbid, when: {setting: [no_ssl_verify]}}]",
  );
  const empty = withPolicy(review({ plan: planOf([]), environment }), settings, "2026-10-09");
  expect(reviewComment([empty], { key: "cckm", commit: "a".repeat(40), limit: 65_536, refused: [] })).toContain(
    "Refused by the policy",
  );
});

test("every change stands in every format once beside what a policy says, and hostile names in a policy do nothing", () => {
  const every = review({ plan: everyKind(), environment });
  expectWhole(withPolicy(every, POLICY, "2026-10-09"));
  const hostile = readPolicy("<b>.yaml", "version: 1\nrules: []\n");
  const text = withPolicy(every, { ...hostile, file: "<script>alert(1)</script>\u202e::error::@all" }, "2026-10-09");
  for (const [format, write] of Object.entries(FORMATS)) {
    expect(write(text)).not.toContain("\u202e");
    if (format !== "terminal") expect(write(text)).not.toContain("<script>alert");
    expect(write(text)).not.toMatch(/^\s*::error/m);
  }
});

test("a waiver for another environment of what is refused here is told with that environment", () => {
  const text = `version: 1
rules:
  - {name: no-purge, effect: require_waiver, when: {deletion: [purge]}}
waivers:
  - {rule: no-purge, environment: prd, finding: cckm_azure_secret.r0 purge, reason: Moved, until: 2026-12-31}
`;
  const told = terminal(withPolicy(model, readPolicy("policy.yaml", text), "2026-10-09"));
  expect(told.replaceAll(/\s+/g, " ")).toContain(
    "policy.yaml:5 The waiver of no-purge for cckm_azure_secret.r0 purge is for the environment prd and lets nothing pass here.",
  );
});
