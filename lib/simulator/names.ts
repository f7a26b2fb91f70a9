import type { SimulatorClock } from "./clock";
import { conflict } from "./errors";
import type { Quirks } from "./quirks";
import type { VaultRecord } from "./records";
import type { Store } from "./store";

/** A name in the form in which CCKM stores it. */
export function kept(form: Quirks["directoryNameAs"], name: string): string {
  switch (form) {
    case "nfc":
      return name.normalize("NFC");
    case "nfd":
      return name.normalize("NFD");
    case "trimmed":
      return name.trim();
    case "lower":
      return name.toLowerCase();
    default:
      return name;
  }
}

/** The vault's name, in the spelling that records use. */
export function vaultSpelling({ vaultNameAs }: Quirks, { name }: Pick<VaultRecord, "name">): string {
  if (vaultNameAs === "upper") return name.toUpperCase();
  return vaultNameAs === "lower" ? name.toLowerCase() : name;
}

/** The name of the secret in the record of a new version; Azure's names are case-insensitive. */
export function secretSpelling({ secretNameAs }: Quirks, store: Store, vault: VaultRecord, sent: string): string {
  if (secretNameAs === "upper") return sent.toUpperCase();
  if (secretNameAs === "lower") return sent.toLowerCase();
  return (secretNameAs === "first" && store.findSecrets(vault.id, sent)[0]?.secret_name) || sent;
}

/** Blocks a name from being reused for a while. */
export function holdName({ heldNames }: Store, clock: SimulatorClock, key: string, seconds: number): void {
  heldNames.set(key, clock.now() + seconds * 1000);
}

/** @throws ApiError 409 while a name is blocked */
export function demandFree({ heldNames }: Store, clock: SimulatorClock, key: string, what: string): void {
  if (clock.now() >= (heldNames.get(key) ?? 0)) return;
  throw conflict(`${what} is currently being deleted: try again later`);
}
