import type { ReviewInput } from "../input";
import type { Finding, ReviewModel } from "../model";
import { DEFAULT_CONFIGURATION } from "../plan/provider-configuration";

const SETTINGS = { address: "address", domain: "domain", tlsVerified: "no_ssl_verify", adopt: "adopt" } as const;

type Targets = ReviewModel["targets"];

/** Provider settings that matter to an approver, and those that differ from the target branch. */
export function settingsOf(input: ReviewInput, targets: Targets): Finding[] {
  const several = targets.length > 1;
  return [
    ...(several ? targets.map(whereOf) : []),
    ...targets.flatMap((target) =>
      // With a single configuration there is no need to name it.
      [...ofTarget(target), ...changedOn(input, target)].map(
        ({ code, args }): Finding => ({ code, args: several ? { ...args, through: target.configuration } : args }),
      ),
    ),
  ];
}

function whereOf({ configuration, address, domain }: Targets[number]): Finding {
  return { code: "targetOfConfiguration", args: { configuration, address, domain } };
}

function ofTarget({ address, tlsVerified, adopt }: Targets[number]): Finding[] {
  return [
    ...(tlsVerified === false ? [{ code: "certificateNotVerified" as const, args: { address } }] : []),
    ...(adopt === "identical" ? [{ code: "adoptsIdentical" as const, args: {} }] : []),
    ...(address === null ? [{ code: "targetNotKnown" as const, args: {} }] : []),
  ];
}

function changedOn({ baseTarget, baseTargets }: ReviewInput, target: Targets[number]): Finding[] {
  const all = { ...(baseTarget && { [DEFAULT_CONFIGURATION]: baseTarget }), ...baseTargets };
  if (Object.keys(all).length === 0) return [];
  const before = Object.hasOwn(all, target.configuration) ? all[target.configuration] : undefined;
  return (Object.entries(SETTINGS) as [keyof typeof SETTINGS, string][]).flatMap(([name, setting]): Finding[] => {
    const [from, to] = [before?.[name] ?? null, target[name]];
    return from === to ? [] : [{ code: "settingChanged", args: { setting, before: text(from), after: text(to) } }];
  });
}

function text(value: string | boolean | null): string {
  // Certificate verification is the inverse of the setting's name.
  return value === null ? "not told" : typeof value === "boolean" ? String(!value) : value;
}
