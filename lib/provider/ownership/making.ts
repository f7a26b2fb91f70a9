import { isWithoutEffect, lookFor, sendOrFind } from "../../cckm";
import type { NaturalKey } from "../../contract";
import type { HookContext } from "../../plugin";
import type { Begun, Journal, JournalSubject } from "../journal";
import { alreadyHeld, beingMade } from "./refusals";
import type { RunObjects } from "./run-objects";
import * as words from "./words";

/** An object that is about to be created. */
export interface Making {
  readonly type: string;
  readonly key: NaturalKey;
  /** In words. */
  readonly what: string;
  /** What is requested beyond the key, for the journal. */
  readonly asked?: readonly string[];
  /** CCKM's id of an object that is recovered instead of created. */
  readonly recovers?: string;
}

/** How to create an object. */
export interface Write<T> {
  send(): Promise<T>;
  /** Looks for the result of an unanswered request, with an uncached read. */
  find(): Promise<T | undefined>;
}

/** An object that is being created. */
export interface MakingUnderWay {
  /** Sends one of its requests, and keeps track of whether it may have had an effect. */
  watching<T>(send: () => Promise<T>): Promise<T>;
  /** The object exists. */
  made(id: string): void;
  /** Given up, and no state will have the object: the entry stays open if something may exist. */
  failed(): void;
}

/** Dependencies of {@link Makings}. */
export interface MakingsOptions {
  readonly journal: Journal;
  readonly objects: RunObjects;
  /** The server's time, in milliseconds since 1970. */
  serverTime(): number;
  /** How long a CCKM node may not show the result of an unanswered request yet, in milliseconds. */
  readonly nodeLagMs: number;
  subjectOf(type: string, key: NaturalKey): JournalSubject;
}

/** The objects that a run creates, each with a journal entry from before the request until a state has it. */
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
    // A hook that repeats an attempt that failed, as far as it knows, is not a second resource.
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
          unsure ||= !isWithoutEffect(error);
          throw error;
        }
      },
      made: (id) => {
        isMade = true;
        begun?.made(id);
        objects.hold(type, [id, key], id);
        // What earlier runs requested under this name did not exist.
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

  /** Objects created within a hook stay open until the hook ends. */
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

  /** The object is gone, and so are its children that were left. */
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
