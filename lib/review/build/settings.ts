import type { ReviewInput } from "../input";
import type { Finding, ReviewModel } from "../model";

const SETTINGS = { address: "address", domain: "domain", tlsVerified: "no_ssl_verify", adopt: "adopt" } as const;

/** The provider's settings that matter to an approver, and those that are other ones on the target branch. */
export function settingsOf({ baseTarget }: ReviewInput, target: ReviewModel["target"]): Finding[] {
  const findings: Finding[] = [];
  if (target.tlsVerified === false)
    findings.push({ code: "certificateNotVerified", args: { address: target.address } });
  if (target.adopt === "identical") findings.push({ code: "adoptsIdentical", args: {} });
  for (const [name, setting] of Object.entries(SETTINGS) as [keyof typeof SETTINGS, string][]) {
    const [before, after] = [baseTarget?.[name] ?? null, target[name]];
    if (baseTarget !== undefined && before !== after)
      findings.push({ code: "settingChanged", args: { setting, before: text(before), after: text(after) } });
  }
  if (target.address === null) findings.push({ code: "targetNotKnown", args: {} });
  return findings;
}

function text(value: string | boolean | null): string {
  // Whether certificates are verified is the opposite of the setting's name.
  return value === null ? "not told" : typeof value === "boolean" ? String(!value) : value;
}
