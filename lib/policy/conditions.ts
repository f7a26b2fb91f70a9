import { awsKmsRights, azureVaultRights, isCckmId } from "../contract";
import type { Change, Concerned, Finding, PrincipalModel, ReviewModel, RightModel, RightsChange } from "../review";
import { bareAction, fits } from "../rules";
import { withoutCapitals } from "../text";
import { all, any, type Holds, isAmong, isOneOf } from "./holds";
import { DELETIONS, type SETTINGS, type When } from "./model";

type Target = ReviewModel["targets"][number];

/** Conditions on the plan as a whole, and on a change's target server. */
export function ofEnvironment(when: When, { environment }: ReviewModel, targets: readonly Target[]): Holds {
  return all([
    isOneOf(environment.stack, when.environment),
    isOneOf(environment.workspace, when.workspace),
    when.target === undefined ? "yes" : any(targets.map(({ address }) => isOneOf(address, when.target))),
  ]);
}

/** Whether a provider setting matches a rule. */
export function ofSetting(setting: (typeof SETTINGS)[number], { address, tlsVerified, adopt }: Target): Holds {
  switch (setting) {
    case "no_ssl_verify":
      return tlsVerified === null ? "open" : tlsVerified ? "no" : "yes";
    case "plain_http":
      return address === null ? "open" : address.toLowerCase().startsWith("http:") ? "yes" : "no";
    case "adopt":
      if (adopt === "identical") return "yes";
      return adopt === null || adopt === "own" || adopt === "never" ? "no" : "open";
  }
}

/** Conditions on a single change, apart from its rights. */
export function ofChange(when: When, change: Change): Holds {
  const concerns = change.judged?.concerns ?? [];
  return all([
    any(becomes(change).map((one) => isAmong(one, when.change))),
    isAmong(change.kind, when.kind),
    isOneOf(change.type, when.type),
    when.account === undefined ? "yes" : ofConcerned(concerns, "awsAccount", when.account),
    when.vault === undefined ? "yes" : ofConcerned(concerns, "azureVault", when.vault),
    when.region === undefined ? "yes" : any(regionsOf(change).map((region) => isOneOf(region, when.region))),
    when.deletion === undefined ? "yes" : deletionsOf(when, change).length > 0 ? "yes" : "no",
    when.finding === undefined ? "yes" : findingsOf(when, change).length > 0 ? "yes" : "no",
  ]);
}

/** The regions of a change; null if unknown. */
export function regionsOf({ judged }: Change): (string | null)[] {
  return (judged?.regions ?? []).map((one) => (typeof one === "string" ? one : null));
}

// A change has one action, but an object may also be moved or imported while it is changed, or left behind by a
// replacement.
const ALSO: Readonly<Partial<Record<Finding["code"], Change["action"]>>> = {
  imported: "import",
  moved: "move",
  forgotten: "forget",
};

/** All actions on an object. */
function becomes({ action, findings }: Change): Change["action"][] {
  return [...new Set([action, ...findings.flatMap(({ code }) => ALSO[code] ?? [])])];
}

/** The actions on an object that a rule looks for; the main action if the rule has no condition on it. */
export function changesOf({ change: among }: When, change: Change): string[] {
  return among === undefined ? [change.action] : becomes(change).filter((one) => among.includes(one));
}

/** The kinds of deletion that apply to a change, among those that a rule looks for. */
export function deletionsOf({ deletion = [] }: When, change: Change): string[] {
  const lost = change.findings.filter(({ code }) => code === "lostForGood");
  const is = (kind: (typeof DELETIONS)[number]) =>
    becomes(change).some((one) => one === kind) || (kind in CAUSES && lost.some((finding) => isLoss(kind, finding)));
  return DELETIONS.filter((kind) => deletion.includes(kind) && is(kind));
}

const CAUSES: Readonly<Record<string, readonly string[]>> = {
  purge: ["purge"],
  permanent: ["vaultWithoutSoftDelete"],
  report: ["reportIsOfItsDay", "reportNeedsItsLogs"],
};

// An unknown cause may be any.
function isLoss(kind: string, { args: { cause } }: Finding): boolean {
  const known = Object.values(CAUSES).flat();
  return CAUSES[kind]!.includes(String(cause)) || !known.includes(String(cause));
}

/** The codes of a change's findings that a rule looks for. */
export function findingsOf({ finding = [] }: When, { findings }: Change): string[] {
  return [...new Set(findings.map(({ code }) => code))].filter((code) => finding.includes(code));
}

/** Whether the accounts or vaults concerned are among those that a rule names. */
export function ofConcerned(all: readonly Concerned[], kind: Concerned["kind"], patterns: readonly string[]): Holds {
  // Azure names are case-insensitive.
  const bare = (text: string) => (kind === "azureVault" ? withoutCapitals(text) : text);
  return any(
    all
      .filter((one) => one.kind === kind)
      .map(({ names, told, known, notKnown }) => {
        const named = [...names, told].some((name) => patterns.some((one) => fits(bare(name), bare(one))));
        const mayBe = notKnown.some((what) => patterns.some((one) => MAY_BE[what](bare(one))));
        return named ? "yes" : known && !mayBe ? "no" : "open";
      }),
  );
}

// Patterns that may match the unknown part of something whose name is known.
const MAY_BE: Readonly<Record<Concerned["notKnown"][number], (pattern: string) => boolean>> = {
  id: isCckmId,
  number: (pattern) => /^[0-9*]+$/.test(pattern),
  subscription: (pattern) => pattern.includes("::"),
};

/** An account or vault that a rule may mean, though it names it otherwise than the plan does. */
export interface OtherwiseNamed {
  readonly kind: Concerned["kind"];
  /** The only name of it that is known here. */
  readonly only: "id" | "name";
}

/** The accounts and vaults, such as those of another stack, that have only their id or only their name here. */
export function otherwiseNamed({ account, vault }: When, { judged }: Change): OtherwiseNamed[] {
  const asked = { awsAccount: account, azureVault: vault };
  return (judged?.concerns ?? []).flatMap((one): OtherwiseNamed[] => {
    const { kind, known, told, notKnown } = one;
    const patterns = asked[kind];
    if (patterns === undefined || ofConcerned([one], kind, patterns) !== "open") return [];
    if (!known) return isCckmId(told) ? [{ kind, only: "id" }] : [];
    return notKnown.includes("id") ? [{ kind, only: "name" }] : [];
  });
}

/** Whether the rights of a principal on a target are among those that a rule looks for. */
export function ofHolder(when: When, { principal, kind, target }: RightsChange, concerns: readonly Concerned[]): Holds {
  const own = concerns.filter((one) => one.kind === kind && one.told === target);
  const on = (of: Concerned["kind"], patterns: readonly string[] | undefined): Holds =>
    patterns === undefined ? "yes" : kind === of ? ofConcerned(own, of, patterns) : "no";
  return all([
    when.principal === undefined ? "yes" : ofPrincipal(principal, when.principal),
    on("awsAccount", when.account),
    on("azureVault", when.vault),
  ]);
}

function ofPrincipal({ kind, id }: PrincipalModel, patterns: readonly string[]): Holds {
  if (id === undefined || kind === "unknown") return "open";
  return patterns.some((pattern) => fits(id, pattern) || fits(`${kind}:${id}`, pattern)) ? "yes" : "no";
}

/** Whether a right is among those that a rule looks for. */
export function ofRight(when: When, { action, class: risk }: RightModel, kind: RightsChange["kind"]): Holds {
  const { normalized } = kind === "awsAccount" ? awsKmsRights : azureVaultRights;
  const patterns = when.action === undefined ? undefined : normalized(when.action.map(bareAction));
  return all([isOneOf(bareAction(action), patterns), isAmong(risk, when.risk)]);
}
