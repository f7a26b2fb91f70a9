import fc from "fast-check";
import { AWS_KMS_ACTIONS } from "../../../lib/contract/aws-kms-actions";
import {
  foreignRights,
  impliedViews,
  isSatisfied,
  missingRights,
  normalized,
  predictedRights,
  shortestRequest,
  toldAsRequest,
} from "../../../lib/contract/aws-kms-rights";
import { mergeAcls } from "../../../lib/simulator/acl";
import { awsAclRules } from "../../../lib/simulator/aws-acl";
import { DEFAULT_QUIRKS, type Quirks } from "../../../lib/simulator/quirks";

const names = Object.keys(AWS_KMS_ACTIONS);
const actionOf = (from: readonly string[]) => fc.subarray([...from]);
const requests = fc.subarray(names, { minLength: 1 });
const sorted = (actions: readonly string[]) => [...new Set(actions)].sort();

/** A CCKM of some release: with or without added views, with `view` or its two successors. */
const releases = fc.record({ autoView: fc.boolean(), oldViewAction: fc.boolean() });
type Release = Pick<Quirks, "autoView" | "oldViewAction">;
const known = ({ oldViewAction }: Release) =>
  names.filter((name) => (oldViewAction ? !["viewnative", "viewbyok"].includes(name) : true));

function write(held: string[], permit: boolean, actions: string[], release: Release): string[] {
  if (actions.length === 0) return held;
  const acls = held.length > 0 ? [{ group: "g", actions: held }] : [];
  return (
    mergeAcls(acls, [{ group: "g", permit, actions }], awsAclRules, { ...DEFAULT_QUIRKS, ...release })[0]?.actions ?? []
  );
}

/** Grants what is missing, then revokes what is foreign. */
function bring(held: string[], requested: string[], release: Release): string[] {
  const granted = write(held, true, missingRights(requested, held), release);
  return write(granted, false, foreignRights(requested, granted), release);
}

/** A release, what holds in it, and a request that it understands. */
const situations = releases.chain((release) =>
  fc.record({
    release: fc.constant(release),
    held: actionOf(known(release)).map((actions) => write([], true, actions, release)),
    requested: fc.subarray(known(release), { minLength: 1 }),
  }),
);

describe("bringing rights about", () => {
  test("gives what is requested, whatever held before and whatever the release", () => {
    fc.assert(
      fc.property(situations, ({ release, held, requested }) => {
        expect(isSatisfied(requested, bring(held, requested, release))).toBe(true);
      }),
    );
  });

  test("takes away nothing that is requested or needed by it", () => {
    fc.assert(
      fc.property(situations, ({ held, requested }) => {
        const kept = [...normalized(requested), ...impliedViews(requested)];
        expect(normalized(foreignRights(requested, held)).filter((action) => kept.includes(action))).toEqual([]);
      }),
    );
  });

  test("has nothing left to do after it is done", () => {
    fc.assert(
      fc.property(situations, ({ release, held, requested }) => {
        const once = bring(held, requested, release);
        expect(bring(once, requested, release)).toEqual(once);
      }),
    );
  });

  test("ends as predicted, where it was predicted", () => {
    fc.assert(
      fc.property(situations, ({ release, held, requested }) => {
        const predicted = predictedRights(requested, held);
        if (predicted) expect(sorted(bring(held, requested, release))).toEqual(predicted);
      }),
      { numRuns: 500 },
    );
  });

  test("ends as predicted without a look at what held, where that was predicted", () => {
    const without = situations.filter(({ held }) => !held.includes("view"));
    fc.assert(
      fc.property(without, ({ release, held, requested }) => {
        const predicted = predictedRights(requested, []);
        if (predicted) expect(sorted(bring(held, requested, release))).toEqual(predicted);
      }),
      { numRuns: 500 },
    );
  });
});

describe("what holds, told as a request", () => {
  test("is the request itself when just that holds, with any of the views that it implies", () => {
    const views = requests.chain((requested) => fc.tuple(fc.constant(requested), actionOf(impliedViews(requested))));
    fc.assert(
      fc.property(views, fc.boolean(), ([requested, implied], old) => {
        const held = [...(old ? requested : normalized(requested)), ...implied];
        expect(toldAsRequest(requested, held)).toEqual(requested);
      }),
    );
  });

  test("differs from the request just when something is missing or foreign", () => {
    fc.assert(
      fc.property(requests, actionOf(names), (requested, held) => {
        const same = sorted(toldAsRequest(requested, held)).join() === sorted(requested).join();
        expect(same).toBe(isSatisfied(requested, held));
      }),
    );
  });

  test("lacks what is missing and has what is foreign", () => {
    fc.assert(
      fc.property(requests, actionOf(names), (requested, held) => {
        const told = toldAsRequest(requested, held);
        for (const action of missingRights(requested, held)) expect(told).not.toContain(action);
        for (const action of foreignRights(requested, held)) expect(told).toContain(action);
      }),
    );
  });

  test("without a request is the shortest one that gives it", () => {
    fc.assert(
      fc.property(situations, ({ held }) => {
        const request = shortestRequest(held);
        expect(isSatisfied(request, held)).toBe(true);
        expect(toldAsRequest(request, held)).toEqual(request);
        for (const action of request) {
          const rest = request.filter((other) => other !== action);
          expect(isSatisfied(rest, held)).toBe(false);
        }
      }),
    );
  });
});

describe("rights by example", () => {
  test.each([
    ["keyrotate", ["viewnative", "viewbyok"]],
    ["keystoreadd", ["viewkeystore"]],
    ["cloudhsmkeydelete", ["viewcloudhsmkey"]],
    ["hyokkeylink", ["viewhyokkey"]],
    ["reportcreate", []],
    ["view", []],
  ])("%s brings %j", (action, views) => {
    expect(impliedViews([action])).toEqual(views);
  });

  test.each<[string, string[], string[], string[], string[]]>([
    ["implied views are no drift", ["keycreate"], ["keycreate", "viewnative", "viewbyok"], [], []],
    ["nor is the one view of old releases", ["keycreate"], ["keycreate", "view"], [], []],
    ["nor is a view that CCKM did not add", ["keycreate"], ["keycreate"], [], []],
    ["view is its two successors", ["view"], ["viewnative", "viewbyok"], [], []],
    ["and they are view", ["viewnative", "viewbyok"], ["view"], [], []],
    ["half of view is not view", ["view"], ["viewnative"], ["view"], []],
    [
      "a foreign action brings a foreign view",
      ["keycreate"],
      ["keycreate", "hyokkeylink", "viewhyokkey"],
      [],
      ["hyokkeylink", "viewhyokkey"],
    ],
    [
      "each family has a view of its own",
      ["cloudhsmkeycreate"],
      ["cloudhsmkeycreate", "viewkeystore"],
      [],
      ["viewkeystore"],
    ],
    ["reports imply nothing", ["reportview"], ["reportview", "viewnative"], [], ["viewnative"]],
    ["an action of a newer release is one like any other", ["keyfuture"], ["viewnative"], ["keyfuture"], []],
  ])("%s", (_, requested, effective, missing, foreign) => {
    expect(missingRights(requested, effective)).toEqual(missing);
    expect(foreignRights(requested, effective)).toEqual(foreign);
  });

  test.each<[string[], string[], string[] | undefined]>([
    [["reportview"], [], ["reportview"]],
    [["keycreate"], [], undefined],
    [["keycreate", "viewbyok", "viewnative"], [], ["keycreate", "viewbyok", "viewnative"]],
    [["view"], [], undefined],
    [["future"], [], undefined],
    [
      ["keycreate", "keyrotate"],
      ["keycreate", "viewnative", "viewbyok"],
      ["keycreate", "keyrotate", "viewbyok", "viewnative"],
    ],
    [["reportview"], ["keycreate", "viewnative", "viewbyok"], ["reportview"]],
    [["viewnative"], ["view"], undefined],
    [["reportview"], ["view"], ["reportview"]],
  ])("%j where %j holds gives %j", (requested, effective, predicted) => {
    expect(predictedRights(requested, effective)).toEqual(predicted);
  });
});
