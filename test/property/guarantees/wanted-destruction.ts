import { accountOf, type Declared, movedTo, targetArgument } from "../model/configuration";
import { type Entry, isApply, isDestroy, type Observation, optionsOf, placeOf, type Run } from "../model/observation";

/**
 * Whether a run was asked for what takes the object of an entry away: a destroy, a resource that left the code, a
 * replacement by command or by an argument that replaces, or one that a failed creation or replacement left behind.
 */
export function isWantedDestruction(entry: Entry, run: Run, observation: Observation): boolean {
  if (entry.stack !== run.stack || !isApply(run)) return false;
  if ((observation.before.objects.get(entry.key)?.place ?? "usual") !== placeOf(run)) return false;
  if (entry.deposed || entry.tainted) return true;
  const address = movedTo(entry.address, run.configuration);
  const targets = optionsOf(run, "-target");
  if (isDestroy(run)) {
    return targets.length === 0 || targets.some((at) => at === address || entry.dependencies.includes(at));
  }
  if (optionsOf(run, "-replace").includes(address)) return true;
  const declared = run.configuration.resources[address];
  return declared === undefined || isOther(entry, declared, observation);
}

/** Whether the configuration asks for another object than the one of the entry. */
function isOther(entry: Entry, declared: Declared, { after, before }: Observation): boolean {
  const { attributes: has } = entry;
  const asked = declared.arguments;
  const other = (name: string) => asked[name] !== undefined && asked[name] !== has[name];
  const otherSpelling = (name: string) => String(asked[name]).toLowerCase() !== String(has[name]).toLowerCase();
  switch (entry.type) {
    case "cckm_aws_kms_account":
      return other("name") || other("account_id");
    case "cckm_azure_vault":
      return otherSpelling("name");
    case "cckm_aws_kms_acl":
    case "cckm_azure_vault_acl": {
      const account = accountOf(declared);
      const owners = [...after.entries, ...before.entries].filter(
        ({ stack, address }) => stack === entry.stack && address === account,
      );
      return other("group") || owners.some(({ attributes }) => attributes.id !== has[targetArgument(entry.type) ?? ""]);
    }
    case "cckm_azure_secret":
      return otherSpelling("secret_name") || otherSpelling("key_vault");
    case "cckm_azure_sync_job":
      return true;
    case "cckm_azure_report":
      return other("name") || other("report_type") || other("start_time") || other("end_time");
  }
}
