import type { IResolvable, TerraformMetaArguments } from "cdktf";
import type { AzureSyncItem } from "./azure-sync-item";
import type { Timeouts } from "./timeouts";

/** What an {@link AzureSyncJob} is made of. */
export interface AzureSyncJobProps extends TerraformMetaArguments {
  /** What to synchronize: `keys` or `secrets`. */
  readonly item: AzureSyncItem;
  /** Vaults to synchronize, each as `<vault>::<subscription id>` or by CCKM's id. Either this or `synchronizeAll`. */
  readonly keyVaults?: string[];
  /** Whether to synchronize every vault that CCKM manages. Default false. */
  readonly synchronizeAll?: boolean | IResolvable;
  /** Any texts; a change of one of them runs a new job. */
  readonly triggers?: { [key: string]: string };
  /**
   * Whether an apply waits for the end of the job, and fails when the job does. Default true; false suits jobs of
   * hours, which later plans follow.
   */
  readonly wait?: boolean | IResolvable;
  /** How long the operations may wait. A change calls nothing. Default 1h for create, 1h for update, 5m for delete. */
  readonly timeouts?: Timeouts;
}
