import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { InvalidPolicy, type Policy, readPolicy, withPolicy } from "../../policy";
import { type ReviewModel, refusalTexts, visible } from "../../review";
import { CommandFailure, Refusal } from "../endings";
import * as words from "./words";

/** A policy and the day of the check, in UTC. */
export interface Judging {
  readonly policy: Policy;
  readonly on: string;
}

/**
 * Reads the policy given by `--policy`.
 * @throws CommandFailure if it cannot be read or is invalid
 */
export function judgingOf(file: string | undefined, now: Date): Judging | undefined {
  if (file === undefined) return undefined;
  const text = textOf(file);
  try {
    return { policy: readPolicy(basename(file), text), on: now.toISOString().slice(0, 10) };
  } catch (error) {
    throw error instanceof InvalidPolicy ? new CommandFailure(words.policyInvalid({ problems: error.message })) : error;
  }
}

/** The model with the policy's result, if one is given. */
export function judged(model: ReviewModel, judging: Judging | undefined): ReviewModel {
  return judging === undefined ? model : withPolicy(model, judging.policy, judging.on);
}

/** Why a policy rejects a plan, one line each; empty if it passes or there is no policy. */
export function policyReasons({ policy, environment }: Pick<ReviewModel, "policy" | "environment">): string[] {
  if (policy === undefined) return [];
  const stack = environment.stack === null ? "" : `${visible(environment.stack)}: `;
  return refusalTexts(policy).map((one) => `${stack}${one}`);
}

/**
 * Enforces the policy.
 * @throws Refusal with all reasons
 */
export function refuseByPolicy(models: readonly ReviewModel[]): void {
  const reasons = models.flatMap(policyReasons);
  if (reasons.length > 0) throw new Refusal(words.policyRefuses({ reasons: listed(reasons) }));
}

/** Reasons as lines of a message. */
export function listed(reasons: readonly string[]): string {
  return reasons.map((reason) => `  ${reason}`).join("\n");
}

/**
 * Compares the policy used at plan with the given one.
 * @throws Refusal if they differ, or if one of them is missing
 */
export function checkPolicy(planned: string | undefined, judging: Judging | undefined): void {
  const here = judging?.policy;
  if (planned === here?.digest) return;
  if (here === undefined) throw new Refusal(words.policyMissing({ planned: planned! }));
  if (planned === undefined) throw new Refusal(words.plannedWithoutPolicy({ file: here.file }));
  throw new Refusal(words.otherPolicy({ planned, file: here.file, here: here.digest }));
}

function textOf(file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    throw new CommandFailure(words.policyNotRead({ file, reason: (error as Error).message }));
  }
}
