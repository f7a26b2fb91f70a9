import type { Clock } from "../../lib/cckm";
import type { HookLog } from "../../lib/plugin";
import { Diagnostics } from "../../lib/plugin/lifecycle/diagnostics";
import type { AclWork } from "../../lib/provider/acl/work";
import { reconcileRights } from "../../lib/provider/acl/write";
import { onAwsKms } from "../../lib/provider/aws-kms-acl/resource";
import type { CckmSession } from "../../lib/provider/session";
import { CckmSimulator, type KmsRecord } from "../../lib/simulator";
import { addKms } from "./kms";
import { quietLog, sessionWith } from "./provider-session";

/** Whose permissions are written. */
export const GROUP = "CCKM Users";

/** A clock that never waits; `paused` is called instead. */
export function clockThat(paused: (ms: number) => void = () => {}): Clock & { readonly pauses: number[] } {
  const pauses: number[] = [];
  return {
    pauses,
    now: () => performance.now(),
    random: () => 0.5,
    sleep: async (ms) => {
      pauses.push(ms);
      paused(ms);
    },
  };
}

interface Run extends Partial<AclWork> {
  readonly clock?: Clock;
  readonly signal?: AbortSignal;
  readonly log?: HookLog;
}

/** A simulator with one KMS, and writes of the permissions that {@link GROUP} has on it. */
export class AclWriteBench {
  private constructor(
    readonly sim: CckmSimulator,
    readonly kms: KmsRecord,
    readonly session: CckmSession,
  ) {}

  static async start(): Promise<AclWriteBench> {
    const sim = await CckmSimulator.start();
    return new AclWriteBench(sim, addKms(sim, "payments"), sessionWith(sim.url));
  }

  async stop(): Promise<void> {
    await this.session.close();
    await this.sim.stop();
  }

  /** Brings the group's permissions to those that are requested. */
  async bring(requested: string[], { clock = clockThat(), signal, log = quietLog, ...more }: Run = {}) {
    const { session } = this;
    const diagnostics = new Diagnostics();
    const context = {
      session,
      client: session,
      signal: signal ?? new AbortController().signal,
      log,
      warn: diagnostics.warn,
    };
    const key = { targetId: this.kms.id, principal: { group: GROUP } };
    const effective = await reconcileRights({ kind: onAwsKms, key, requested, ...more }, context, clock);
    return { effective, warnings: diagnostics.all.map(({ summary, detail }) => `${summary}: ${detail}`) };
  }

  /** The requests that wrote. */
  readonly writes = () => this.sim.requests.filter(({ path }) => path.endsWith("/update-acls"));
  readonly bodies = () => this.writes().map(({ body }) => (body as { acls: object[] }).acls);

  /** What the group has, by a way of its own. */
  give(...actions: string[]): void {
    this.kms.acls = [{ group: GROUP, actions }];
  }
}
