import { Annotations, type IAspect, TerraformResource } from "cdktf";
import type { IConstruct } from "constructs";
import { resolved } from "../aws-kms-acl-unique";
import { isExpression } from "../base/config-value";
import type { GuardOptions } from "./guard-options";

/** What a guard finds wrong with a construct, or cannot tell. */
export interface Finding {
  readonly message: string;
  /** Whether the values are known only when Terraform runs. */
  readonly unknown?: boolean;
}

/**
 * An aspect that looks at every resource of one type, overrides and grants included, and refuses what its rule forbids.
 * @internal
 */
export abstract class Guard implements IAspect {
  private readonly _told = new WeakMap<IConstruct, Set<string>>();

  constructor(
    private readonly _type: string,
    private readonly _options: GuardOptions,
  ) {}

  /** Adds an error to the construct for each breach. Called by cdktf. */
  visit(construct: IConstruct): void {
    // By type and not by class, so that constructs of another copy of this package are guarded too.
    if (!TerraformResource.isTerraformResource(construct) || construct.terraformResourceType !== this._type) return;
    const written = construct.toTerraform().resource?.[this._type]?.[construct.friendlyUniqueId];
    const attributes = resolved(construct, written ?? {}) as Readonly<Record<string, unknown>>;
    for (const { message, unknown = false } of this._check(attributes)) {
      const text = `${this.constructor.name}: ${message}`;
      if (this._isNew(construct, text)) this._tell(construct, text, unknown);
    }
  }

  /** @internal */
  protected abstract _check(attributes: Readonly<Record<string, unknown>>): readonly Finding[];

  private _tell(construct: IConstruct, text: string, unknown: boolean): void {
    if (!unknown) Annotations.of(construct).addError(text);
    else if (this._options.refuseUnknown) Annotations.of(construct).addError(`${text} Set a value that is known here.`);
    else Annotations.of(construct).addWarning(`${text} Look at it in the plan.`);
  }

  // An app may be synthesized twice.
  private _isNew(construct: IConstruct, text: string): boolean {
    const told = this._told.get(construct) ?? new Set();
    this._told.set(construct, told);
    return told.size < told.add(text).size;
  }
}

/** The texts of a list that are known at synth; `open` when there are others. */
export function knownTexts(list: unknown): { readonly known: string[]; readonly open: boolean } {
  if (list === undefined || list === null) return { known: [], open: false };
  if (!Array.isArray(list)) return { known: [], open: true };
  const known = list.filter((item) => typeof item === "string" && !isExpression(item)) as string[];
  return { known, open: known.length < list.length };
}

/** The finding for an argument that cannot be checked at synth. */
export function notKnown(prop: string): Finding {
  return {
    message: `${prop}: Not known at synth. It holds an expression that only Terraform resolves.`,
    unknown: true,
  };
}

/** @throws Error for a guard that would guard nothing. */
export function requireSome(guard: string, what: string, list: readonly string[]): void {
  if (list.length > 0 && list.every((item) => typeof item === "string" && item !== "")) return;
  throw new Error(`${guard}: Nothing to guard. Got ${JSON.stringify(list)}; allowed: at least one ${what}.`);
}
