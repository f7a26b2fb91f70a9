import type { Change, Judgeable, ReviewModel, RightModel, RightsChange } from "../review";
import { adoptedIn, gainedBy, principalText } from "../review";
import {
  changesOf,
  deletionsOf,
  findingsOf,
  ofChange,
  ofEnvironment,
  ofHolder,
  ofRight,
  ofSetting,
  otherwiseNamed,
  regionsOf,
} from "./conditions";
import { judgedByGuard } from "./guards";
import { byOtherName, type Found, type Hit, hit, NOT_TOLD, numberOf, placeOf, UNTIL_APPLY } from "./hit";
import { all, type Holds, isAmong, isOneOf } from "./holds";
import { GUARDS, type Rule, type When } from "./model";

const RIGHT_CONDITIONS = ["principal", "action", "right"] as const;

/** All matches of a rule in a plan. */
export function hitsOf(rule: Rule, model: ReviewModel): Hit[] {
  const when = rule.when ?? {};
  const hits =
    when.setting === undefined
      ? [...model.changes, ...(isOfRights(rule) ? adoptedIn(model) : [])].flatMap((change) =>
          inChange(rule, when, model, change),
        )
      : inSettings(when, model);
  return [...new Map(hits.map((hit) => [hit.finding, hit])).values()];
}

function isOfRights({ when = {}, ForbidActions }: Rule): boolean {
  const asked = [...RIGHT_CONDITIONS, "risk"] as const;
  return asked.some((name) => when[name] !== undefined) || !!ForbidActions || !!when.finding?.includes("adoptsDrift");
}

function inSettings(when: When, model: ReviewModel): Hit[] {
  return model.targets.flatMap((target) =>
    (when.setting ?? []).flatMap((setting): Hit[] => {
      const holds = all([ofEnvironment(when, model, [target]), ofSetting(setting, target)]);
      const { configuration } = target;
      const told = `${configuration} ${setting}`;
      return hit(holds, told, `the provider's configuration ${configuration} has ${SETTING_WORDS[setting]}`, NOT_TOLD);
    }),
  );
}

const SETTING_WORDS = {
  no_ssl_verify: "no_ssl_verify, or plain http: the certificate of CCKM is not verified",
  plain_http: "an address with plain http",
  adopt: "adopt = identical: creates take over what is there already",
} as const;

function inChange(rule: Rule, when: When, model: ReviewModel, change: Judgeable): Hit[] {
  const environment = ofEnvironment(when, model, targetsOf(model, change));
  const holds = all([environment, ofChange(when, change)]);
  if (holds === "no") return [];
  const guard = GUARDS.find((name) => rule[name] !== undefined);
  const named = new Set(otherwiseNamed(when, change).map(byOtherName));
  const reasons = [...(environment === "open" ? [NOT_TOLD] : []), ...named];
  const why = reasons.length > 0 ? reasons.join("; ") : UNTIL_APPLY;
  const of = (hits: readonly Found[]) =>
    hits
      .flatMap((one) => hit(one.holds, one.finding, one.reason, why))
      .map((one) => (change.ofDrift ? one : { ...one, change: change.number }));
  if (guard !== undefined) return of(judgedByGuard(rule, guard, model, change, holds));
  const ofRights = RIGHT_CONDITIONS.some((name) => when[name] !== undefined);
  if (ofRights || (when.risk !== undefined && change.rights.length > 0)) return of(inRights(when, change, holds));
  const risk: Holds = when.risk === undefined ? "yes" : change.risk === null ? "no" : isAmong(change.risk, when.risk);
  const what = whatOf(when, change);
  return of([{ holds: all([holds, risk]), finding: `${placeOf(change)} ${what}`, reason: sentenceOf(change, what) }]);
}

function inRights(when: When, change: Judgeable, holds: Holds): Found[] {
  return change.rights.flatMap((rights) => {
    const holder = all([holds, ofHolder(when, rights, change.judged?.concerns ?? [])]);
    const { target, principal, kind, unknown } = rights;
    return (when.right ?? ["grant"]).flatMap((what) => {
      const found = (of: Holds, right: RightModel | undefined): Found => ({
        holds: of,
        finding: `${placeOf(change)} ${what} ${right?.action ?? "unknown"} on ${target} to ${principalText(principal)}`,
        reason: rightSentence(change, rights, what, right),
      });
      if (unknown) return [found(all([holder, "open"]), undefined)];
      const list = what === "revoke" ? rights.revoked : gainedBy(change, rights);
      return list.map((right) => found(all([holder, ofRight(when, right, kind)]), right));
    });
  });
}

function rightSentence(
  change: Judgeable,
  rights: RightsChange,
  what: "grant" | "revoke",
  right: RightModel | undefined,
): string {
  const does = what === "grant" ? "gains" : "loses";
  const told = right === undefined ? "rights that are not known" : `${right.action} (${right.class})`;
  return `${numberOf(change)}: ${principalText(rights.principal)} ${does} ${told} on ${rights.target}`;
}

// Identifies a match within a change by what the rule looks for.
function whatOf(when: When, change: Change): string {
  const found = [...deletionsOf(when, change), ...findingsOf(when, change)];
  const regions =
    when.region === undefined ? [] : regionsOf(change).filter((region) => isOneOf(region, when.region) !== "no");
  return [
    ...(found.length > 0 ? found : changesOf(when, change)),
    ...regions.map((one) => `region ${one ?? "unknown"}`),
  ].join(", ");
}

function sentenceOf(change: Judgeable, what: string): string {
  const { name, action } = change;
  return `${numberOf(change)}: ${name}: ${what === action ? action : `${action} (${what})`}`;
}

// The provider configuration of a change is not always known: then it may be any.
function targetsOf({ targets }: ReviewModel, { target }: Change): ReviewModel["targets"] {
  const own = targets.filter(({ configuration }) => configuration === target);
  return own.length > 0 ? own : targets;
}
