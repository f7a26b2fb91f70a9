import { normalized, RISK_CLASSES, type RiskClass } from "../../contract";
import type { AccessGap, AccessRow, RightModel, TargetKind } from "../model";
import type { Place, Question, WhoMay } from "./model";

/** The part of an answer that matches a question. */
export function narrowed(answer: WhoMay, question: Question): WhoMay {
  const { whoCan, principal, account } = question;
  const places = account === null ? answer.places : placesNamed(answer, account);
  const within = new Set(places.map(({ kind, name }) => `${kind} ${name}`));
  const names = new Set(places.map(({ name }) => name));
  const rows = answer.access.rows
    .filter(({ kind, target }) => within.has(`${kind} ${target}`))
    .filter((row) => principal === null || isPrincipal(row, principal))
    .map((row) => ({
      ...row,
      rights: row.rights.filter((right) => whoCan === null || isAsked(row.kind, right, whoCan)),
    }))
    .filter(({ rights }) => rights.length > 0);
  return {
    ...answer,
    question,
    implicit: answer.implicit.filter(({ group }) => principal === null || group === principal.normalize()),
    places,
    access: {
      ...answer.access,
      gaps: answer.access.gaps.flatMap((gap) => withinPlaces(gap, names)),
      targets: answer.access.targets.filter(({ kind, id }) => within.has(`${kind} ${id}`)),
      rows,
    },
  };
}

// Places that were not asked about are no gaps in the answer.
function withinPlaces(gap: AccessGap, names: ReadonlySet<string>): AccessGap[] {
  if (gap.code !== "unmanagedTarget" && gap.code !== "unmanagedPrincipals") return [gap];
  const targets = gap.targets?.filter((one) => names.has(one));
  return gap.code === "unmanagedTarget" && targets?.length === 0 ? [] : [{ ...gap, ...(targets && { targets }) }];
}

/**
 * Accounts and vaults by name: an account's name is case-sensitive, a vault's is not and may include the subscription.
 * Ids in CCKM and AWS account numbers match too.
 */
export function placesNamed({ places }: WhoMay, given: string): Place[] {
  const wanted = given.normalize();
  return places.filter(({ kind, id, name, ownName, accountId }) => {
    if ([id, name.normalize(), accountId].includes(wanted)) return true;
    const own = ownName.normalize();
    if (kind === "awsAccount") return own === wanted;
    const vault = own.toLowerCase();
    return [vault, vault.split("::")[0]].includes(wanted.toLowerCase());
  });
}

function isPrincipal({ principal }: AccessRow, given: string): boolean {
  return principal.id?.normalize() === given.normalize();
}

function isAsked(kind: TargetKind, right: RightModel, whoCan: string): boolean {
  if ((RISK_CLASSES as readonly string[]).includes(whoCan)) return right.class === (whoCan as RiskClass);
  const names = kind === "awsAccount" ? normalized([whoCan]) : [whoCan];
  return names.includes(right.action);
}
