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
import { unlessAborted } from "../../cckm/http/abort";
import { ifFound } from "../../cckm/http/errors";
import { type Growth, jitteredMs } from "../../cckm/http/growth";
import { principalsOn, rightsOn } from "../../cckm/reads";
import { aclId } from "../../contract";
import type { HookContext } from "../../plugin";
import { type CckmSession, cckmOf } from "../session";
import { attempting } from "../shared/explain";
import { described, grantedMeanwhile, nextChange, notKept, type RightsChange, sameActions, stopped } from "./change";
import { seenBefore } from "./seen-before";
import { nameOf, otherNameIn, renamed, told } from "./state";
import * as words from "./words";
import type { AclWork } from "./work";

const ATTEMPTS = 12;
const TURNS: Growth = { firstMs: 50, factor: 2, longestMs: 6000 };
const LONGEST_PAUSE_MS = 3000;

/**
 * Brings a principal's permissions to what is requested and returns the result: first grants what is missing, then revokes
 * everything else. Writes to one KMS or vault are made one at a time; each is verified by a look, which those that follow
 * each other share, and repeated if another process has overwritten it. Returns undefined if the target does not exist.
 *
 * API page: [aws-kms, Managing User Permissions on AWS KMS](../../../docs/api-pages.md#aws-kms).
 */
export function reconcileRights(
  work: AclWork,
  context: HookContext<CckmSession>,
  clock: Clock = systemClock,
): Promise<string[] | undefined> {
  return work.kind.on
    .reads(context.session)
    .writing(work.key.targetId, () => new AclWriter(work, context, clock).run());
}

/** A change that was sent. */
interface Sent {
  readonly change: RightsChange;
  /** Undefined if it is not known whether CCKM has made it. */
  readonly reply: AclTarget | undefined;
  readonly refusal: CckmError | undefined;
  /** When no earlier write can overwrite it any more. */
  readonly due: number;
}

/** One run of {@link reconcileRights}. */
class AclWriter {
  readonly #work: AclWork;
  readonly #context: HookContext<CckmSession>;
  readonly #clock: Clock;
  readonly #sent = { grant: 0, revoke: 0 };
  #keptAs: string | undefined;
  #before?: AclTarget;
  #isSent = false;

  constructor(work: AclWork, context: HookContext<CckmSession>, clock: Clock) {
    this.#work = work;
    this.#context = context;
    this.#clock = clock;
    this.#keptAs = work.keptAs;
  }

  async run(): Promise<string[] | undefined> {
    let step = await this.#inTurn(() => this.#begin());
    while (step && "sent" in step) {
      const { sent } = step;
      const target = await this.#describing(sent.change, () => this.#verify(sent));
      if (!target) return undefined;
      const next = this.#next(target);
      if ("effective" in next) return next.effective;
      const { change } = next;
      await this.#takeTurn(change);
      step = { sent: await this.#inTurn(() => this.#describing(change, () => this.#send(change))) };
    }
    return step?.effective;
  }

  /** Looks and, if nothing speaks against it, sends the first change. */
  async #begin(): Promise<{ readonly effective: string[] } | { readonly sent: Sent } | undefined> {
    const { kind, key, found } = this.#work;
    const target = await attempting(words.attempts.lookUp(told(kind, key)), () => this.#look());
    if (!target) return undefined;
    if (found?.(this.#rights(target), target) === "leave") return { effective: this.#rights(target) };
    this.#before = target;
    const step = this.#next(target);
    if ("effective" in step) return step;
    const { change } = step;
    await this.#takeTurn(change);
    return { sent: await this.#describing(change, () => this.#send(change)) };
  }

  #next(target: AclTarget): { readonly effective: string[] } | { readonly change: RightsChange } {
    const meanwhile = this.#grantedMeanwhile(target);
    if (meanwhile.length > 0) this.#work.granted?.(meanwhile, target);
    const effective = this.#rights(target).filter((action) => !meanwhile.includes(action));
    const change = nextChange(this.#work.kind, this.#work.requested, effective);
    if (change) return { change };
    this.#work.looked?.(target);
    return { effective };
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const { kind, key } = this.#work;
    const { session, signal } = this.#context;
    const { type } = kind.on;
    const sent = session.locks.run(`${type} ${key.targetId}`, work, { signal });
    return session.targetLooks.sending(type, key.targetId, sent, this.#clock);
  }

  #describing<T>(change: RightsChange, work: () => Promise<T>): Promise<T> {
    const { kind, key } = this.#work;
    return attempting(described(kind, key, change), work, change.permit ? ["actions"] : undefined);
  }

  get #api(): AclApi<AclTarget> {
    return this.#work.kind.on.api(cckmOf(this.#context));
  }

  #grantedMeanwhile(target: AclTarget): string[] {
    const { kind, requested, granted } = this.#work;
    if (!granted || !this.#isSent || !this.#before) return [];
    return grantedMeanwhile(kind, requested, { before: this.#rights(this.#before), now: this.#rights(target) });
  }

  #rights(target: AclTarget): string[] {
    return rightsOn(target, this.#work.key.principal, this.#keptAs);
  }

  /** Sends a change. */
  async #send(change: RightsChange): Promise<Sent> {
    const { key } = this.#work;
    const { ownWrites, targetLooks } = this.#context.session;
    const started = this.#clock.now();
    let reply: AclTarget | undefined;
    let refusal: CckmError | undefined;
    this.#isSent = true;
    try {
      ownWrites.wrote(key.targetId, nameOf(key.principal));
      const write = () => this.#api.updateAcls(key.targetId, [{ ...key.principal, ...change }]);
      reply = await (this.#work.send?.(write) ?? write());
      if (change.permit) await this.#learnName(reply, change.actions);
      this.#work.changed?.(this.#rights(reply));
    } catch (error) {
      if (!(error instanceof CckmError)) throw error;
      refusal = error;
    }
    const isWhole = reply !== undefined && this.#holds(change, reply) && this.#showsOthers(reply);
    targetLooks.knows(key.targetId, isWhole ? reply : undefined, started);
    // Only a GET proves that it is gone.
    const mayBeDone = refusal && (isOutcomeUnknown(refusal) || isInternalError(refusal));
    if (refusal && !mayBeDone && !isRefused(refusal, 404)) throw refusal;
    // update-acls reads, changes and writes back the whole list. A call that read the list before this write finishes in
    // about the time that this one took, and then reverts this change.
    const now = this.#clock.now();
    const pauseMs = Math.min(Math.max(TURNS.firstMs, 2 * (now - started)), LONGEST_PAUSE_MS);
    return { change, reply, refusal, due: now + pauseMs };
  }

  /** The KMS or vault once no earlier write can overwrite a change any more. */
  async #verify({ change, reply, refusal, due }: Sent): Promise<AclTarget | undefined> {
    const target = await this.#lookAgain(reply, refusal, change, due);
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

  async #lookAgain(
    reply: AclTarget | undefined,
    refusal: CckmError | undefined,
    change: RightsChange,
    due: number,
  ): Promise<AclTarget | undefined> {
    const { permit } = change;
    const { kind, key, unknownPrincipal } = this.#work;
    try {
      const target = await this.#lookAfter(due, refusal ? undefined : change);
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

  /** Whether a reply has permissions, also of everybody else who had some before: then it leaves nothing out. */
  #showsOthers(reply: AclTarget): boolean {
    const { principal } = this.#work.key;
    const own = new Set([nameOf(principal), this.#keptAs && nameOf(renamed(principal, this.#keptAs))]);
    const shown = new Set(principalsOn(reply).map(nameOf));
    const before = this.#before ? principalsOn(this.#before).map(nameOf) : [];
    return shown.size > 0 && before.every((one) => own.has(one) || shown.has(one));
  }

  #holds({ permit, actions }: RightsChange, target: AclTarget): boolean {
    const effective = this.#rights(target);
    if (permit) return this.#work.kind.rights.missingRights(actions, effective).length === 0;
    return !actions.some((action) => effective.includes(action));
  }

  /** The KMS or vault before the first change: as this run has seen it last, if that was only just now and as expected. */
  async #look(): Promise<AclTarget | undefined> {
    const { session, signal } = this.#context;
    const { targetLooks } = session;
    const { kind, key, expected } = this.#work;
    const { targetId } = key;
    const seen = await seenBefore(kind.on, session, targetId, { signal, clock: this.#clock });
    if (seen && (!expected || sameActions(expected, this.#rights(seen)))) return seen;
    const now = this.#clock.now();
    const target = await ifFound(this.#api.get(targetId, { signal: this.#context.signal }));
    targetLooks.knows(targetId, target, now);
    return target;
  }

  /** @param change what a reply has confirmed; without it, only a GET tells what holds */
  #lookAfter(due: number, change: RightsChange | undefined): Promise<AclTarget | undefined> {
    const { session, signal } = this.#context;
    const { kind, key } = this.#work;
    const { targetId } = key;
    return session.targetLooks.verify(targetId, {
      clock: this.#clock,
      due,
      type: kind.on.type,
      lastWritten: (limit) => this.#api.lastWritten(limit),
      isDone: (target) =>
        change !== undefined && this.#holds(change, target) && this.#grantedMeanwhile(target).length === 0,
      pause: (ms) => this.#pause(ms),
      get: () => ifFound(this.#api.get(targetId)),
      waitFor: (look) => unlessAborted(look, signal, `reading ${targetId}`),
    });
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
    await this.#pause(Math.min(jitteredMs(TURNS, repeats, this.#clock.random()), LONGEST_PAUSE_MS));
  }

  async #pause(ms: number): Promise<void> {
    // A stop ends the pause; the write is then verified at once.
    await this.#clock.sleep(Math.max(0, ms), this.#context.signal).catch(() => {});
  }
}
