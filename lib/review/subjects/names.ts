import { awsKmsAccount, azureVault, resources } from "../../contract";
import { withoutCapitals } from "../../text";
import type { AccessTarget, Concerned, TargetKind } from "../model";
import { modulePrefix, stepsOf, textOf, withoutIndexes } from "../plan/address";
import { referencesOf } from "../plan/configuration";
import type { PlanJson, ResourceChange } from "../plan/plan-json";
import { afterOf, beforeOf, isUnknown, type Side, text } from "../plan/values";
import { type Called, calledBoth, calledIn } from "./called";

const TARGETS: Readonly<Record<string, { readonly kind: TargetKind; labelOf(side: Side): string | undefined }>> = {
  [awsKmsAccount.type]: { kind: "awsAccount", labelOf: (side) => labelled("AWS", text(side, "account_id")) },
  [azureVault.type]: { kind: "azureVault", labelOf: (side) => labelled("Azure", text(side, "subscription_id")) },
};

/** An account or vault of the plan. */
interface NamedTarget {
  readonly kind: TargetKind;
  readonly address: string;
  readonly id: string | undefined;
  readonly name: string;
  readonly label: string | undefined;
  readonly managed: boolean;
  readonly called: Called;
}

/** The unique names by which a review refers to accounts and vaults. */
export class TargetNames {
  readonly #byId = new Map<string, string>();
  readonly #byAddress = new Map<string, string>();
  /** Addresses of the instances, by their address in the code. */
  readonly #instances = new Map<string, string[]>();
  readonly #targets = new Map<string, AccessTarget>();
  /** All names of an account or vault, by its unique name. */
  readonly #called = new Map<string, Called>();
  /** The unique name, by Azure's form of a vault with its subscription. */
  readonly #bySubscription = new Map<string, string>();
  readonly #plan: PlanJson;

  /** `through` returns the location of an account or vault, if there are several. */
  constructor(plan: PlanJson, through: (entry: ResourceChange) => string | undefined = () => undefined) {
    this.#plan = plan;
    const all = (plan.resource_changes ?? []).flatMap((entry) => namedIn(entry, through(entry)));
    const holders = new Map<string, Set<string>>();
    for (const { kind, name, address } of all) {
      const key = `${kind} ${name}`;
      holders.set(key, (holders.get(key) ?? new Set()).add(address));
    }
    for (const { kind, address, id, name, label, managed, called } of all) {
      const own = holders.get(`${kind} ${name}`)!.size > 1 ? `${name} (${address})` : name;
      this.#targets.set(`${kind} ${own}`, { kind, id: own, ...(label !== undefined && { label }), managed });
      const key = `${kind} ${own}`;
      this.#called.set(key, calledBoth(this.#called.get(key), called));
      for (const one of called.names.filter((text) => text.includes("::"))) {
        this.#bySubscription.set(withoutCapitals(one), own);
      }
      if (id !== undefined) this.#byId.set(id, own);
      this.#byAddress.set(address, own);
      const code = withoutIndexes(address);
      this.#instances.set(code, [...new Set([...(this.#instances.get(code) ?? []), address])]);
    }
  }

  /** The accounts and vaults of this configuration. */
  targets(): AccessTarget[] {
    return [...this.#targets.values()];
  }

  /** The account or vault with the name that {@link account} returns. */
  target(kind: TargetKind, id: string): AccessTarget {
    return this.#targets.get(`${kind} ${id}`) ?? { kind, id, managed: false };
  }

  /** All names of an account or vault given by name, id or reference. */
  concerned(kind: TargetKind, told: string): Concerned {
    const own = this.#byId.get(told) ?? this.#bySubscription.get(withoutCapitals(told)) ?? told;
    const called = this.#called.get(`${kind} ${own}`);
    if (called !== undefined) return { kind, told, known: true, ...called };
    const [vault, subscription] = told.split("::");
    // This is Azure's own form; anything else is an id, or refers to something unknown here.
    return kind === "azureVault" && subscription !== undefined && vault !== undefined
      ? { kind, told, names: [vault, told], known: true, notKnown: ["id"] }
      : { kind, told, names: [told], known: false, notKnown: [] };
  }

  /** The name of the account or vault that permissions apply to: by id, or by reference if the id is not known yet. */
  account(entry: ResourceChange, side: Side): string {
    const argument = resources.find(({ type }) => type === entry.type)?.permissionsOn?.argument ?? "kms_id";
    const id = text(side, argument);
    if (id !== undefined && !isUnknown(side, argument)) return this.#byId.get(id) ?? id;
    const references = referencesOf(this.#plan, entry.address, argument);
    const byOwnKey = references.some((one) => one === "each.key" || one === "count.index");
    for (const reference of references) {
      const name = this.#referredTo(entry, reference, byOwnKey);
      if (name !== undefined) return name;
    }
    return references[0] ?? `${argument === "vault_id" ? "a vault" : "an account"} not known yet`;
  }

  // A reference to one of several instances is only unambiguous if both use the same key.
  #referredTo({ address }: ResourceChange, reference: string, byOwnKey: boolean): string | undefined {
    const steps = stepsOf(reference);
    const referred =
      modulePrefix(address) +
      steps
        .slice(0, steps[0]?.name === "data" ? 3 : 2)
        .map(textOf)
        .join(".");
    const exact = this.#byAddress.get(referred);
    if (exact !== undefined) return exact;
    const instances = (this.#instances.get(withoutIndexes(referred)) ?? []).filter((one) =>
      one.startsWith(modulePrefix(address)),
    );
    const [only, ...others] = instances;
    if (only === undefined) return undefined;
    const key = byOwnKey ? stepsOf(address).at(-1)!.index : undefined;
    const same = instances.find((one) => key !== undefined && stepsOf(one).at(-1)!.index === key);
    return this.#byAddress.get(same ?? (others.length === 0 ? only : ""));
  }
}

// An account or vault renamed in place keeps one name; a replacement has another one.
function namedIn(entry: ResourceChange, through: string | undefined): NamedTarget[] {
  if (!Object.hasOwn(TARGETS, entry.type)) return [];
  const { kind, labelOf } = TARGETS[entry.type]!;
  const { actions } = entry.change;
  const [before, after] = [beforeOf(entry.change), afterOf(entry.change)];
  const goes = actions.includes("delete") || actions.includes("forget") || text(after, "name") === undefined;
  return [...(goes ? [before] : []), ...(actions.join() === "delete" ? [] : [after])].flatMap((side) => {
    const name = text(side, "name");
    const label = [labelOf(side), through].filter((part) => part !== undefined).join(", ");
    return name === undefined
      ? []
      : {
          kind,
          address: entry.address,
          id: isUnknown(side, "id") ? undefined : text(side, "id"),
          name,
          label: label === "" ? undefined : label,
          managed: entry.mode === "managed",
          called: calledIn(entry.type, side)!,
        };
  });
}

function labelled(cloud: string, id: string | undefined): string | undefined {
  return id === undefined ? undefined : `${cloud} ${id}`;
}
