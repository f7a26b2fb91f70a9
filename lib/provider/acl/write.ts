import {
  type AclApi,
  type AclTarget,
  CckmError,
  type Clock,
  isInternalError,
  isOutcomeUnknown,
  isRefused,
  systemClock,
} from "../../cckm";
import { ifFound } from "../../cckm/http/errors";
import { type Growth, jitteredMs } from "../../cckm/http/growth";
import { rightsOn } from "../../cckm/reads";
import { type AclKey, aclId } from "../../contract";
import type { HookContext } from "../../plugin";
import { type CckmSession, cckmOf } from "../session";
import { attempting } from "../shared/explain";
import { described, nextChange, notKept, type RightsChange, stopped } from "./change";
import type { AclKind } from "./kind";
import { nameOf, otherNameIn, told } from "./state";
import * as words from "./words";

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

const ATTEMPTS = 12;
const TURNS: Growth = { firstMs: 50, factor: 2, longestMs: 6000 };
const LONGEST_PAUSE_MS = 3000;

/**
 * Brings a principal's permissions to what is requested and returns the result: first grants what is missing, then revokes
 * everything else. Writes to one KMS or vault are made one at a time; each is verified with a fresh GET and repeated if
 * another process has overwritten it. Returns undefined if the target does not exist.
 *
 * API page: [aws-kms, Managing User Permissions on AWS KMS](../../../docs/api-pages.md#aws-kms).
 */
export function reconcileRights(
  work: AclWork,
  context: HookContext<CckmSession>,
  clock: Clock = systemClock,
): Promise<string[] | undefined> {
  const { on } = work.kind;
  const { targetId } = work.key;
  const session = context.session;
  const write = () => on.reads(session).writing(targetId, () => new AclWriter(work, context, clock).run());
  return session.locks.run(`${on.type} ${targetId}`, write, { signal: context.signal });
}

/** One run of {@link reconcileRights}, while it has the lock. */
class AclWriter {
  readonly #work: AclWork;
  readonly #context: HookContext<CckmSession>;
  readonly #clock: Clock;
  readonly #sent = { grant: 0, revoke: 0 };
  #keptAs: string | undefined;
  #before?: AclTarget;

  constructor(work: AclWork, context: HookContext<CckmSession>, clock: Clock) {
    this.#work = work;
    this.#context = context;
    this.#clock = clock;
    this.#keptAs = work.keptAs;
  }

  async run(): Promise<string[] | undefined> {
    const { kind, key, requested, found } = this.#work;
    let target = await attempting(words.attempts.lookUp(told(kind, key)), () => this.#get());
    if (target && found?.(this.#rights(target), target) === "leave") return this.#rights(target);
    this.#before = target;
    while (target) {
      const effective = this.#rights(target);
      const change = nextChange(kind, requested, effective);
      if (!change) {
        this.#work.looked?.(target);
        return effective;
      }
      target = await attempting(
        described(kind, key, change),
        () => this.#send(change),
        change.permit ? ["actions"] : undefined,
      );
    }
    return undefined;
  }

  get #api(): AclApi<AclTarget> {
    return this.#work.kind.on.api(cckmOf(this.#context));
  }

  #rights(target: AclTarget): string[] {
    return rightsOn(target, this.#work.key.principal, this.#keptAs);
  }

  /** Writes a change and returns the KMS or vault once no earlier write can overwrite it any more. */
  async #send(change: RightsChange): Promise<AclTarget | undefined> {
    const { key } = this.#work;
    await this.#takeTurn(change);
    const started = this.#clock.now();
    let reply: AclTarget | undefined;
    let refusal: CckmError | undefined;
    try {
      this.#context.session.ownWrites.wrote(key.targetId, nameOf(key.principal));
      const write = () => this.#api.updateAcls(key.targetId, [{ ...key.principal, ...change }]);
      reply = await (this.#work.send?.(write) ?? write());
      if (change.permit) await this.#learnName(reply, change.actions);
      this.#work.changed?.(this.#rights(reply));
    } catch (error) {
      if (!(error instanceof CckmError)) throw error;
      refusal = error;
    }
    // Only a GET proves that it is gone.
    const mayBeDone = refusal && (isOutcomeUnknown(refusal) || isInternalError(refusal));
    if (refusal && !mayBeDone && !isRefused(refusal, 404)) throw refusal;
    // update-acls reads, changes and writes back the whole list. A call that read the list before this write finishes in
    // about the time that this one took, and then reverts this change.
    await this.#pause(Math.max(TURNS.firstMs, 2 * (this.#clock.now() - started)));
    const target = await this.#look(reply, refusal, change);
    // A reply may show the record before the grant.
    if (target && change.permit) await this.#learnName(target, change.actions);
    return target;
  }

  /** Looks for the granted permissions under another name, and uses that name for the principal from then on. */
  async #learnName(target: AclTarget, granted: readonly string[]): Promise<void> {
    const { kind, key, keepsAs } = this.#work;
    if (this.#keptAs !== undefined || this.#rights(target).length > 0) return;
    const name = otherNameIn(kind, target, key.principal, granted);
    if (name === undefined) return;
    const before = this.#before ? rightsOn(this.#before, key.principal, name) : [];
    try {
      keepsAs?.(name, before, target);
      this.#keptAs = name;
    } catch (refused) {
      const added = rightsOn(target, key.principal, name).filter((action) => !before.includes(action));
      const takeBack = () => this.#api.updateAcls(key.targetId, [{ ...key.principal, permit: false, actions: added }]);
      if (added.length > 0) await attempting(described(kind, key, { permit: false, actions: added }), takeBack);
      throw refused;
    }
  }

  async #look(
    reply: AclTarget | undefined,
    refusal: CckmError | undefined,
    change: RightsChange,
  ): Promise<AclTarget | undefined> {
    const { permit } = change;
    const { kind, key, unknownPrincipal } = this.#work;
    try {
      const target = await this.#get();
      if (target && refusal && !permit && unknownPrincipal && isRefused(refusal, 404) && refusal.byCckm) {
        unknownPrincipal(refusal);
        return undefined;
      }
      const isDone = target && refusal && isInternalError(refusal) && this.#holds(change, target);
      if (target && refusal && !isOutcomeUnknown(refusal) && !isDone) throw refusal;
      if (target) this.#work.changed?.(this.#rights(target));
      return target;
    } catch (error) {
      if (!reply || error === refusal) throw refusal ?? error;
      this.#context.warn(words.notLookedAt({ ...told(kind, key), reason: (error as Error).message }));
      return reply;
    }
  }

  #holds({ permit, actions }: RightsChange, target: AclTarget): boolean {
    const effective = this.#rights(target);
    if (permit) return this.#work.kind.rights.missingRights(actions, effective).length === 0;
    return !actions.some((action) => effective.includes(action));
  }

  #get(): Promise<AclTarget | undefined> {
    return ifFound(this.#api.get(this.#work.key.targetId, { signal: this.#context.signal }));
  }

  /** Counts the writes of a kind, and pauses before a repeat, so that others who write get their turn. */
  async #takeTurn(change: RightsChange): Promise<void> {
    const what = change.permit ? "grant" : "revoke";
    const repeats = this.#sent[what]++;
    if (repeats === 0) return;
    const { kind, key } = this.#work;
    if (repeats === ATTEMPTS) throw notKept(kind, key, change, ATTEMPTS);
    if (this.#context.signal.aborted) throw stopped(kind, key, change);
    this.#context.log.info("Permissions were overwritten and are sent again", { acl: aclId(key), kind: what, repeats });
    await this.#pause(jitteredMs(TURNS, repeats, this.#clock.random()));
  }

  async #pause(ms: number): Promise<void> {
    // A stop ends the pause; the write is then verified at once.
    await this.#clock.sleep(Math.min(ms, LONGEST_PAUSE_MS), this.#context.signal).catch(() => {});
  }
}
