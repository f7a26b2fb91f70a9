import { RISK_CLASSES } from "../../contract/risk-class";
import { lookAtFindings, REMOVED } from "../build/summary";
import { byNumber } from "../format/sections";
import { visible } from "../format/visible";
import type { Change, Finding, ReviewModel } from "../model";
import { shortFinding } from "../words/findings";
import { guardsText } from "../words/guards";
import { gains } from "../words/headline";
import { ACTION_WORDS, KIND_WORDS, RISKS } from "../words/labels";
import { principalText } from "../words/principal";
import { capital } from "../words/text";
import { Code, Icon, Ref, Words } from "./pieces";

/** Maximum number of entries in a list on the first screen; further ones are counted here and listed below. */
const LONGEST = 8;

/** Lost for good; who gains and who loses; what else to look at. */
export function Panels({ model }: { model: ReviewModel }) {
  return (
    <div class="panels">
      <Lost model={model} />
      <Rights model={model} />
      <LookAt model={model} />
    </div>
  );
}

function Lost({ model }: { model: ReviewModel }) {
  const [lost, removed] = [byNumber(model, model.summary.lostForGood), byNumber(model, model.summary.removed)];
  return (
    <div class={lost.length > 0 ? "panel destroys" : "panel"}>
      <h2>
        Lost for good<span class="n">{lost.length}</span>
      </h2>
      {lost.length === 0 && <p class="nothing">Nothing.</p>}
      <Listed of={lost} codes={["lostForGood"]} />
      {lost.length > 0 && <p class="small">{guardsText(model)}</p>}
      {removed.length > 0 && <h3>Removed, can be brought back</h3>}
      <Listed of={removed} codes={REMOVED} />
    </div>
  );
}

function Listed({ of, codes }: { of: readonly Change[]; codes: readonly Finding["code"][] }) {
  if (of.length === 0) return "";
  return (
    <>
      <ul>
        {of.slice(0, LONGEST).map(({ number, name, kind, action, findings }) => (
          <li>
            <b>{visible(name)}</b>
            <p>
              {KIND_WORDS[kind]}, {ACTION_WORDS[action].done}
              {findings
                .filter(({ code }) => codes.includes(code))
                .map((finding) => (
                  <>
                    {": "}
                    <Words of={shortFinding(finding)} />
                  </>
                ))}
            </p>
            <Ref to={number} />
          </li>
        ))}
      </ul>
      <More than={of.length} to="changes" />
    </>
  );
}

function Rights({ model }: { model: ReviewModel }) {
  const counts = model.summary.rights;
  const [gained, none] = [gains(model), byNumber(model, model.summary.leftWithNone)];
  const open = model.changes.some(({ rights }) => rights.some(({ unknown }) => unknown));
  const left = none.flatMap(({ number, rights }) =>
    rights.filter(({ leftWithNone }) => leftWithNone).map((one) => ({ number, ...one })),
  );
  return (
    <div class="panel">
      <h2>
        Who gains and who loses<span class="n">rights granted, revoked</span>
      </h2>
      <dl class="balance">
        {RISK_CLASSES.map((one) => (
          <div class={counts[one].granted > 0 && (one === "destroys" || one === "controls") ? `${one} hot` : one}>
            <dt>
              <Icon of={one} />
              {RISKS[one].word}
            </dt>
            <dd>
              <span>
                <span class="vh">granted </span>+{counts[one].granted}
              </span>
              <span>
                <span class="vh">revoked </span>−{counts[one].revoked}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      {open && <p>What some gain is known only after apply.</p>}
      {gained.length === 0 && !open && <p class="nothing">Nobody gains a right.</p>}
      {gained.length > 0 && (
        <ul>
          {gained.slice(0, LONGEST).map(({ right, rights, change }) => (
            <li class="gain">
              <span class={`right ${right.class}`}>
                <Icon of={right.class} />
                <span class="vh">{RISKS[right.class].word}: </span>
                <Code>{`+${right.action}`}</Code>
              </span>
              <span>
                <b>{visible(principalText(rights.principal))}</b>{" "}
                <span class="muted">
                  on {visible(rights.target)}
                  {right.notListed && ", not listed"}
                  {right.outside && ", granted outside and kept"}
                </span>
              </span>
              <Ref to={change.number} />
            </li>
          ))}
        </ul>
      )}
      <More than={gained.length} to="access" />
      {left.length > 0 && <h3>Left with no right</h3>}
      {left.length > 0 && (
        <ul>
          {left.slice(0, LONGEST).map(({ number, principal, target }) => (
            <li>
              <b>{visible(principalText(principal))}</b> <span class="muted">on {visible(target)}</span>
              <Ref to={number} />
            </li>
          ))}
        </ul>
      )}
      <More than={left.length} to="access" />
    </div>
  );
}

function LookAt({ model }: { model: ReviewModel }) {
  const changes = byNumber(model, model.summary.lookAt);
  return (
    <div class="panel">
      <h2>
        Look at these too<span class="n">{changes.length}</span>
      </h2>
      {changes.length === 0 && <p class="nothing">Nothing.</p>}
      {changes.length > 0 && (
        <ul>
          {changes.slice(0, LONGEST).map((change) => (
            <li>
              <b>{visible(change.name)}</b>
              {change.rights.length > 0 && <span class="muted"> on {visible(change.rights.at(-1)!.target)}</span>}
              <p>
                {lookAtFindings(change).map((finding, index) => (
                  <>
                    {index > 0 && "; "}
                    <Words of={index > 0 ? shortFinding(finding) : capital(shortFinding(finding))} />
                  </>
                ))}
              </p>
              <Ref to={change.number} />
            </li>
          ))}
        </ul>
      )}
      <More than={changes.length} to="changes" />
    </div>
  );
}

function More({ than, to }: { than: number; to: "changes" | "access" }) {
  if (than <= LONGEST) return "";
  return (
    <p class="small">
      and {than - LONGEST} more, <a href={`#${to}`}>{to === "changes" ? "among the changes" : "in the access map"}</a>
    </p>
  );
}
