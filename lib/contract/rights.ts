/** Actions by name; order and duplicates do not matter. */
export type Actions = readonly string[];

/** What differs between kinds of objects. */
export interface RightsOptions {
  /** Whether this release knows the action. */
  isKnown(action: string): boolean;
  /** The view actions that CCKM adds to a requested action, under the names of newer releases. */
  viewsFor(action: string): Actions;
  /** The new names of actions that newer releases have renamed, by old name. */
  readonly renamed?: Readonly<Record<string, Actions>>;
}

/** Permission logic: what is missing, extra or implied. Order and duplicates do not matter. */
export interface Rights {
  /** Whether this release knows the action. */
  isKnown(action: string): boolean;
  /** The actions under the names of newer releases. */
  normalized(actions: Actions): string[];
  /** The view actions that CCKM adds to the requested ones, under the names of newer releases. */
  impliedViews(requested: Actions): string[];
  /** Requested but not in effect: to be granted, under the requested names. */
  missingRights(requested: Actions, effective: Actions): string[];
  /** In effect, but neither requested nor implied by a requested action: to be revoked, under CCKM's names. */
  foreignRights(requested: Actions, effective: Actions): string[];
  /** Whether exactly the requested actions are in effect; implied view actions may or may not be. */
  isSatisfied(requested: Actions, effective: Actions): boolean;
  /**
   * The actions in effect under the requested names: `requested` itself if exactly those are in effect; otherwise
   * without the missing and with the extra ones, so that a diff of the two shows exactly what is wrong.
   */
  toldAsRequest(requested: Actions, effective: Actions): string[];
  /** The shortest request for the actions in effect: without view actions implied by others. */
  shortestRequest(effective: Actions): string[];
  /**
   * What will be in effect after `requested` is applied on top of `effective`; undefined if that depends on CCKM's
   * release: whether it adds views, which of an action's names it uses, what an unknown action implies.
   */
  predictedRights(requested: Actions, effective: Actions): string[] | undefined;
}

/** The permission logic for one kind of object. */
export function rightsOf({ isKnown, viewsFor, renamed = {} }: RightsOptions): Rights {
  const namesOf = (action: string) => (Object.hasOwn(renamed, action) ? renamed[action]! : [action]);
  const normalized = (actions: Actions) => unique(actions.flatMap(namesOf));
  const impliedViews = (requested: Actions) => unique(requested.flatMap(viewsFor));

  function covers(held: Actions, actions: Actions): boolean {
    const names = new Set(normalized(held));
    return normalized(actions).every((action) => names.has(action));
  }

  const missingRights = (requested: Actions, effective: Actions) =>
    unique(requested).filter((action) => !covers(effective, [action]));

  function foreignRights(requested: Actions, effective: Actions): string[] {
    const allowed = [...requested, ...impliedViews(requested)];
    return unique(effective).filter((action) => !covers(allowed, [action]));
  }

  // Whether revoking an action under its old name would also revoke a new one that must stay.
  const takesWantedAlong = (requested: Actions, revoked: Actions) =>
    revoked.some(
      (action) =>
        Object.hasOwn(renamed, action) &&
        renamed[action]!.some((half) => foreignRights(requested, [half]).length === 0),
    );

  return {
    isKnown,
    normalized,
    impliedViews,
    missingRights,
    foreignRights,
    isSatisfied: (requested, effective) =>
      missingRights(requested, effective).length === 0 && foreignRights(requested, effective).length === 0,
    toldAsRequest(requested, effective) {
      const missing = missingRights(requested, effective);
      const kept = unique(requested).filter((action) => !missing.includes(action));
      const told = [...kept, ...impliedViews(requested)];
      return [...kept, ...unique(effective).filter((action) => !covers(told, [action]))];
    },
    shortestRequest(effective) {
      const implied = impliedViews(effective);
      return unique(effective).filter((action) => !covers(implied, [action]));
    },
    predictedRights(requested, effective) {
      const granted = missingRights(requested, effective);
      if (granted.some((action) => Object.hasOwn(renamed, action) || !isKnown(action))) return undefined;
      if (!covers([...effective, ...requested], impliedViews(granted))) return undefined;
      const revoked = foreignRights(requested, effective);
      if (takesWantedAlong(requested, revoked)) return undefined;
      return unique([...effective.filter((action) => !revoked.includes(action)), ...granted]).sort();
    },
  };
}

function unique(actions: Actions): string[] {
  return [...new Set(actions)];
}
