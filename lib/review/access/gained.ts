import type { Change, Drift, ReviewModel, RightModel, RightsChange } from "../model";

/** A change, or drift that is judged like one: its number is that of the drift. */
export type Judgeable = Change & { readonly ofDrift?: true };

/**
 * Rights that a principal has through a change: granted by it, or granted outside Terraform and kept by it, such as those that an
 * import brings under Terraform.
 */
export function gainedBy({ findings }: Pick<Change, "findings">, { granted, kept }: RightsChange): RightModel[] {
  const imported = findings.some(({ code }) => code === "imported");
  return [...granted, ...kept.filter(({ outside, state }) => (outside || imported) && state === "kept")];
}

/**
 * Permissions that were granted outside Terraform and are now in the configuration: Terraform plans no change for them, but
 * manages them from then on. They are evaluated like a change that keeps them.
 */
export function adoptedIn({ drift, changes }: ReviewModel): Judgeable[] {
  return drift.flatMap((one) => {
    const [concerned] = one.concerns ?? [];
    const granted = (one.rights ?? []).filter(({ state }) => state === "granted");
    const judgedAnyway = changes.some(({ address }) => address === one.address);
    if (concerned === undefined || granted.length === 0 || judgedAnyway) return [];
    return [adopted(one, concerned, granted)];
  });
}

type Concerned = NonNullable<Drift["concerns"]>[number];

function adopted(drift: Drift, concerned: Concerned, granted: NonNullable<Drift["rights"]>): Judgeable {
  const { number, address, name, type, construct, source, target = "", principal = { kind: "unknown" } } = drift;
  const kept = granted.map((right) => ({ ...right, state: "kept" as const, outside: true as const }));
  const actions = granted.map(({ action }) => action);
  return {
    number,
    ofDrift: true,
    action: "update",
    kind: concerned.kind === "awsAccount" ? "awsAcl" : "azureVaultAcl",
    type,
    provider: "",
    name,
    construct,
    address,
    target: null,
    source,
    attributes: [],
    findings: [{ code: "adoptsDrift", args: { actions } }],
    rights: [{ kind: concerned.kind, target, principal, granted: [], revoked: [], kept, leftWithNone: false }],
    risk: null,
    judged: { concerns: [concerned], regions: [], planned: { actions } },
  };
}
