import { RISK_CLASSES } from "../../contract";
import { visible } from "../format/visible";
import type { AccessGap, AccessRow, RightModel } from "../model";
import { KIND_TITLES, RISKS } from "../words/labels";
import { who } from "../words/principal";
import { count, name, names, plain, type Sentence } from "../words/text";
import { instant } from "../words/time";
import type { NewRight } from "./compare";
import type { Place, WhoMay } from "./model";

/** The question and the number of answers. */
export function answerHeadline({ question, access, places, implicit }: WhoMay): Sentence {
  const { whoCan, principal } = question;
  const principals = new Set(access.rows.map((row) => `${row.principal.kind} ${row.principal.id}`)).size;
  const on = new Set(access.rows.map(({ kind, target }) => `${kind} ${target}`)).size;
  const where = ` on ${on} of ${count(places.length, "account or vault", "accounts and vaults")}.`;
  const may = mayDo(whoCan);
  if (principal !== null && implicit.length > 0) {
    const all = count(places.length, "account or vault", "accounts and vaults");
    return [
      name(principal),
      ` may do everything on all of ${all}, as administrators may, also where no right is written.`,
    ];
  }
  if (principal !== null) {
    return [
      name(principal),
      ...(on === 0 ? [" has no right here", ...may, " in its own name."] : [" has rights", ...may, where]),
    ];
  }
  if (principals === 0) return [`${nobody(access)} has rights here`, ...may, "."];
  return [`${count(principals, "principal")} ${principals === 1 ? "has" : "have"} rights`, ...may, where];
}

/** The subject of an answer without rights: states do not know principals that Terraform does not manage. */
export function nobody({ readFrom, complete }: WhoMay["access"]): string {
  if (readFrom === "state") return "Nobody in these states";
  return complete ? "Nobody but administrators" : "Nobody but administrators, as far as it was read,";
}

function mayDo(whoCan: string | null): Sentence {
  if (whoCan === null) return [];
  const risk = RISK_CLASSES.find((one) => one === whoCan);
  return risk === undefined ? [" to ", name(whoCan)] : [` of the class ${RISKS[risk].shape} ${RISKS[risk].word}`];
}

/** The CCKM and the source of the answer. */
export function sourceSentence({ sites, user, readAt, access, states }: WhoMay): Sentence {
  const where = sites.flatMap(
    ({ address, domain }, index): Sentence => [
      index > 0 ? " and " : "",
      name(address),
      ...(domain === "" ? [", root domain"] : [", domain ", name(domain)]),
    ],
  );
  const from: Sentence = [...(where.length === 0 ? ["A CCKM that the states do not tell"] : where), "; read from "];
  if (access.readFrom === "state") return [...from, ...names(states.map((state) => state.name)), "."];
  const as: Sentence = user === null ? [] : [" as ", name(user)];
  return [...from, "CCKM", ...as, ...(readAt === null ? [] : [`, ${instant(readAt)}`]), "."];
}

/** The scope of the answer and its limitations. */
export function scopeSentences(answer: WhoMay): Sentence[] {
  const { access, places, user } = answer;
  const kinds = (["awsAccount", "azureVault"] as const).map(
    (kind) => places.filter((place) => place.kind === kind).length,
  );
  const looked = [count(kinds[0]!, "AWS account"), count(kinds[1]!, "Azure vault")].join(" and ");
  const narrowed = answer.question.account !== null;
  const whole: Sentence = access.complete
    ? [
        narrowed ? "" : "all that ",
        ...(narrowed ? [] : [user === null ? "the user" : name(user), " sees in the domain"]),
      ]
    : ["partial"];
  return [
    [`Scope: ${looked}`, ...(narrowed && access.complete ? [] : [", ", ...whole]), "."],
    ...lookedAtSentences(answer),
    ...access.gaps.map((gap) => gapSentence(gap, answer)),
    ...(access.rows.some(({ rights }) => rights.some(({ implied }) => implied))
      ? [["Implied: a view that CCKM adds by itself to an action that needs it."]]
      : []),
  ];
}

/** All accounts and vaults that were checked, including those on which nobody has the right in question. */
export function lookedAtSentences({ places }: WhoMay): Sentence[] {
  return places.length === 0 ? [] : [["Looked at: ", ...names(places.map((place) => place.name)), "."]];
}

/** Groups whose members may do everything without an ACL entry. */
export function administratorsSentences(answer: WhoMay): Sentence[] {
  return answer.access.gaps.filter(({ code }) => code === "administrators").map((gap) => gapSentence(gap, answer));
}

function gapSentence({ code, targets = [] }: AccessGap, { states }: WhoMay): Sentence {
  switch (code) {
    case "administrators":
      return [
        "Administrators, members of the groups ",
        ...names(targets),
        ", may do everything on all of them; that is written nowhere, and who they are is not looked up.",
      ];
    case "groupMembers":
      return ["Rights that a user has through a group stand under the group; who is a member is not looked up."];
    case "unmanagedPrincipals":
      return [
        `Only what ${states.length === 1 ? "this state has" : "these states have"}: rights that Terraform does not manage are not in it. With --live CCKM is asked.`,
      ];
    case "unmanagedTarget":
      return ["Not managed by Terraform here: ", ...names(targets), "."];
    case "managedUnknown":
      return ["Which of them Terraform manages is not known: give states beside --live."];
    case "notRead":
      return ["Could not be read: ", ...names(targets), "."];
    case "emptyState":
      return [
        "States without objects, where nothing was deployed, or other ones than were meant: ",
        ...names(targets),
        ".",
      ];
    default:
      return ["Some of it is not known."];
  }
}

/** An account or vault with its identification. */
export function placeSentence({ kind, name: what, id, accountId, managed }: Place): {
  left: Sentence;
  right: Sentence;
} {
  const notes = [
    accountId === null ? KIND_TITLES[kind].replace(/s$/, "") : `AWS ${accountId}`,
    managed === false ? "not managed" : "",
  ].filter((note) => note !== "");
  return { left: [name(what), ...(what.includes(id) ? [] : ["  ", name(id)])], right: [name(notes.join(", "))] };
}

/** A principal's rights of one class. */
export function rightsSentence(rights: readonly RightModel[]): Sentence {
  return rights.flatMap((right, index): Sentence => [index > 0 ? ", " : "", name(right.action), notesOf(right)]);
}

function notesOf({ implied, notListed, outside }: RightModel): string {
  const notes = [implied && "implied", notListed && "not listed", outside && "not by Terraform"].filter((note) => note);
  return notes.length === 0 ? "" : ` (${notes.join(", ")})`;
}

/** A new right. */
export function newRightSentence({ principal, right, target }: NewRight): Sentence {
  const { shape } = RISKS[right.class];
  const implied = right.implied ? " (implied)" : "";
  return [
    `${shape} `,
    name(right.action),
    `${implied}: ${principal.kind === "group" ? "group " : ""}`,
    who(principal),
    " on ",
    name(target),
  ];
}

/** The principal of a row. */
export function principalOfRow({ principal }: AccessRow): Sentence {
  return [principal.kind === "unknown" ? "" : `${principal.kind.padEnd(5)} `, name(principal.id ?? "not known")];
}

/** A sentence as plain text, with untrusted texts escaped. */
export function plainText(sentence: Sentence): string {
  return plain(sentence, visible);
}
