import type { KmsRecord, Quirks, RequestEntry } from "../../lib/simulator";
import { applyCleanly, type Bench, type BenchOptions, startBench } from "./acceptance";
import { addKms, rightsOf } from "./kms";

/** Address of the permissions that {@link acl} writes. */
export const ADDRESS = "cckm_aws_kms_acl.users";
export const GROUP = "CCKM Users";
export const PLAN = ["plan", "-no-color", "-input=false"];

export const ACCOUNT = `
resource "cckm_aws_kms_account" "payments" {
  name           = "payments"
  account_id     = "123456789012"
  aws_connection = "aws"
  regions        = ["eu-west-1"]
}`;

/** Arguments of a cckm_aws_kms_acl. */
export interface Acl {
  /** Default: the account of {@link ACCOUNT}. */
  readonly kms?: string;
  readonly actions?: string[];
  /** Default: {@link GROUP}, where no user is given. */
  readonly group?: string | null;
  readonly user?: string;
}

/** HCL of permissions. */
export function acl({ kms, actions = ["keycreate", "keyrotate"], group, user }: Acl = {}, label = "users"): string {
  return `
resource "cckm_aws_kms_acl" "${label}" {
  kms_id  = ${kms ? JSON.stringify(kms) : "cckm_aws_kms_account.payments.id"}
  actions = ${JSON.stringify(actions)}
  group   = ${JSON.stringify(group === undefined && !user ? GROUP : (group ?? null))}
  user_id = ${JSON.stringify(user ?? null)}
}`;
}

/** What a test of permissions works with: a bench of its own, closed after it. */
export class AclBench {
  bench!: Bench;
  kms!: KmsRecord;

  constructor() {
    afterEach(() => this.bench.close());
  }

  /** Starts without a KMS. */
  async start(options: BenchOptions = {}): Promise<void> {
    this.bench = await startBench(options);
  }

  /** Starts with a KMS that is there already, on which the group has the actions. */
  async startWith(options: BenchOptions = {}, ...actions: string[]): Promise<void> {
    await this.start(options);
    this.kms = addKms(this.bench.sim, "payments", { acls: actions.length > 0 ? [{ group: GROUP, actions }] : [] });
  }

  /** Writes permissions on that KMS. */
  configure(arguments_: Acl = {}): void {
    this.bench.configure(acl({ kms: this.kms.id, ...arguments_ }));
  }

  /** The update-acls requests so far. */
  writes(): RequestEntry[] {
    return this.bench.sim.requests.filter(({ path }) => path.endsWith("/update-acls"));
  }
}

/** Leads permissions from create to destroy, on a release of CCKM that adds these views itself: no plan shows a difference. */
export async function liveCleanly(at: AclBench, quirks: Partial<Quirks>, views: readonly string[]): Promise<void> {
  await at.start({ quirks });
  at.bench.configure(ACCOUNT + acl());
  await applyCleanly(at.bench.tf);
  at.kms = [...at.bench.sim.store.kms.values()][0]!;
  expect(rightsOf(at.kms, GROUP)).toEqual(["keycreate", "keyrotate", ...views]);
  expect(await at.bench.tf.state(ADDRESS)).toEqual({
    id: `${at.kms.id}::group::${GROUP}`,
    kms_id: at.kms.id,
    group: GROUP,
    user_id: null,
    actions: ["keycreate", "keyrotate"],
    effective_actions: ["keycreate", "keyrotate", ...views],
  });

  at.bench.configure(ACCOUNT + acl({ actions: ["keyrotate", "reportview"] }));
  expect(await at.bench.tf.plan()).toMatchObject([{ address: ADDRESS, action: "update" }]);
  await applyCleanly(at.bench.tf);
  expect(rightsOf(at.kms, GROUP)).toEqual(["keyrotate", "reportview", ...views]);

  at.bench.configure(ACCOUNT + acl({ actions: ["view"] }));
  await applyCleanly(at.bench.tf);
  expect(rightsOf(at.kms, GROUP)).toEqual(quirks.oldViewAction ? ["view"] : ["viewbyok", "viewnative"]);

  await at.bench.tf.destroy();
  expect(at.kms.acls).toEqual([]);
  expect(at.bench.sim.store.kms.size).toBe(0);
}
