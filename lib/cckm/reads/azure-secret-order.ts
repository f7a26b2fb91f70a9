import type { AzureSecret } from "../api/azure-secret-types";

/** The latest version by Azure's creation time; within the same second, the one that CCKM recorded last. */
export function newestOf(versions: readonly AzureSecret[]): AzureSecret | undefined {
  return versions.reduce<AzureSecret | undefined>((best, one) => (best && !isNewer(one, best) ? best : one), undefined);
}

/** Whether `a` is a later version than `b`. */
export function isNewer(a: AzureSecret, b: AzureSecret): boolean {
  const [made, before] = [madeAt(a), madeAt(b)];
  return made === before ? noticedAt(a) > noticedAt(b) : made > before;
}

function madeAt({ azure_param, azure_created_at }: AzureSecret): number {
  return azure_param.attributes.created ?? (azure_created_at ? Math.floor(Date.parse(azure_created_at) / 1000) : 0);
}

// Replies differ in the number of decimals; all are UTC.
function noticedAt({ createdAt = "" }: AzureSecret): string {
  const [seconds = "", fraction = ""] = createdAt.replace(/Z$/i, "").split(".");
  return `${seconds}.${fraction.padEnd(9, "0")}`;
}
