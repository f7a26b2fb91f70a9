import type { AclTarget, CckmError } from "../../cckm";
import type { AclKey } from "../../contract";
import type { AclKind } from "./kind";

/** The target state of a principal's permissions. */
export interface AclWork {
  readonly kind: AclKind;
  readonly key: AclKey;
  /** The exact permissions to have, besides the views that they imply; empty revokes everything. */
  readonly requested: readonly string[];
  /**
   * Called with the current permissions before anything is written. May return "leave" to keep them; throws if they are an
   * error.
   */
  found?(effective: readonly string[], target: AclTarget): "leave" | undefined;
  /** The permissions that there should be before. If others are there, that is looked up before anything is written. */
  readonly expected?: readonly string[];
  /**
   * Called if CCKM turns out to show more permissions than there were before this run's writes and than those ask for:
   * somebody else has granted them meanwhile. They are left alone; throws if they are an error.
   */
  granted?(meanwhile: readonly string[], target: AclTarget): void;
  /** The name under which CCKM stores the principal, if that is known to differ. */
  readonly keptAs?: string | undefined;
  /**
   * Called if CCKM turns out to store the principal under another name, with the permissions that this name had before this
   * run's grant; throws to have the grant revoked.
   */
  keepsAs?(name: string, before: readonly string[], target: AclTarget): void;
  /** Called if CCKM no longer knows the principal, so that there is nothing to revoke. */
  unknownPrincipal?(refusal: CckmError): void;
  /** Sends a write; by default it is simply called. */
  send?(write: () => Promise<AclTarget>): Promise<AclTarget>;
  /** Called with the current permissions after each confirmed write. */
  changed?(effective: readonly string[]): void;
  /** Called with the KMS or vault from the latest read. */
  looked?(target: AclTarget): void;
}
