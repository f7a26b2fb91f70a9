import { awsKmsAccount, azureVault, resources } from "../../contract";
import type { AccessTarget, TargetKind } from "../model";
import { referenceOf } from "../plan/configuration";
import type { PlanJson, ResourceChange } from "../plan/plan-json";
import { afterOf, beforeOf, isUnknown, type Side, text } from "../plan/values";

const TARGETS: Readonly<Record<string, { readonly kind: TargetKind; labelOf(side: Side): string | undefined }>> = {
  [awsKmsAccount.type]: { kind: "awsAccount", labelOf: (side) => labelled("AWS", text(side, "account_id")) },
  [azureVault.type]: { kind: "azureVault", labelOf: (side) => labelled("Azure", text(side, "subscription_id")) },
};

/** The names of accounts and vaults by which the others are told. */
export class Names {
  readonly #byId = new Map<string, string>();
  readonly #byAddress = new Map<string, string>();
  readonly #targets = new Map<string, AccessTarget>();
  readonly #plan: PlanJson;

  constructor(plan: PlanJson) {
    this.#plan = plan;
    for (const entry of plan.resource_changes ?? []) {
      if (!Object.hasOwn(TARGETS, entry.type)) continue;
      const target = TARGETS[entry.type]!;
      for (const side of [beforeOf(entry.change), afterOf(entry.change)]) {
        const [id, name] = [text(side, "id"), text(side, "name")];
        if (name !== undefined) {
          const label = target.labelOf(side);
          this.#byAddress.set(withoutIndex(entry.address), name);
          this.#targets.set(`${target.kind} ${name}`, {
            kind: target.kind,
            id: name,
            ...(label !== undefined && { label }),
            managed: entry.mode === "managed",
          });
        }
        if (id !== undefined && name !== undefined) this.#byId.set(id, name);
      }
    }
  }

  /** The accounts and vaults of this configuration. */
  targets(): AccessTarget[] {
    return [...this.#targets.values()];
  }

  /** An account or vault by the name that {@link account} gives. */
  target(kind: TargetKind, id: string): AccessTarget {
    return this.#targets.get(`${kind} ${id}`) ?? { kind, id, managed: false };
  }

  /** The name of the account or vault that permissions are on: by its id, or by the reference where the id is not known yet. */
  account(entry: ResourceChange, side: Side): string {
    const argument = resources.find(({ type }) => type === entry.type)?.permissionsOn?.argument ?? "kms_id";
    const id = text(side, argument);
    if (id !== undefined && !isUnknown(side, argument)) return this.#byId.get(id) ?? id;
    const reference = referenceOf(this.#plan, entry.address, argument);
    const address = reference?.split(".").slice(0, 2).join(".");
    return (
      (address && this.#byAddress.get(address)) ??
      reference ??
      `${argument === "vault_id" ? "a vault" : "an account"} not known yet`
    );
  }
}

function withoutIndex(address: string): string {
  return address.endsWith("]")
    ? address.slice(0, address.indexOf("[", address.lastIndexOf("]", -2 + address.length)))
    : address;
}

function labelled(cloud: string, id: string | undefined): string | undefined {
  return id === undefined ? undefined : `${cloud} ${id}`;
}
