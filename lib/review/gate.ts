import { normalized, RISK_CLASSES, type RiskClass } from "../contract";
import { adoptedIn, gainedBy, type Judgeable, meantBy } from "./access";
import { isOutside } from "./build/drift";
import type { Change, ReviewModel, RightsChange } from "./model";
import { principalText } from "./words/principal";

/** Values of `--fail-on`, besides `grant:<action>`. */
export const GATES = [
  "delete",
  "replace",
  "loss",
  "purge",
  "forget",
  "drift",
  "unknown",
  ...RISK_CLASSES.map((one) => `grant:${one}` as const),
  "no-ssl-verify",
] as const;

/** A gate that a review failed. */
export interface GateFailure {
  readonly gate: string;
  /** The change that failed it; undefined if it concerns the plan as a whole. */
  readonly change?: number;
  readonly reason: string;
}

/** @throws Error for an unknown gate. */
export function failuresOf(model: ReviewModel, gates: readonly string[]): GateFailure[] {
  for (const gate of gates) checkGate(gate);
  return [...new Set(gates)].flatMap((gate) => [
    ...ofPlan(model, gate),
    ...model.changes.flatMap((change) => ofChange(change, gate)),
    ...(gate.startsWith("grant:") ? adoptedIn(model).flatMap((drift) => ofChange(drift, gate)) : []),
  ]);
}

function checkGate(gate: string): void {
  if ((GATES as readonly string[]).includes(gate)) return;
  const [, action] = /^grant:(\S+)$/.exec(gate) ?? [];
  const meant = action === undefined ? undefined : meantBy(action, RISK_CLASSES);
  if (action !== undefined && meant === undefined) return;
  // A misspelled gate would let every plan pass.
  const near = meant === undefined ? "" : ` Did you mean grant:${meant}?`;
  throw new Error(
    `Expected --fail-on to be one of ${GATES.join(", ")}, or grant:<action> as in grant:keydelete, got ${JSON.stringify(gate)}.${near}`,
  );
}

function ofPlan(model: ReviewModel, gate: string): GateFailure[] {
  const outside = model.drift.filter(isOutside).length;
  if (gate === "drift" && outside > 0) {
    return [{ gate, reason: `${outside} objects changed outside of Terraform` }];
  }
  if (gate === "no-ssl-verify") {
    const verified = [model.target, ...model.targets].map(({ tlsVerified }) => tlsVerified);
    if (verified.includes(false)) return [{ gate, reason: "the certificate of CCKM is not verified" }];
    if (verified.includes(null) && model.changes.some(({ kind }) => kind !== "other")) {
      return [{ gate, reason: "whether the certificate of CCKM is verified is not known here: add --app" }];
    }
  }
  return [];
}

function ofChange(change: Judgeable, gate: string): GateFailure[] {
  const { number, action, findings, rights, name } = change;
  const failed = (reason: string): GateFailure[] => [
    change.ofDrift
      ? { gate, reason: `drift ${number}: ${reason}` }
      : { gate, change: number, reason: `${number}: ${reason}` },
  ];
  const has = (code: string) => findings.find((finding) => finding.code === code);
  switch (gate) {
    case "delete":
      return action === "delete" || action === "replace"
        ? failed(`${name} is ${action === "delete" ? "deleted" : "replaced"}`)
        : [];
    case "replace":
      return action === "replace" ? failed(`${name} is replaced`) : [];
    case "forget":
      return action === "forget" || has("forgotten") ? failed(`${name} is forgotten`) : [];
    case "loss":
      return has("lostForGood") ? failed(`${name} is lost for good`) : [];
    case "purge":
      return has("lostForGood")?.args.cause === "purge" ? failed(`${name} is purged`) : [];
    case "unknown":
      return has("unknownUntilApply") ? failed(`something of ${name} is known only after apply`) : [];
    default:
      if (!gate.startsWith("grant:")) return [];
      return rights.flatMap((one) =>
        grants(change, one, gate.slice("grant:".length)).flatMap((right) =>
          failed(`${principalText(one.principal)} gains ${right} on ${one.target}`),
        ),
      );
  }
}

// Unknown rights may be any rights, so they fail a gate on rights.
function grants(change: Change, rights: RightsChange, asked: string): string[] {
  const gained = gainedBy(change, rights);
  const names = rights.kind === "awsAccount" ? normalized([asked]) : [asked];
  const matching = gained.filter((right) =>
    (RISK_CLASSES as readonly string[]).includes(asked)
      ? right.class === (asked as RiskClass)
      : names.includes(right.action),
  );
  return [...matching.map(({ action }) => action), ...(rights.unknown ? ["rights that are not known yet"] : [])];
}
