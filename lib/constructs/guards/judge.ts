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

interface PlacedGuard {
  /** Where the guard was put: it judges what is there and below. */
  readonly scope: IConstruct;
  readonly judge: Judge;
}

/** The guards that hold for a stack or a part of it: above it, on it and in it. */
export function guardsOf(stack: TerraformStack): PlacedGuard[] {
  const inside = stack.node.findAll().filter((construct) => TerraformStack.of(construct) === stack);
  const above = stack.node.scopes.filter((scope) => scope !== stack);
  return [...above, ...inside].flatMap((scope) =>
    aspectsOf(scope).flatMap((aspect) => {
      const judge = (aspect as { [GUARD]?: Judge })[GUARD];
      return judge ? [judge, ...(judge.others ?? [])].map((one) => ({ scope, judge: one })) : [];
    }),
  );
}

/** What the guards say of a stack's JSON; each thing once. */
export function judge(stack: TerraformStack, guards: readonly PlacedGuard[], json: unknown): GuardVerdict[] {
  const verdicts = guards.flatMap(({ scope, judge: guard }) => {
    const below = ({ construct }: Written) => construct === stack || construct.node.scopes.includes(scope);
    const covered = <W extends Written>(all: readonly W[]) =>
      stack.node.scopes.includes(scope) ? all : all.filter(below);
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
