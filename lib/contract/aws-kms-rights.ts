import { isKnownAction } from "./aws-kms-actions";

/** Actions by name; order and repetition mean nothing. */
export type Actions = readonly string[];

const KEY_VIEWS = ["viewnative", "viewbyok"] as const;

/** The actions in the names of new releases: `view` is `viewnative` and `viewbyok`. */
export function normalized(actions: Actions): string[] {
  return unique(actions.flatMap((action) => (action === "view" ? KEY_VIEWS : [action])));
}

/** The view actions that CCKM adds to what is requested, in the names of new releases. */
export function impliedViews(requested: Actions): string[] {
  return unique(requested.flatMap(viewsFor));
}

function viewsFor(action: string): readonly string[] {
  if (action.startsWith("keystore")) return ["viewkeystore"];
  if (action.startsWith("cloudhsmkey")) return ["viewcloudhsmkey"];
  if (action.startsWith("hyokkey")) return ["viewhyokkey"];
  return action.startsWith("key") ? KEY_VIEWS : [];
}

/** What is requested and does not hold: to be granted, in the words of the request. */
export function missingRights(requested: Actions, effective: Actions): string[] {
  return unique(requested).filter((action) => !covers(effective, [action]));
}

/** What holds and is neither requested nor a view that a requested action implies: to be revoked, in CCKM's words. */
export function foreignRights(requested: Actions, effective: Actions): string[] {
  const allowed = [...requested, ...impliedViews(requested)];
  return unique(effective).filter((action) => !covers(allowed, [action]));
}

/** Whether exactly what is requested holds; a view that it implies may hold or not. */
export function isSatisfied(requested: Actions, effective: Actions): boolean {
  return missingRights(requested, effective).length === 0 && foreignRights(requested, effective).length === 0;
}

/**
 * What holds, told in the words of a request: `requested` itself when exactly that holds; otherwise without what is
 * missing and with what is foreign, so that the difference between the two is what is wrong.
 */
export function toldAsRequest(requested: Actions, effective: Actions): string[] {
  const missing = missingRights(requested, effective);
  const kept = unique(requested).filter((action) => !missing.includes(action));
  const told = [...kept, ...impliedViews(requested)];
  return [...kept, ...unique(effective).filter((action) => !covers(told, [action]))];
}

/** The shortest request for what holds: without the views that its other actions imply. */
export function shortestRequest(effective: Actions): string[] {
  const implied = impliedViews(effective);
  return unique(effective).filter((action) => !covers(implied, [action]));
}

/**
 * What will hold once `requested` is brought about where `effective` holds; undefined where that depends on the release:
 * whether it adds views, under which name it keeps `view`, what an action brings that is not known here.
 */
export function predictedRights(requested: Actions, effective: Actions): string[] | undefined {
  const granted = missingRights(requested, effective);
  if (granted.some((action) => action === "view" || !isKnownAction(action))) return undefined;
  if (!covers([...effective, ...requested], impliedViews(granted))) return undefined;
  const revoked = foreignRights(requested, effective);
  if (revoked.includes("view") && KEY_VIEWS.some((half) => foreignRights(requested, [half]).length === 0)) {
    return undefined;
  }
  return unique([...effective.filter((action) => !revoked.includes(action)), ...granted]).sort();
}

function covers(held: Actions, actions: Actions): boolean {
  const names = new Set(normalized(held));
  return normalized(actions).every((action) => names.has(action));
}

function unique(actions: Actions): string[] {
  return [...new Set(actions)];
}
