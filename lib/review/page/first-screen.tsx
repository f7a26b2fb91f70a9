import { visible } from "../format/visible";
import type { ReviewModel } from "../model";
import { longFinding } from "../words/findings";
import { counted, headline } from "../words/headline";
import { policyWords } from "../words/policy";
import { count } from "../words/text";
import { instant } from "../words/time";
import { Panels } from "./panels";
import { Code, PlainWords, Words } from "./pieces";

/** To be read in five seconds: the place, the worst change, who gains, what is lost, whether it is complete. */
export function FirstScreen({ model }: { model: ReviewModel }) {
  const { changes, status } = model;
  const said = [...model.settings, ...model.notices];
  return (
    <section id="summary" aria-label="Summary">
      <Where model={model} />
      <h1>
        <PlainWords of={headline(model)} />
      </h1>
      <p class="lede">{lede(model)}</p>
      {!status.reviewed && <Reasons model={model} />}
      <Policy model={model} />
      {said.length > 0 && (
        <ul class="settings" aria-label="Settings of the provider and checks that matter">
          {said.map((setting) => (
            <li>
              <Words of={longFinding(setting)} />
            </li>
          ))}
        </ul>
      )}
      {changes.length > 0 && <Panels model={model} />}
      <Facts model={model} />
    </section>
  );
}

function lede(model: ReviewModel): string {
  if (!model.status.reviewed && model.changes.length === 0) return "It holds nothing that could be shown.";
  if (!model.status.reviewed) return `What it holds all the same, as far as it goes: ${counted(model)}`;
  if (model.changes.length > 0) return `${counted(model)} ${howComplete(model)}`;
  if (model.outputs.length > 0) return "Only outputs change; no object does.";
  const outside = model.drift.length > 0 ? " What changed outside of Terraform is below." : "";
  return `Terraform would change nothing here.${outside}`;
}

// Next to the sentence above, so that it is on the first screen however long the lists of losses and gains are.
function howComplete({ coverage: { changes }, unknown, readAtApply }: ReviewModel): string {
  const [all, later] = [changes.shown === changes.inPlan, unknown.length + readAtApply.length];
  const here = all ? "All of them are here" : `${changes.shown} of ${changes.inPlan} are here`;
  return `${here}; ${later === 0 ? "nothing is left to the apply to be known" : `${count(later, "value")} known only after apply`}.`;
}

function Where({ model: { environment, target, targets } }: { model: ReviewModel }) {
  return (
    <p class="where">
      <span class={environment.stack === null ? "env none" : "env"}>
        {visible(environment.stack ?? "stack not told")}
      </span>
      {target.address === null ? (
        <span class="warn">on a CCKM that is not known here</span>
      ) : (
        <span>
          on <b>{visible(target.address)}</b>
        </span>
      )}
      <span>
        domain <b>{target.domain === null ? "not told" : visible(target.domain)}</b>
      </span>
      <span>
        workspace <b>{environment.workspace === null ? "not told" : visible(environment.workspace)}</b>
      </span>
      {targets.length > 1 && <span class="warn">and {count(targets.length - 1, "other target")}, below</span>}
      {target.tlsVerified === true && <span class="ok">certificate verified</span>}
      {target.tlsVerified === false && <span class="warn">certificate not verified</span>}
    </p>
  );
}

function Reasons({ model: { status } }: { model: ReviewModel }) {
  return (
    <div class="stop" role="note" aria-label="Why it cannot be reviewed">
      <h2>Why</h2>
      <ul>
        {status.reasons.map(({ detail }) => (
          <li>{visible(detail)}</li>
        ))}
      </ul>
      <p>Nobody should approve this plan: what is missing below is not nothing. Make a new plan and review that.</p>
    </div>
  );
}

function Policy({ model }: { model: ReviewModel }) {
  const told = policyWords(model);
  if (told === undefined) return "";
  const { passed, file } = model.policy!;
  return (
    <div class={passed ? "policy" : "policy stop"} role="note" aria-label="What the policy says">
      <h2>{told.title}</h2>
      <ul>
        {[...told.refused, ...told.rest].map((one) => (
          <li>
            <Words of={one} />
          </li>
        ))}
      </ul>
      <p>
        <Code>{file}</Code>: {told.note}.
      </p>
    </div>
  );
}

function Facts({ model }: { model: ReviewModel }) {
  const { coverage, unknown, readAtApply, access, plan, versions, environment, intent, status } = model;
  const { shown, inPlan } = coverage.changes;
  const later = unknown.length + readAtApply.length;
  return (
    <dl class={intent === undefined ? "facts three" : "facts"}>
      <div>
        <dt>Is it complete?</dt>
        <dd>{status.reviewed ? `${shown} of ${inPlan} changes are here` : "No: the plan itself is not"}</dd>
        <dd>
          {later === 0
            ? "Nothing is left to the apply to be known; the access map is "
            : `${later} ${later === 1 ? "value is" : "values are"} known only after apply; the access map is `}
          <a href="#access">{access.complete ? "complete" : "partial"}</a>.
        </dd>
      </div>
      {intent !== undefined && (
        <div>
          <dt>Intent</dt>
          <dd class="hash">
            <Code>{`${intent.replace(/^sha256:/, "").slice(0, 16)}…`}</Code>
            <button class="btn js-only" type="button" data-copy={intent} aria-label="Copy the intent's fingerprint">
              Copy
            </button>
          </dd>
          <dd>
            What an approval is bound to. <a href="#identity">In full</a>
          </dd>
        </div>
      )}
      <div>
        <dt>Planned</dt>
        <dd>{plan.madeAt === null ? "Time not told" : instant(plan.madeAt)}</dd>
        <dd>{made(versions)}</dd>
      </div>
      <div>
        <dt>Code</dt>
        <dd>{environment.commit === null ? "Commit not told" : <Code>{environment.commit.slice(0, 12)}</Code>}</dd>
        <dd>{environment.branch === null ? "" : visible(environment.branch)}</dd>
      </div>
    </dl>
  );
}

function made({ engine, package: cckm }: ReviewModel["versions"]): string {
  return [
    engine === null ? undefined : `engine ${visible(engine)}`,
    cckm === null ? undefined : `cckm ${visible(cckm)}`,
  ]
    .filter((text) => text !== undefined)
    .join(", ");
}
