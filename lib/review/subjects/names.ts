import { awsKmsAccount } from "../../contract";
import type { AccessTarget, TargetKind } from "../model";
import { referenceOf } from "../plan/configuration";
import type { PlanJson, ResourceChange } from "../plan/plan-json";
import { afterOf, beforeOf, isUnknown, type Side, text } from "../plan/values";

/** The names of accounts by which the others are told. */
export class Names {
  readonly #byId = new Map<string, string>();
  readonly #byAddress = new Map<string, string>();
  readonly #targets = new Map<string, AccessTarget>();
  readonly #plan: PlanJson;

  constructor(plan: PlanJson) {
    this.#plan = plan;
    for (const entry of plan.resource_changes ?? []) {
      if (entry.type !== awsKmsAccount.type) continue;
      for (const side of [beforeOf(entry.change), afterOf(entry.change)]) {
        const [id, name] = [text(side, "id"), text(side, "name")];
        if (name !== undefined) {
          const label = text(side, "account_id");
          this.#byAddress.set(withoutIndex(entry.address), name);
          this.#targets.set(`awsAccount ${name}`, {
            kind: "awsAccount",
            id: name,
            ...(label !== undefined && { label: `AWS ${label}` }),
            managed: entry.mode === "managed",
          });
        }
        if (id !== undefined && name !== undefined) this.#byId.set(id, name);
      }
    }
  }

  /** The accounts of this configuration. */
  targets(): AccessTarget[] {
    return [...this.#targets.values()];
  }

  /** An account or vault by the name that {@link account} gives. */
  target(kind: TargetKind, id: string): AccessTarget {
    return this.#targets.get(`${kind} ${id}`) ?? { kind, id, managed: false };
  }

  /** The name of the account that permissions are on: by its id, or by the reference where the id is not known yet. */
  account(entry: ResourceChange, side: Side): string {
    const id = text(side, "kms_id");
    if (id !== undefined && !isUnknown(side, "kms_id")) return this.#byId.get(id) ?? id;
    const reference = referenceOf(this.#plan, entry.address, "kms_id");
    const address = reference?.split(".").slice(0, 2).join(".");
    return (address && this.#byAddress.get(address)) ?? reference ?? "an account not known yet";
  }
}

function withoutIndex(address: string): string {
  return address.endsWith("]")
    ? address.slice(0, address.indexOf("[", address.lastIndexOf("]", -2 + address.length)))
    : address;
}
