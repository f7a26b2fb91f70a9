import type { DriftOfStack, DriftReport } from "../drift/model";
import { driftHeadline, lookedAt, stackName, targetSentence } from "../drift/sentences";
import { visible } from "../format/visible";
import { plain } from "../words/text";
import { instant } from "../words/time";
import { packed } from "./data";
import { documentOf } from "./document";
import { mapData } from "./map/data";
import { DriftByCause } from "./outside";
import { PlainWords } from "./pieces";

const NO_MAP = mapData({ readFrom: "plan", complete: false, gaps: [], targets: [], rows: [] });

/** A drift report as a page: one HTML file that works offline and loads nothing. */
export function driftPage(report: DriftReport): string {
  const { stacks } = report;
  return documentOf({
    title: `Drift: ${plain(driftHeadline(report), (text) => text)}`,
    brand: "cckm drift",
    sections: stacks.map((stack, index) => ({
      id: `stack-${index + 1}`,
      title: visible(stackName(stack)),
      count: stack.found.length,
    })),
    data: packed({ map: NO_MAP }),
    version: stacks.find(({ versions }) => versions.package !== null)?.versions.package ?? null,
    children: (
      <>
        <section id="summary" aria-label="Summary">
          <h1>
            <PlainWords of={driftHeadline(report)} />
          </h1>
          {report.drifted && (
            <p class="lede">A deploy puts back what the code says. To keep a change, write it into the code.</p>
          )}
        </section>
        {stacks.map((stack, index) => (
          <StackSection of={stack} id={`stack-${index + 1}`} />
        ))}
        <footer>This page loads nothing and sends nothing. It shows no secret's value and no hash of one.</footer>
      </>
    ),
  });
}

function StackSection({ of: stack, id }: { of: DriftOfStack; id: string }) {
  const { madeAt, reasons, found } = stack;
  const where = [
    `on ${plain(targetSentence(stack), visible)}`,
    lookedAt(stack),
    ...(madeAt === null ? [] : [instant(madeAt)]),
  ];
  return (
    <section class="block" id={id}>
      <h2>
        {visible(stackName(stack))} <span class="n">{where.join(", ")}</span>
      </h2>
      {reasons.map(({ detail }) => (
        <div class="stop" role="note" aria-label="Why it could not be looked at">
          {detail.split("\n").map((line) => (
            <p>{visible(line)}</p>
          ))}
        </div>
      ))}
      {reasons.length === 0 && found.length === 0 && <p class="box nothing">Nothing changed outside of Terraform.</p>}
      <DriftByCause drift={found} numbers />
    </section>
  );
}
