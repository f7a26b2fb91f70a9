import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { inOneLine } from "../../words";
import { aspectsOf } from "./aspects";
import * as words from "./words";
import { generatedIn, modulesIn, resourcesIn, type Written } from "./written";

/** The mark of a guard. By symbol, so that guards of another copy of this package are found too. */
export const GUARD = Symbol.for("cdktf-cckm.Guard");

/** What a guard is asked. Copies of this package share it. */
export interface Judge {
  readonly name: string;
  /** The type of the resources that it judges. */
  readonly type: string;
  readonly refuseUnknown: boolean;
  /** The same for resources of more types. */
  readonly others?: readonly Judge[];
  /** What is to be said of the guard itself, wherever it judges. */
  warning?: string;
  check(
    attributes: Readonly<Record<string, unknown>>,
  ): readonly { readonly message: string; readonly unknown?: boolean }[];
}

/** What a guard says of a construct. */
export interface GuardVerdict {
  readonly construct: IConstruct;
  readonly text: string;
  /** Whether it ends the synth; else it is a warning. */
  readonly refused: boolean;
}

/** The judges by whom a construct was visited, of guards that another aspect has in it. Copies of this package share it. */
const VISITED = Symbol.for("cdktf-cckm.Guard.visited");
type Visited = IConstruct & { [VISITED]?: Set<Judge> };

/** Notes that a guard visited a construct, where none of the aspects on it or above it is that guard. */
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
  /** Where the guard was put: it judges what is there and below. */
  readonly scopes: ReadonlySet<IConstruct>;
  readonly judge: Judge;
}

/** The guards that hold for a stack or a part of it: above it, on it and in it. */
export function guardsOf(stack: TerraformStack): PlacedGuard[] {
  const inside = stack.node.findAll().filter((construct) => TerraformStack.of(construct) === stack);
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

/** What the guards say of a stack's JSON; each thing once. */
export function judge(stack: TerraformStack, guards: readonly PlacedGuard[], json: unknown): GuardVerdict[] {
  const verdicts = guards.flatMap(({ scopes, judge: guard }) => {
    const covers = ({ node }: IConstruct) => node.scopes.some((scope) => scopes.has(scope));
    const below = ({ construct }: Written) => construct === stack || covers(construct);
    const covered = <W extends Written>(all: readonly W[]) => (covers(stack) ? all : all.filter(below));
    return [
      ...covered(resourcesIn(stack, json, guard.type)).flatMap((resource) => ofResource(guard, resource)),
      ...covered(modulesIn(stack, json)).map(({ construct, name }) =>
        ofHidden(guard, construct, `inside the module ${name}`),
      ),
      ...covered(generatedIn(stack, json, guard.type)).map(({ construct, name }) =>
        ofHidden(guard, construct, `that Terraform generates for the import to ${name}`),
      ),
      ...(guard.warning === undefined
        ? []
        : [{ construct: stack, text: `${guard.name}: ${guard.warning}`, refused: false }]),
    ];
  });
  return verdicts.filter(
    ({ construct, text }, index) =>
      verdicts.findIndex((other) => other.construct === construct && other.text === text) === index,
  );
}

function ofResource(guard: Judge, { construct, attributes }: Written): GuardVerdict[] {
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
