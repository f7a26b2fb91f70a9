/** Actions by name; order and repetition mean nothing. */
export type Actions = readonly string[];

/** What is particular to the actions on one kind of object. */
export interface RightsOptions {
  /** Whether the action is one that is known here. */
  isKnown(action: string): boolean;
  /** The view actions that CCKM adds to a requested one, in the names of new releases. */
  viewsFor(action: string): Actions;
  /** Actions that new releases keep under other names, by the old one. */
  readonly renamed?: Readonly<Record<string, Actions>>;
}

/** The permissions' algebra: what is missing, foreign, implied. Order and repetition mean nothing in it. */
export interface Rights {
  /** The actions in the names of new releases. */
  normalized(actions: Actions): string[];
  /** The view actions that CCKM adds to what is requested, in the names of new releases. */
  impliedViews(requested: Actions): string[];
  /** What is requested and does not hold: to be granted, in the words of the request. */
  missingRights(requested: Actions, effective: Actions): string[];
  /** What holds and is neither requested nor a view that a requested action implies: to be revoked, in CCKM's words. */
  foreignRights(requested: Actions, effective: Actions): string[];
  /** Whether exactly what is requested holds; a view that it implies may hold or not. */
  isSatisfied(requested: Actions, effective: Actions): boolean;
  /**
   * What holds, told in the words of a request: `requested` itself when exactly that holds; otherwise without what is
   * missing and with what is foreign, so that the difference between the two is what is wrong.
   */
  toldAsRequest(requested: Actions, effective: Actions): string[];
  /** The shortest request for what holds: without the views that its other actions imply. */
  shortestRequest(effective: Actions): string[];
  /**
   * What will hold once `requested` is brought about where `effective` holds; undefined where that depends on the release:
   * whether it adds views, under which name it keeps an action, what an action brings that is not known here.
   */
  predictedRights(requested: Actions, effective: Actions): string[] | undefined;
}

/** The algebra of the permissions on one kind of object. */
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

  // Whether revoking an action under its old name would take one of its new ones along that is to stay.
  const takesWantedAlong = (requested: Actions, revoked: Actions) =>
    revoked.some(
      (action) =>
        Object.hasOwn(renamed, action) &&
        renamed[action]!.some((half) => foreignRights(requested, [half]).length === 0),
    );

  return {
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
