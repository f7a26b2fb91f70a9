import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DECLARED_FILE, naturalKey } from "../../lib/contract";
import type { KmsRecord, Quirks, RequestEntry } from "../../lib/simulator";
import { type Bench, startBench } from "./acceptance";

export const GROUP = "CCKM Users";

/** An account as HCL. */
export const account = (more = "") => `
resource "cckm_aws_kms_account" "payments" {
  name           = "payments"
  account_id     = "123456789012"
  aws_connection = "aws"
  regions        = ["eu-west-1"]
  ${more}
}
`;

/** Permissions on it as HCL. */
export const permissions = (kmsId = "cckm_aws_kms_account.payments.id", group = GROUP) => `
resource "cckm_aws_kms_acl" "users" {
  kms_id  = ${kmsId}
  group   = "${group}"
  actions = ["keycreate"]
}
`;

/** What a test of stacks beside each other works with: a bench in a folder where other stacks say what is theirs. */
export class BesideOthers {
  bench!: Bench;
  folder!: string;

  constructor() {
    afterEach(async () => {
      await this.bench.close();
      rmSync(this.folder, { recursive: true });
    });
  }

  async start(quirks: Partial<Quirks> = {}): Promise<void> {
    this.folder = mkdtempSync(join(tmpdir(), "cckm-beside-others-"));
    this.bench = await startBench({ folder: this.folder, quirks });
  }

  kms(): KmsRecord[] {
    return [...this.bench.sim.store.kms.values()];
  }

  /** The requests so far that change something. */
  writes(): RequestEntry[] {
    return this.bench.sim.requests.filter(({ method, path }) => method !== "GET" && path.includes("/cckm/"));
  }

  /** Applies a configuration; default: in the stack of the bench. */
  async applied(hcl: string, { configure, tf }: Pick<Bench, "configure" | "tf"> = this.bench): Promise<void> {
    configure(hcl);
    await tf.apply();
  }

  /** What synth writes beside the stack of the bench: stack two declares these objects. */
  declares(type: string, ...of: Parameters<typeof naturalKey>[1][]): void {
    const objects = of.map((values) => {
      return { stack: "two", type, key: naturalKey(type, values), address: null, domain: null };
    });
    writeFileSync(join(this.folder, DECLARED_FILE), JSON.stringify({ objects }));
  }

  /** Stack two declares permissions of these groups on the account. */
  declared(...groups: string[]): void {
    this.declares("cckm_aws_kms_acl", ...groups.map((group) => ({ listed_as: "payments", group, user_id: null })));
  }
}
