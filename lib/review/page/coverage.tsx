import { visible } from "../format/visible";
import type { ReviewModel } from "../model";
import { Code } from "./pieces";

/** Whether the page covers the whole plan, and what it is based on. */
export function CoverageSection({ model }: { model: ReviewModel }) {
  const { coverage, changes, status, summary, intent, versions, environment } = model;
  const lost = new Set(summary.lostForGood);
  return (
    <section class="block" id="coverage">
      <h2>Coverage</h2>
      <div class="cov">
        <p class="big">
          {coverage.changes.shown} of {coverage.changes.inPlan} changes of the plan are on this page
          {status.reviewed ? "." : "; the plan itself is not complete."}
        </p>
        <p class="muted">
          {part("drift", coverage.drift)}, {part("data read at apply", coverage.readAtApply)},{" "}
          {part("outputs", coverage.outputs)}.
        </p>
        {changes.length > 0 && (
          <nav class="nums" aria-label="Every change by its number">
            {changes.map(({ number }) => (
              <a href={`#c${number}`} class={lost.has(number) ? "bad" : undefined}>
                {number}
              </a>
            ))}
          </nav>
        )}
        <dl class="kv" id="identity">
          {intent !== undefined && <Fact of="Intent">{intent}</Fact>}
          {environment.commit !== null && <Fact of="Commit">{environment.commit}</Fact>}
          {versions.engine !== null && <Fact of="Engine">{versions.engine}</Fact>}
          {Object.entries(versions.providers).map(([name, version]) => (
            <>
              <dt>{visible(name)}</dt>
              <dd>
                <Code>{version}</Code>
              </dd>
            </>
          ))}
        </dl>
      </div>
    </section>
  );
}

function Fact({ of, children }: { of: string; children: string }) {
  return (
    <>
      <dt>{of}</dt>
      <dd>
        <Code>{children}</Code>
      </dd>
    </>
  );
}

function part(what: string, { shown, inPlan }: ReviewModel["coverage"]["drift"]): string {
  return `${shown} of ${inPlan} ${what}`;
}
