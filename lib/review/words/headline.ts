import { RISK_CLASSES } from "../../contract/risk-class";
import type { Change, ReviewModel, RightModel, RightsChange } from "../model";
import { ACTION_WORDS } from "./labels";
import { who } from "./principal";
import { action, count, name, type Piece, type Sentence, shortened } from "./text";

/** Maximum number of characters of a name in the headline. */
const LONGEST = 80;

/** The sentence with the worst loss and the worst grant, after the policy's result. */
export function headline(model: ReviewModel): Sentence {
  if (!model.status.reviewed) return ["This plan cannot be reviewed."];
  return model.policy?.passed === false ? ["Refused by the policy. ", ...worst(model)] : worst(model);
}

function worst(model: ReviewModel): Sentence {
  if (model.summary.changes === 0 && model.outputs.length === 0) return ["No changes."];
  const parts = [loss(model), grant(model)].filter((part) => part.length > 0);
  if (parts.length === 0) return [harmless(model)];
  return parts.flatMap((part, index) => (index === 0 ? part : [" ", ...part]));
}

function harmless(model: ReviewModel): string {
  const lost = model.summary.removed.length > 0 ? "Nothing is lost for good" : "Nothing is lost";
  const gained = gains(model).length > 0 ? "more than a right to read" : "a right";
  const others = model.changes.some(({ kind, type }) => kind === "other" && !MARKERS.includes(type));
  return `${lost}${others ? " in CCKM" : ""}, and nobody gains ${gained}${others ? "; what other providers do is not judged" : ""}.`;
}

/** Types of other providers that stand for nothing. */
const MARKERS = ["null_resource", "terraform_data"];

/** `17 changes: 4 deleted, 1 replaced, …` */
export function counted({ summary }: ReviewModel): string {
  const parts = (Object.keys(ACTION_WORDS) as (keyof typeof ACTION_WORDS)[])
    .filter((action) => (summary.byAction[action] ?? 0) > 0)
    .map((action) => `${summary.byAction[action]} ${ACTION_WORDS[action].done}`);
  return `${count(summary.changes, "change")}${parts.length > 0 ? `: ${parts.join(", ")}` : ""}.`;
}

/** A right that a principal gains by a change. */
export interface Gain {
  readonly right: RightModel;
  readonly rights: RightsChange;
  readonly change: Change;
}

/** Gained rights, worst first; view actions added by CCKM are omitted. */
export function gains({ changes }: ReviewModel): Gain[] {
  const all = changes.flatMap((change) =>
    change.rights.flatMap((rights) =>
      [...rights.granted, ...rights.kept.filter(({ outside, state }) => outside && state === "kept")].map((right) => ({
        right,
        rights,
        change,
      })),
    ),
  );
  return RISK_CLASSES.flatMap((one) => all.filter(({ right }) => right.class === one && !right.implied));
}

function loss({ summary, changes }: ReviewModel): Sentence {
  const [first, ...others] = summary.lostForGood;
  if (first === undefined) return [];
  const { name: what, kind } = changes[first - 1]!;
  const rest = others.length > 0 ? ` and ${count(others.length, "other")} are` : " is";
  const only = kind === "azureVault" ? "What only CCKM has of the secrets of " : "";
  return [only, name(short(what)), `${rest} lost for good.`];
}

function grant(model: ReviewModel): Sentence {
  const open = model.changes.flatMap(({ rights }) => rights).find(({ unknown }) => unknown);
  const [gained] = gains(model);
  if (open && gained?.right.class !== "destroys") {
    const on = ["What ", shortPiece(who(open.principal)), " gains on ", name(short(open.target))];
    return [...on, " is known only after apply."];
  }
  if (!gained || gained.right.class === "reads") return [];
  const { right, rights } = gained;
  return [
    shortPiece(who(rights.principal)),
    " gains ",
    action(short(right.action)),
    " on ",
    name(short(rights.target)),
    ".",
  ];
}

// A headline must be readable in five seconds.
function short(text: string): string {
  return shortened(text, LONGEST);
}

function shortPiece(piece: Piece): Piece {
  return typeof piece === "string" ? piece : name(short(piece.name));
}
