import { visible } from "../format/visible";
import type { AttributeModel, Change, ReviewModel, RightModel, RightsChange, ValueModel } from "../model";
import { kindWords } from "../words/change";
import { longFinding } from "../words/findings";
import { ACTION_WORDS, attributeWords, RISKS } from "../words/labels";
import { constructBelow, sourceText, throughWords } from "../words/place";
import { holder } from "../words/principal";
import { plain } from "../words/text";
import { valueWords } from "../words/values";
import { Code, Icon, Words } from "./pieces";

/** One change: its action and object, before and after, and its findings. */
export function ChangeView({ change, targets }: { change: Change } & Pick<ReviewModel, "targets">) {
  const { number, action, attributes, findings, rights } = change;
  const fields = attributes.length + rights.length > 0;
  return (
    <article class="change" id={`c${number}`} aria-label={`Change ${number}`}>
      <span class="num">
        <a href={`#c${number}`} aria-label={`Change ${number}`}>
          {number}
        </a>
      </span>
      <span class={`verb v-${action}`}>{ACTION_WORDS[action].title}</span>
      <What change={change} targets={targets} />
      <Place change={change} />
      {fields && (
        <dl class="diff">
          {attributes.map((attribute) => (
            <Attribute of={attribute} gone={action === "delete" || action === "forget"} />
          ))}
          {rights.map((one) => (
            <Rights of={one} several={rights.length > 1} />
          ))}
        </dl>
      )}
      {findings.length > 0 && (
        <ul class="notes">
          {findings.map((finding) => (
            <li class={finding.code === "lostForGood" ? "bad" : ""}>
              <Words of={longFinding(finding)} />
            </li>
          ))}
        </ul>
      )}
      <p class="more">
        <Code>{change.address}</Code>
        {change.deposed !== undefined && (
          <>
            {" deposed "}
            <Code>{change.deposed}</Code>
          </>
        )}
      </p>
    </article>
  );
}

function What({ change, targets }: { change: Change } & Pick<ReviewModel, "targets">) {
  return (
    <div class="what">
      <b>{visible(change.name)}</b>{" "}
      <span class="k">{plain([...kindWords(change), ...throughWords({ targets }, change)], visible)}</span>
    </div>
  );
}

function Place({ change }: { change: Change }) {
  const [source, construct] = [sourceText(change), constructBelow(change)];
  return (
    <div class="at">
      {source !== "" && <Code>{source}</Code>}
      {construct !== undefined && <div class="path">{visible(construct)}</div>}
    </div>
  );
}

function Attribute({ of, gone }: { of: AttributeModel; gone: boolean }) {
  const { name, added, removed, kept = [], forcesReplacement } = of;
  return (
    <>
      <dt>{visible(attributeWords(name))}</dt>
      <dd>
        {added || removed ? (
          <>
            {(removed ?? []).map((item) => (
              <Chip sign="minus">{item}</Chip>
            ))}
            {(added ?? []).map((item) => (
              <Chip sign="plus">{item}</Chip>
            ))}
            {kept.length > 0 && (
              <span class="kept">
                {kept.map((item, index) => (
                  <>
                    {index > 0 ? ", " : " "}
                    <Code>{item}</Code>
                  </>
                ))}
                {kept.length === 1 ? " stays" : " stay"}
              </span>
            )}
          </>
        ) : (
          <BeforeAfter of={of} gone={gone} />
        )}
        {forcesReplacement && <span class="muted"> forces the replacement</span>}
      </dd>
    </>
  );
}

function BeforeAfter({ of: { name, before, after }, gone }: { of: AttributeModel; gone: boolean }) {
  const none = (value: ValueModel | undefined) => value === undefined || value === null;
  if (gone || none(after)) {
    return (
      <del>
        <span class="vh">before </span>
        <Value name={name} of={none(before) ? after : before} />
        {!gone && <span class="muted"> taken away</span>}
      </del>
    );
  }
  return (
    <>
      {!none(before) && (
        <>
          <del>
            <span class="vh">before </span>
            <Value name={name} of={before} />
          </del>
          <span class="arrow" aria-hidden="true">
            →
          </span>
        </>
      )}
      <ins>
        <span class="vh">after </span>
        <Value name={name} of={after} />
      </ins>
    </>
  );
}

function Value({ name, of }: { name: string; of: ValueModel | undefined }) {
  const words = valueWords(name, of);
  const unknown = typeof of === "object" && of !== null && "unknown" in of;
  if (unknown)
    return (
      <span class="q">
        <Words of={words} />
      </span>
    );
  return <code>{words.map((piece) => (typeof piece === "string" ? piece : visible(piece.name)))}</code>;
}

function Rights({ of, several }: { of: RightsChange; several: boolean }) {
  const { granted, revoked, kept, unknown } = of;
  const whose = several ? <Words of={[" ", ...holder(of)]} /> : "";
  return (
    <>
      {granted.length > 0 && (
        <>
          <dt>granted</dt>
          <dd>
            {granted.map((right) => (
              <RightChip of={right} />
            ))}
            {whose}
          </dd>
        </>
      )}
      {revoked.length > 0 && (
        <>
          <dt>revoked</dt>
          <dd>
            {revoked.map((right) => (
              <RightChip of={right} />
            ))}
            {whose}
          </dd>
        </>
      )}
      {unknown && (
        <>
          <dt>rights</dt>
          <dd>
            <span class="q">known after apply</span>
            {whose}
          </dd>
        </>
      )}
      {kept.length > 0 && (
        <>
          <dt>{unknown ? "held now" : "kept"}</dt>
          <dd class="kept">
            {kept.map(({ action, outside }, index) => (
              <>
                {index > 0 && ", "}
                <Code>{action}</Code>
                {outside && " (granted outside)"}
              </>
            ))}
          </dd>
        </>
      )}
    </>
  );
}

function RightChip({ of: { action, class: risk, state, implied, outside, notListed } }: { of: RightModel }) {
  const notes = [implied && "view, by CCKM", outside && "granted outside", notListed && "not listed"].filter(Boolean);
  return (
    <Chip sign={state === "granted" ? "plus" : "minus"} risk={risk} note={notes.join(", ")}>
      {action}
    </Chip>
  );
}

function Chip({
  sign,
  risk,
  note = "",
  children,
}: {
  sign: "plus" | "minus";
  risk?: RightModel["class"];
  note?: string;
  children: string;
}) {
  const word = risk === undefined ? "" : ` ${RISKS[risk].word}:`;
  return (
    <span class={`chip ${sign === "plus" ? "add" : "sub"} ${risk ?? ""}`}>
      <Icon of={sign} small />
      {risk !== undefined && <Icon of={risk} />}
      <span class="vh">{`${sign === "plus" ? "added" : "removed"}${word} `}</span>
      <Code>{children}</Code>
      {note !== "" && <small>{note}</small>}
    </span>
  );
}
