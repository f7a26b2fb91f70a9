import { CckmError, isInternalError, lookFor, sendOrFind } from "../../cckm";
import type { NaturalKey } from "../../contract";
import type { HookContext } from "../../plugin";
import type { Begun, Journal, JournalSubject } from "../journal";
import { alreadyHeld, beingMade } from "./refusals";
import type { RunObjects } from "./run-objects";
import * as words from "./words";

/** An object that is about to be made. */
export interface Making {
  readonly type: string;
  readonly key: NaturalKey;
  /** In words. */
  readonly what: string;
  /** What is asked for beyond the key, where the journal is to know it. */
  readonly asked?: readonly string[];
  /** CCKM's id of an object that is brought back instead of made anew. */
  readonly recovers?: string;
}

/** How an object is made. */
export interface Write<T> {
  send(): Promise<T>;
  /** Looks for what an unanswered request has made, by a read that no cache answers. */
  find(): Promise<T | undefined>;
}

/** An object that is being made. */
export interface MakingUnderWay {
  /** Sends one request of it; whether it may have had an effect is kept. */
  watching<T>(send: () => Promise<T>): Promise<T>;
  /** It is there. */
  made(id: string): void;
  /** It was given up, and no state will have it: the entry stays open where anything may be there. */
  failed(): void;
}

/** What {@link Makings} stand on. */
export interface MakingsOptions {
  readonly journal: Journal;
  readonly objects: RunObjects;
  /** The time by the server's own clock, in milliseconds since 1970. */
  serverTime(): number;
  /** For how many milliseconds a node of CCKM may not show yet what an unanswered request has made. */
  readonly nodeLagMs: number;
  subjectOf(type: string, key: NaturalKey): JournalSubject;
}

/** What a run makes, each with its entry in the journal from before the request until a state has it. */
export class Makings {
  readonly #options: MakingsOptions;
  readonly #unanswered = new WeakMap<object, Begun[]>();
  readonly #leftWith = new Map<string, Begun[]>();
  readonly #makers = new Map<string, object>();
  #warned = false;

  constructor(options: MakingsOptions) {
    this.#options = options;
  }

  async make<T extends { readonly id: string }>(
    making: Making,
    { send, find }: Write<T>,
    context: HookContext<unknown>,
  ): Promise<T> {
    const begun = this.begin(making, context);
    const patience = { within: this.#options.nodeLagMs, signal: context.signal };
    try {
      const made = await sendOrFind(
        () => begun.watching(send),
        () => lookFor(find, patience),
      );
      begun.made(made.id);
      return made;
    } catch (error) {
      begun.failed();
      throw error;
    }
  }

  begin(making: Making, context: HookContext<unknown>): MakingUnderWay {
    const { type, key, what } = making;
    const { journal, objects, subjectOf } = this.#options;
    const name = `${type} ${key}`;
    const id = objects.heldId(type, key);
    // A hook that tries again what came to nothing, as far as it knows, is none of two resources.
    const isAgain = id === undefined && this.#makers.get(name) === context;
    if (objects.holds(type, key) && !isAgain) throw alreadyHeld({ type, what, id });
    this.#makers.set(name, context);
    objects.hold(type, [key], undefined);
    const before = journal.openEntries(subjectOf(type, key));
    const begun = this.#write(making, context);
    let unsure = false;
    let isMade = false;
    return {
      watching: async (send) => {
        try {
          return await send();
        } catch (error) {
          unsure ||= !changedNothing(error);
          throw error;
        }
      },
      made: (id) => {
        isMade = true;
        begun?.made(id);
        objects.hold(type, [id, key], id);
        // What earlier runs asked for under this name was not there.
        journal.close(before);
        if (begun) this.await(context, begun);
      },
      failed: () => {
        if (unsure || isMade) {
          begun?.leftOpen();
          return;
        }
        objects.letGo(type, key);
        begun?.failed();
      },
    };
  }

  /** What is made within a hook waits for the hook's end. */
  await(context: object, begun: Begun): void {
    this.#unanswered.set(context, [...(this.#unanswered.get(context) ?? []), begun]);
  }

  answered(context: object, kept: boolean): void {
    for (const begun of this.#unanswered.get(context) ?? []) {
      if (kept) begun.answered();
      else begun.leftOpen();
    }
  }

  leaveOn(
    on: { readonly type: string; readonly id: string },
    left: Making & { readonly id: string },
    context: HookContext<unknown>,
  ): void {
    const begun = this.#write(left, context);
    begun?.made(left.id);
    begun?.leftOpen();
    const name = `${on.type} ${on.id}`;
    if (begun) this.#leftWith.set(name, [...(this.#leftWith.get(name) ?? []), begun]);
  }

  /** The object is gone, and with it what was left on it. */
  goneWith(type: string, id: string): void {
    for (const left of this.#leftWith.get(`${type} ${id}`) ?? []) left.failed();
    this.#leftWith.delete(`${type} ${id}`);
  }

  #write(making: Making, context: HookContext<unknown>): Begun | undefined {
    const { journal, serverTime, subjectOf } = this.#options;
    const subject = subjectOf(making.type, making.key);
    if (journal.isBeingMade(subject)) throw beingMade(making);
    try {
      return journal.begin(subject, serverTime(), {
        ...(making.asked && { asked: making.asked }),
        ...(making.recovers !== undefined && { recovers: making.recovers }),
      });
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === "EEXIST") throw beingMade(making);
      if (!this.#warned) {
        this.#warned = true;
        context.warn(words.journalUnwritable({ reason: message }));
      }
      return undefined;
    }
  }
}

// Never a timeout, not the word of something between Terraform and CCKM, and no failure within CCKM.
function changedNothing(error: unknown): boolean {
  if (!(error instanceof CckmError) || isInternalError(error)) return false;
  return error.outcome === "not-sent" || (error.outcome === "refused" && error.byCckm) || error.outcome === "gone";
}
