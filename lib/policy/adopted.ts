import type { Drift, ReviewModel } from "../review";
import type { Judgeable } from "./hit";

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
