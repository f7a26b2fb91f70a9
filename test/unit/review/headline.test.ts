import { html, review, terminal } from "../../../lib/review";
import type { ResourceChange } from "../../../lib/review/plan/plan-json";
import { aclChange, planOf, secretChange } from "./plans";

const headline = (...changes: Partial<ResourceChange>[]) => terminal(review({ plan: planOf(changes) })).split("\n")[2];
const other = (type: string) => ({ type, change: { actions: ["delete"], before: { id: "1" }, after: null } });

describe("a headline says that nobody gains a right", () => {
  test("where nobody does", () => {
    expect(headline(aclChange(["view", "keydelete"], ["view"]))).toBe("Nothing is lost, and nobody gains a right.");
  });

  test("but not where the rights are known only after the apply", () => {
    const { change } = aclChange(["view"], null);
    const after_unknown = { actions: true, effective_actions: true };
    const unknown = {
      type: "cckm_aws_kms_acl",
      change: { ...change!, actions: ["update"], after: { kms_id: "k", group: "Users" }, after_unknown },
    };
    expect(headline(unknown)).toBe("What Users gains on k is known only after apply.");
    expect(headline(unknown, aclChange([], ["keydelete"]))).toBe("Users gains keydelete on k.");
    const page = html(review({ plan: planOf([unknown]) }));
    expect(page).toContain("What some gain is known only after apply.");
    expect(page).not.toContain("Nobody gains a right.");
  });

  test("but not where somebody gains one to read", () => {
    expect(headline(aclChange(["keycreate"], ["keycreate", "reportview"]))).toBe(
      "Nothing is lost, and nobody gains more than a right to read.",
    );
  });
});

test("a headline does not say that nothing is lost of what other providers do", () => {
  const told = "Nothing is lost in CCKM, and nobody gains a right; what other providers do is not judged.";
  expect(headline(other("aws_kms_key"))).toBe(told);
  expect(headline(other("null_resource"))).toBe("Nothing is lost, and nobody gains a right.");
});

test("what was moved is not said to be unchanged where it is changed too", () => {
  const from = { previous_address: "cckm_azure_secret.was" };
  const told = (change: Partial<ResourceChange>) => terminal(review({ plan: planOf([{ ...change, ...from }]) }));
  expect(told(secretChange({}, { enabled: false }))).not.toContain("nothing changes in CCKM");
  expect(told(secretChange({}, {}, ["no-op"]))).toContain("nothing changes in CCKM");
});
