import type { Change, ReviewModel } from "../model";
import { headline } from "../words/headline";
import { count, plain } from "../words/text";
import { Changes } from "./changes";
import { CoverageSection } from "./coverage";
import { packed } from "./data";
import { documentOf } from "./document";
import { FirstScreen } from "./first-screen";
import { mapData } from "./map/data";
import { changes as rowChanges } from "./map/rows";
import { AccessSection } from "./map/section";
import { DriftSection, OutputsSection, UnknownSection } from "./outside";
import { firstChanges } from "./paging";

/**
 * The review as a page: one HTML file that works offline, loads nothing and runs no script but its own. A plan that
 * cannot be reviewed and one without changes have pages of their own, which say so.
 */
export function html(model: ReviewModel): string {
  const { changes, access, drift, unknown, readAtApply, outputs, environment, versions, targets } = model;
  const map = mapData(access, changes);
  const first = firstChanges(changes);
  const sections = [
    ...(changes.length > 0 ? [{ id: "changes", title: "Changes", count: changes.length }] : []),
    { id: "access", title: "Access", count: access.rows.filter(rowChanges).length },
    { id: "drift", title: "Drift", count: drift.length },
    { id: "unknown", title: "Unknown", count: unknown.length + readAtApply.length },
    { id: "coverage", title: "Coverage" },
  ];
  return documentOf({
    title: `Review of ${environment.stack ?? "a plan"}: ${plain(headline(model), (text) => text)}`,
    brand: "cckm review",
    sections,
    data: packed({ ...(first.length < changes.length && { changes: changes.map(shown), targets }), map }),
    version: versions.package,
    children: (
      <>
        <FirstScreen model={model} />
        {changes.length > 0 && (
          <section class="block" id="changes">
            <h2>
              Changes <span class="n">by construct, worst first</span>
              <label class="check js-only">
                <input type="checkbox" id="addresses" />
                Terraform addresses
              </label>
            </h2>
            <nav class="pages top-pages" id="change-pages" aria-label="Pages of the changes" hidden />
            <div id="change-list">
              <Changes of={first} targets={targets} />
            </div>
            <nav class="pages" id="change-pages-below" aria-label="Pages of the changes, again" hidden />
            {first.length < changes.length && (
              <noscript>
                <p class="muted">
                  {count(changes.length - first.length, "more change")} are in this file; they need its script to be
                  shown.
                </p>
              </noscript>
            )}
          </section>
        )}
        <AccessSection data={map} />
        <DriftSection drift={drift} />
        <UnknownSection model={model} />
        <OutputsSection outputs={outputs} />
        <CoverageSection model={model} />
        <Footer />
      </>
    ),
  });
}

// Only needed by policy rules, which have run already.
function shown({ judged: _, ...change }: Change): Change {
  return change;
}

function Footer() {
  return (
    <footer>
      This page loads nothing and sends nothing. It shows no secret's value and no hash of one. It tells what the plan
      does, not whether that is right.
    </footer>
  );
}
