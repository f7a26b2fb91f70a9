import type { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { inOneLine } from "../../words";
import { elementsOf } from "../base/stack-elements";
import { aspectsOf } from "./aspects";
import { isIgnored, type Judged } from "./ignored";
import * as words from "./words";
import { type Written, WrittenStack } from "./written";

/** Marks guards. A global symbol, so that guards of another copy of this package are found too. */
export const GUARD = Symbol.for("cdktf-cckm.Guard");

/** The interface of a guard, shared by all copies of this package. */
export interface Judge {
  readonly name: string;
  /** The type of the resources that it checks. */
  readonly type: string;
  readonly refuseUnknown: boolean;
  /** The argument that it checks. */
  readonly judged?: Judged;
  /** Checks for further types of resources. */
  readonly others?: readonly Judge[];
  /** A warning about the guard itself, given wherever it checks. */
  warning?: string;
  check(
    attributes: Readonly<Record<string, unknown>>,
  ): readonly { readonly message: string; readonly unknown?: boolean }[];
}

/** A guard's finding about a construct. */
export interface GuardVerdict {
  readonly construct: IConstruct;
  readonly text: string;
  /** Whether it makes synth fail; otherwise it is a warning. */
  readonly refused: boolean;
}

/** The guards that visited a construct through another aspect. Shared by all copies of this package. */
const VISITED = Symbol.for("cdktf-cckm.Guard.visited");
type Visited = IConstruct & { [VISITED]?: Set<Judge> };

/** Records that a guard visited a construct, unless the guard is itself an aspect of it or of a parent. */
export function rememberVisit(construct: IConstruct, judge: Judge): void {
  const scopes: readonly Visited[] = construct.node.scopes;
  if (scopes.some((scope) => scope[VISITED]?.has(judge) || judgesOn(scope).includes(judge))) return;
  const known = (construct as Visited)[VISITED];
  if (known) known.add(judge);
  else Object.defineProperty(construct, VISITED, { value: new Set([judge]) });
}

function judgesOn(scope: IConstruct): Judge[] {
  return aspectsOf(scope).flatMap((aspect) => (aspect as { [GUARD]?: Judge })[GUARD] ?? []);
}

interface PlacedGuard {
  /** The constructs that the guard was added to: it checks these and their children. */
  readonly scopes: ReadonlySet<IConstruct>;
  readonly judge: Judge;
}

/** The guards that apply to a stack or a part of it: added above, to or within it. */
export function guardsOf(stack: TerraformStack): PlacedGuard[] {
  const inside = elementsOf(stack).constructs;
  const above = stack.node.scopes.filter((scope) => scope !== stack);
  const scopesOf = new Map<Judge, Set<IConstruct>>();
  for (const scope of [...above, ...inside] as Visited[]) {
    for (const judge of [...judgesOn(scope), ...(scope[VISITED] ?? [])]) {
      scopesOf.set(judge, (scopesOf.get(judge) ?? new Set()).add(scope));
    }
  }
  return [...scopesOf].flatMap(([judge, scopes]) =>
    [judge, ...(judge.others ?? [])].map((one) => ({ scopes, judge: one })),
  );
}

/** The guards' findings in a stack's JSON, without duplicates. */
export function judge(stack: TerraformStack, guards: readonly PlacedGuard[], json: unknown): GuardVerdict[] {
  const file = new WrittenStack(stack, json);
  const verdicts = guards.flatMap(({ scopes, judge: guard }) => {
    return [
      ...file.within(scopes, file.resources(guard.type)).flatMap((resource) => ofResource(guard, resource)),
      ...file
        .within(scopes, file.modules())
        .map(({ construct, name }) => ofHidden(guard, construct, `inside the module ${name}`)),
      ...file
        .within(scopes, file.generated(guard.type))
        .map(({ construct, name }) => ofHidden(guard, construct, `that Terraform generates for the import to ${name}`)),
      ...(guard.warning === undefined
        ? []
        : [{ construct: stack, text: `${guard.name}: ${guard.warning}`, refused: false }]),
    ];
  });
  const told = new Map<IConstruct, Set<string>>();
  return verdicts.filter(({ construct, text }) => {
    const texts = told.get(construct) ?? new Set();
    told.set(construct, texts);
    return !texts.has(text) && texts.add(text);
  });
}

function ofResource(guard: Judge, written: Written): GuardVerdict[] {
  return [...ofWritten(guard, written), ...ofIgnored(guard, written)];
}

function ofIgnored(
  { name, judged, refuseUnknown: refused }: Judge,
  { construct, attributes }: Written,
): GuardVerdict[] {
  if (judged === undefined || !isIgnored(judged, attributes)) return [];
  const told = refused ? words.ignoredRefused(judged) : words.ignored(judged);
  return [{ construct, text: `${name}: ${inOneLine(told)}`, refused }];
}

function ofWritten(guard: Judge, { construct, attributes }: Written): GuardVerdict[] {
  return guard.check(attributes).map(({ message, unknown = false }) => {
    if (!unknown) return { construct, text: `${guard.name}: ${message}`, refused: true };
    const { refuseUnknown: refused } = guard;
    const found = message.replace(/\.$/, "");
    const told = refused ? words.notKnownRefused({ found }) : words.notKnown({ found });
    return { construct, text: `${guard.name}: ${inOneLine(told)}`, refused };
  });
}

function ofHidden(guard: Judge, construct: IConstruct, where: string): GuardVerdict {
  const { refuseUnknown: refused } = guard;
  const what = { guard: guard.name, type: guard.type, where };
  const told = refused ? words.hiddenRefused(what) : words.hidden(what);
  return { construct, text: `${guard.name}: ${inOneLine(told)}`, refused };
}
