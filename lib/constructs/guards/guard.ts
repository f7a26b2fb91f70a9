import type { IAspect } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { isBlank, type Outcome, type Reading } from "../../rules";
import { quote, refusal, refuseUnknownOptions, wrongType } from "../../schema";
import { inOneLine } from "../../words";
import { isExpression } from "../base/config-value";
import { inEachInstance } from "../base/each-instance";
import { misplacedToken } from "../base/misplaced-tokens";
import { holdsNumberToken } from "../base/number-tokens";
import { aroundTemplates } from "../base/template";
import type { GuardOptions } from "./guard-options";
import type { Judged } from "./ignored";
import { GUARD, type Judge, rememberVisit } from "./judge";
import { watchAll, watchStackOf } from "./watch";
import * as words from "./words";

/** A resource's violation of a guard, or a value that cannot be checked. */
export interface Violation {
  readonly message: string;
  /** Whether the values are only known when Terraform runs. */
  readonly unknown?: boolean;
}

/**
 * An aspect that checks every resource of certain types as written to the stack's file, whatever wrote it: a construct,
 * another aspect, an override. It is part of the stack's validation, and a rejected file is removed.
 * @internal
 */
export abstract class Guard implements IAspect {
  private readonly judge: Judge;

  // The name is a parameter, since bundlers rename classes.
  constructor(
    name: string,
    types: readonly [string, ...string[]],
    options: GuardOptions,
    judged: Judged,
    known: readonly string[] = [],
  ) {
    refuseUnknownOptions(name, options, ["refuseUnknown", ...known]);
    const refuseUnknown = options.refuseUnknown ?? false;
    if (typeof refuseUnknown !== "boolean") {
      const told = { name: "refuseUnknown", value: quote(refuseUnknown), type: "true or false" };
      throw refusal(name, wrongType(told));
    }
    const judgeOf = (type: string): Judge => ({
      name,
      type,
      refuseUnknown,
      judged,
      check: (attributes) => inEachInstance(attributes).flatMap((one) => this._check(one, type)),
    });
    const [first, ...others] = types;
    this.judge = { ...judgeOf(first), others: others.map(judgeOf) };
    Object.defineProperty(this, GUARD, { value: this.judge });
    watchAll();
  }

  /**
   * Has the construct's stack checked. Called by cdktf. Your own aspect may call it, for example for certain stacks
   * only: the visited construct and its children are then checked. cdktf invokes such an aspect if it is added to a
   * stack or a construct in one, but not if it is added to the app.
   */
  visit(construct: IConstruct): void {
    if (!Construct.isConstruct(construct)) {
      throw refusal(this.judge.name, wrongType({ name: "construct", value: quote(construct), type: "a construct" }));
    }
    rememberVisit(construct, this.judge);
    watchStackOf(construct);
  }

  /**
   * Adds a warning to each stack that is checked.
   * @internal
   */
  protected _warn(text: string): void {
    this.judge.warning = text;
  }

  /** @internal */
  protected abstract _check(attributes: Readonly<Record<string, unknown>>, type: string): readonly Violation[];
}

/** At synth, expressions are unknown: only Terraform resolves them. */
export const AT_SYNTH: Reading = {
  isOpen: isExpression,
  // Without literal text that can be seen around its expressions, the value may turn out to be empty.
  mayBeNothing: (value) => isExpression(value) && (typeof value !== "string" || isBlank(aroundTemplates(value))),
};

/** A rule's outcomes, in the guard's words. */
export function violationsOf(outcomes: readonly Outcome[]): Violation[] {
  return outcomes.map((one) =>
    "notKnown" in one
      ? {
          message: `${one.notKnown}: Not known at synth. It holds an expression that only Terraform resolves.`,
          unknown: true,
        }
      : { message: inOneLine(one.message) },
  );
}

/** @throws Error for a guard without anything to check. */
export function requireSome(guard: string, what: string, list: readonly string[]): void {
  const isText = (item: unknown) => typeof item === "string" && item.trim() !== "";
  if (!Array.isArray(list) || list.length === 0 || !list.every(isText)) {
    throw new Error(`${guard}: ${inOneLine(words.nothingToGuard({ got: list, what }))}`);
  }
  // An expression would be compared as text and never match.
  const isOpen = (item: unknown) =>
    isExpression(item) || misplacedToken(item) !== undefined || holdsNumberToken(String(item));
  if (isExpression(list) || list.some(isOpen)) throw new Error(`${guard}: ${inOneLine(words.guardNotKnown({ what }))}`);
}
