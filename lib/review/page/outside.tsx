import { isOutside } from "../build/drift";
import { visible } from "../format/visible";
import type { Drift, ReviewModel } from "../model";
import { byCause, DRIFT_WORDS, toldAttributes } from "../words/causes";
import { attributeWords, RISKS } from "../words/labels";
import { who } from "../words/principal";
import { readWords } from "../words/rest";
import { attributeSentence } from "../words/values";
import { Code, Icon, Ref, Words } from "./pieces";

/** Changes outside of Terraform, grouped by cause and separate from the plan's own changes. */
export function DriftSection({ drift }: { drift: readonly Drift[] }) {
  return (
    <section class="block" id="drift">
      <h2>
        Drift <span class="n">changed outside of Terraform</span>
      </h2>
      {drift.length === 0 && (
        <p class="box nothing">Nothing changed outside of Terraform, as far as this plan looked.</p>
      )}
      <DriftByCause drift={drift} />
    </section>
  );
}

/** Drift by cause, worst first; with `numbers`, each entry has its number. */
export function DriftByCause({ drift, numbers = false }: { drift: readonly Drift[]; numbers?: boolean }) {
  return (
    <>
      {byCause(drift, ({ cause }) => cause).map(([cause, of]) => (
        <>
          <h3 class="cause">
            {DRIFT_WORDS[cause]} <span class="n">{of.length}</span>
          </h3>
          <ul class="box">
            {of.map((one) => (
              <DriftView of={one} numbers={numbers} />
            ))}
          </ul>
        </>
      ))}
    </>
  );
}

function DriftView({ of, numbers }: { of: Drift; numbers: boolean }) {
  const { number, name, address, target, through, rights = [], undoneBy, construct, source } = of;
  const attributes = toldAttributes(of);
  return (
    <li id={`d${number}`}>
      <b>{visible(name)}</b>
      {target !== undefined && <span class="muted"> on {visible(target)}</span>}
      {through !== undefined && <span class="muted">, through {visible(through)}</span>}
      {rights.map(({ action, class: risk, state }) => (
        <span class={`chip ${state === "granted" ? "add" : "sub"} ${risk}`}>
          <Icon of={state === "granted" ? "plus" : "minus"} small />
          <Icon of={risk} />
          <span class="vh">{`${state} ${RISKS[risk].word}: `}</span>
          <Code>{action}</Code>
        </span>
      ))}
      {attributes.length > 0 && (
        <p>
          {attributes.map((attribute, index) => (
            <>
              {index > 0 && "; "}
              {visible(attributeWords(attribute.name))} <Words of={attributeSentence(attribute)} />
            </>
          ))}
        </p>
      )}
      <p>
        {numbers && `#${number} `}
        <Code>{construct ?? address}</Code>
        {source !== null && (
          <>
            , <Code>{`${source.file}:${source.line}`}</Code>
          </>
        )}
        {!numbers && undoneBy === undefined && isOutside(of) && ", stays as it is now"}
        {!numbers && undoneBy !== undefined && ", undone by change "}
        {undoneBy !== undefined && <a href={`#c${undoneBy}`}>{undoneBy}</a>}
      </p>
    </li>
  );
}

/** Values known only after the apply, and data read during it. */
export function UnknownSection({ model }: { model: ReviewModel }) {
  const { unknown, readAtApply, changes } = model;
  return (
    <section class="block" id="unknown">
      <h2>
        Unknown <span class="n">until apply</span>
      </h2>
      {unknown.length + readAtApply.length === 0 && (
        <p class="box nothing">Nothing is left to the apply to be known.</p>
      )}
      {unknown.length > 0 && (
        <ul class="box">
          {unknown.map(({ change, attribute, from }) => (
            <li>
              {visible(attributeWords(attribute))}{" "}
              <span class="muted">
                of <Words of={subject(changes[change - 1]!)} />
                {from !== null && (
                  <>
                    , from <Code>{from}</Code>
                  </>
                )}
              </span>
              <Ref to={change} />
            </li>
          ))}
        </ul>
      )}
      {readAtApply.length > 0 && <h3 class="cause">Data that is read during the apply</h3>}
      {readAtApply.length > 0 && (
        <ul class="box">
          {readAtApply.map((one) => (
            <li>
              <Words of={readWords(one)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function subject({ name, rights }: ReviewModel["changes"][number]) {
  const [one] = rights;
  return one === undefined ? [{ name }] : [who(one.principal), " on ", { name: one.target }];
}

/** Outputs that change. */
export function OutputsSection({ outputs }: { outputs: ReviewModel["outputs"] }) {
  if (outputs.length === 0) return "";
  return (
    <section class="block" id="outputs">
      <h2>
        Outputs <span class="n">{outputs.length}</span>
      </h2>
      <ul class="box">
        {outputs.map(({ name, action, before, after }) => (
          <li>
            <b>{visible(name)}</b> <span class="muted">{OUTPUT_WORDS[action]}</span>
            <p>
              <Words of={attributeSentence({ name, before, after }, action)} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

const OUTPUT_WORDS: Readonly<Record<ReviewModel["outputs"][number]["action"], string>> = {
  create: "added",
  update: "changed",
  delete: "removed",
};
