import { canonical, type IntentChange, type StackIntent } from "../../review";

/**
 * The parts of an intent that exceed an approved one, one per line; empty if all of it was approved. Approved changes
 * that are no longer planned are not a difference: they may already be done.
 */
export function beyond(approved: StackIntent, now: StackIntent): string[] {
  return [...headLines(approved, now), ...changeLines(approved.changes, now.changes)];
}

function headLines(approved: StackIntent, now: StackIntent): string[] {
  const named: [string, unknown, unknown][] = [
    ["stack", approved.stack, now.stack],
    ["workspace", approved.workspace, now.workspace],
    ["address of CCKM", approved.target.address, now.target.address],
    ["domain", approved.target.domain, now.target.domain],
    ["certificate verified", approved.target.tlsVerified, now.target.tlsVerified],
    ["adopt", approved.target.adopt, now.target.adopt],
    ["version of cdktf-cckm", approved.versions.package, now.versions.package],
    ["version of the engine", approved.versions.engine, now.versions.engine],
    ["policy", approved.policy ?? null, now.policy ?? null],
    ["providers", approved.versions.providers, now.versions.providers],
  ];
  return named
    .filter(([, before, after]) => canonical(before) !== canonical(after))
    .map(([name, before, after]) => `${name}: approved ${canonical(before)}, now ${canonical(after)}`);
}

function changeLines(approved: readonly IntentChange[], now: readonly IntentChange[]): string[] {
  const known = new Set(approved.map(canonical));
  return now.filter((change) => !known.has(canonical(change))).map((change) => changeLine(approved, change));
}

function changeLine(approved: readonly IntentChange[], change: IntentChange): string {
  const before = approved.find(({ address, deposed }) => address === change.address && deposed === change.deposed);
  if (!before) return `${change.address}: ${change.action}, which was not approved`;
  const parts = (Object.keys(change) as (keyof IntentChange)[]).filter(
    (part) => canonical(before[part] ?? null) !== canonical(change[part] ?? null),
  );
  const told = parts.map(
    (part) => `${part} approved ${canonical(before[part] ?? null)}, now ${canonical(change[part] ?? null)}`,
  );
  return `${change.address}: ${told.join("; ")}`;
}
