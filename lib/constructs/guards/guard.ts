import type { IAspect } from "cdktf";
import type { IConstruct } from "constructs";
import type { Outcome, Reading } from "../../rules";
import { refuseUnknownOptions } from "../../schema";
import { inOneLine } from "../../words";
import { isExpression } from "../base/config-value";
import type { GuardOptions } from "./guard-options";
import { GUARD, type Judge, rememberVisit } from "./judge";
import { withoutLiteralExpressions } from "./literals";
import { watchAll, watchStackOf } from "./watch";
import * as words from "./words";

/** What a guard finds wrong with a resource, or cannot tell. */
export interface Violation {
  readonly message: string;
  /** Whether the values are known only when Terraform runs. */
  readonly unknown?: boolean;
}

/**
 * An aspect that has every resource of some types judged as it is written into the stack's file, whatever wrote it: a
 * construct, another aspect, an override. It takes part in the stack's validation, and a file that it refuses is removed.
 * @internal
 */
export abstract class Guard implements IAspect {
  private readonly judge: Judge;

  // The name is given: where an app is bundled, classes have others.
  constructor(
    name: string,
    types: readonly [string, ...string[]],
    options: GuardOptions,
    known: readonly string[] = [],
  ) {
    refuseUnknownOptions(name, options, ["refuseUnknown", ...known]);
    const { refuseUnknown = false } = options;
    const judgeOf = (type: string): Judge => ({
      name,
      type,
      refuseUnknown,
      check: (attributes) => this._check(withoutLiteralExpressions(attributes), type),
    });
    const [first, ...others] = types;
    this.judge = { ...judgeOf(first), others: others.map(judgeOf) };
    Object.defineProperty(this, GUARD, { value: this.judge });
    watchAll();
  }

  /**
   * Sees to it that the construct's stack is judged. Called by cdktf. An aspect of one's own that calls it, as for some stacks
   * alone, has what it visits judged, and what is below that; cdktf asks such an aspect where it is added to a stack, or to
   * what is in one, but not on the app.
   */
  visit(construct: IConstruct): void {
    rememberVisit(construct, this.judge);
    watchStackOf(construct);
  }

  /**
   * Has a warning given in each stack that is judged.
   * @internal
   */
  protected _warn(text: string): void {
    this.judge.warning = text;
  }

  /** @internal */
  protected abstract _check(attributes: Readonly<Record<string, unknown>>, type: string): readonly Violation[];
}

/** What is open at synth: an expression that only Terraform resolves. */
export const AT_SYNTH: Reading = {
  isOpen: isExpression,
  // No text stands around the expressions in it.
  mayBeNothing: (value) => isExpression(value) && (typeof value !== "string" || /^[$%]\{.*\}$/s.test(value)),
};

/** What a rule finds, in the guard's words. */
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

/** @throws Error for a guard that would guard nothing. */
export function requireSome(guard: string, what: string, list: readonly string[]): void {
  const isText = (item: unknown) => typeof item === "string" && item.trim() !== "";
  if (!Array.isArray(list) || list.length === 0 || !list.every(isText)) {
    throw new Error(`${guard}: ${inOneLine(words.nothingToGuard({ got: list, what }))}`);
  }
  // It would be compared with what is written, and never be the same.
  if (list.some(isExpression)) throw new Error(`${guard}: ${inOneLine(words.guardNotKnown({ what }))}`);
}
