import { html, review } from "../lib/review";
import type { Report } from "./report";

const CHANGES = 5000;

/** A plan of so many changed permissions, each on its own principal. */
function planOf(count: number): object {
  const side = (index: number, actions: readonly string[]) => ({
    kms_id: `kms-${index % 50}`,
    group: `Group ${index}`,
    actions,
    effective_actions: actions,
  });
  const resource_changes = Array.from({ length: count }, (_, index) => ({
    address: `cckm_aws_kms_acl.r${index}`,
    mode: "managed",
    type: "cckm_aws_kms_acl",
    name: `r${index}`,
    change: {
      actions: ["update"],
      before: side(index, ["keycreate"]),
      after: side(index, ["keycreate", "keydelete"]),
    },
  }));
  return { format_version: "1.2", terraform_version: "1.11.4", timestamp: "2026-10-09T07:42:10Z", resource_changes };
}

/** How long a review of five thousand changes takes, and its page: less than a second together on an idle machine. */
export function benchReview(report: Report): void {
  const plan = planOf(CHANGES);
  html(review({ plan }));
  const started = performance.now();
  const model = review({ plan });
  const reviewed = performance.now();
  html(model);
  const written = performance.now();
  report.value(`review of ${CHANGES} changes`, reviewed - started, "ms");
  report.value("page of that review", written - reviewed, "ms");
}
