import { randomUUID } from "node:crypto";
import { CckmError, writeOnce } from "../../cckm";
import type { NaturalKey } from "../../contract";
import type { HookContext, Values } from "../../plugin";
import { type Begun, entriesInState, isForgotten, Journal, Notes, type Place, type Subject } from "../journal";
import { type Identity, OtherStacks } from "./declared-elsewhere";
import { type Evidence, evidenceFor, type Found } from "./evidence";
import { PlannedEntries, type PlannedEntry } from "./planned-entries";
import { alreadyHeld, beingMade } from "./refusals";

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

/** What {@link Ownership} is made of. */
export interface OwnershipOptions {
  readonly identity: Identity;
  /** Where a stack works that leaves address and domain to the environment. */
  readonly fromEnvironment: Identity;
  readonly place: Place;
  /** The time by the server's own clock, in milliseconds since 1970. */
  serverTime(): number;
}

/**
 * Who owns what: which objects this run's configuration keeps, destroys and makes, which it has just made, and which a
 * killed run made before. The one place that decides whether an object may be made, taken over or destroyed.
 */
export class Ownership {
  /** What a plan shows of the state. */
  readonly planned = new PlannedEntries();
  readonly otherStacks: OtherStacks;
  readonly #options: OwnershipOptions;
  readonly #journal: Journal;
  readonly #run = randomUUID();
  readonly #notes: Notes;
  readonly #held = new Map<string, string | undefined>();
  readonly #removed = new Set<string>();
  readonly #retained = new Set<string>();
  readonly #seen = new Map<string, Values>();
  readonly #unanswered = new WeakMap<object, Begun[]>();
  readonly #leftWith = new Map<string, Begun[]>();
  #warned = false;

  constructor(options: OwnershipOptions) {
    this.#options = options;
    this.#journal = new Journal(options.place);
    this.#notes = new Notes(options.place, this.#run);
    this.otherStacks = new OtherStacks(options.place.folder, options.identity, options.fromEnvironment);
  }

  /** A state shows the object: whatever the journal says of it is done. */
  sees(type: string, state: Values & { readonly id: string }, keys: readonly NaturalKey[]): void {
    this.#seen.set(`${type} ${state.id}`, state);
    for (const key of keys) {
      this.#seen.set(`${type} ${key}`, state);
      this.#notes.forget("announced", this.#subject({ type, key }));
      this.#journal.confirm(this.#subject({ type, key }), state.id);
    }
  }

  /** The object is gone from CCKM, and its entry from the state with it. */
  losesSight(type: string, id: string, keys: readonly NaturalKey[]): void {
    for (const name of [id, ...keys]) this.#seen.delete(`${type} ${name}`);
  }

  /** The entry of an object, by its id or its natural key, that this run was shown. */
  seen(type: string, name: string): Values | undefined {
    return this.#seen.get(`${type} ${name}`);
  }

  /** This run made or took over the object, known by these names. */
  hold(type: string, id: string, ...names: readonly string[]): void {
    for (const name of [id, ...names]) this.#held.set(`${type} ${name}`, id);
  }

  /** Whether this run made or took over an object of one of these names: then no delete of the same run removes it. */
  holds(type: string, ...names: readonly string[]): boolean {
    return names.some((name) => this.#held.has(`${type} ${name}`));
  }

  /** This run destroys the object of this name. */
  remove(type: string, name: string): void {
    this.#removed.add(`${type} ${name}`);
  }

  /** Whether this run destroyed an object of this name. */
  hasRemoved(type: string, name: string): boolean {
    return this.#removed.has(`${type} ${name}`);
  }

  /** This run forgets the object of this id and leaves it in CCKM. */
  retain(type: string, id: string): void {
    this.#retained.add(`${type} ${id}`);
  }

  /** Whether this run forgot an object and left it in CCKM: then it is none that a create of the same run takes over. */
  hasRetained(type: string, id: string): boolean {
    return this.#retained.has(`${type} ${id}`);
  }

  /** A plan replaces the object by another one of the same key. */
  replaces(type: string, key: NaturalKey, id: string): void {
    for (const name of [key, id]) this.#notes.write("replaced", this.#subject({ type, key: name }), id);
  }

  /** The id of the object that one of this key replaces and that is still there. */
  predecessorOf(type: string, key: NaturalKey): string | undefined {
    const subject = this.#subject({ type, key });
    const id = this.#notes.read("replaced", subject)?.id;
    // A state that has it no more was told to forget it.
    if (id === undefined || !isForgotten(this.#options.place, type, id)) return id;
    this.keeps(type, id, key);
    return undefined;
  }

  /** A plan keeps the object of this key: what an earlier plan noted of its replacement was not applied. */
  keeps(type: string, ...names: readonly string[]): void {
    for (const name of names) this.#notes.forget("replaced", this.#subject({ type, key: name }));
  }

  /** Whether a plan destroys the object of this id for another one of the same key. */
  makesWay(type: string, id: string): boolean {
    return this.#notes.read("replaced", this.#subject({ type, key: id }))?.id === id;
  }

  /** The object of this key is destroyed, and with it what was left on it. */
  destroyed(type: string, id: string, ...keys: readonly NaturalKey[]): void {
    this.keeps(type, id, ...keys);
    for (const left of this.#leftWith.get(`${type} ${id}`) ?? []) left.failed();
    this.#leftWith.delete(`${type} ${id}`);
  }

  /**
   * What stands on another object is left there although its entry goes: that object is to be destroyed next. Should it not
   * come to that, the journal shows whose it is.
   */
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

  /**
   * Whether what is there is judged by the create alone: the plan saw it in the state. Within the apply a refusal of the
   * plan that Terraform makes again would leave what create_before_destroy has set aside without an entry of its own.
   */
  leavesToCreate(type: string, key: NaturalKey, id: string): boolean {
    const subject = this.#subject({ type, key });
    if (!this.seen(type, id)) return this.#notes.read("left", subject)?.id === id;
    this.#notes.write("left", subject, id);
    return true;
  }

  /** The create has come: a later plan judges anew. */
  judgesInCreate(type: string, key: NaturalKey): void {
    this.#notes.forget("left", this.#subject({ type, key }));
  }

  /** A plan says that the object will be taken over on a person's word. */
  announces(type: string, key: NaturalKey, id: string): void {
    const subject = this.#subject({ type, key });
    // Terraform plans a create again within its apply: what only that one sees, no person was told.
    if (this.#notes.read("announced", subject)?.id !== id) this.#notes.write("announced", subject, id);
  }

  /**
   * Why a person's word does not reach an object, in a sentence; undefined where the plan of this apply said that it would be
   * taken over, and no state has shown it since. The word is spent by this.
   */
  wordMissing(type: string, key: NaturalKey, id: string): string | undefined {
    const subject = this.#subject({ type, key });
    const said = this.#notes.read("announced", subject);
    this.#notes.forget("announced", subject);
    if (entriesInState(this.#options.place, type, id)) {
      return "The state has it already, under another address or as the object that this one replaces.";
    }
    if (said?.id === id && said.run !== this.#run) return undefined;
    return `The plan did not say that it would be taken over, or that was in another folder (${this.#journal.folder}): plan again, and apply in the same folder.`;
  }

  /** What shows that a killed run of this stack made an object. */
  evidence(found: Found): Evidence {
    return evidenceFor(found, this.#subject(found), this.#journal, this.#options.place);
  }

  /** Takes over an object on the evidence of the journal, so that the entry is closed with this run. */
  resume(found: Found, evidence: Extract<Evidence, { made: unknown }>, context: object): void {
    const begun = this.#journal.resume(evidence.made.file, evidence.made.entry);
    begun.made(found.id);
    this.#await(context, begun);
  }

  /**
   * Makes an object: its entry is in the journal before the request, and is closed by the outcome. The request is sent
   * again only where it certainly had no effect.
   * @throws DiagnosticsError where this run or another one makes the same object; what `send` throws
   */
  async make<T extends { readonly id: string }>(
    making: Making,
    { send, find }: Write<T>,
    context: HookContext<unknown>,
  ): Promise<T> {
    const begun = this.begin(making, context);
    try {
      const made = await writeOnce(() => begun.watching(send), find);
      begun.made(made.id);
      return made;
    } catch (error) {
      begun.failed();
      throw error;
    }
  }

  /** The steps of {@link make}, for what is made by more than one request. */
  begin(making: Making, context: HookContext<unknown>): MakingUnderWay {
    const { type, key, what } = making;
    const held = `${type} ${key}`;
    if (this.#held.has(held)) throw alreadyHeld({ type, what, id: this.#held.get(held) });
    this.#held.set(held, undefined);
    const before = this.#journal.openEntries(this.#subject(making));
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
        this.hold(type, id, key);
        // What earlier runs asked for under this name was not there.
        this.#journal.close(before);
        if (begun) this.#await(context, begun);
      },
      failed: () => {
        if (unsure || isMade) {
          begun?.leftOpen();
          return;
        }
        this.#held.delete(held);
        begun?.failed();
      },
    };
  }

  /** A create hook has come to its end: what it made is on its way to the state, or `kept` is false and no state has it. */
  answered(context: object, kept: boolean): void {
    for (const begun of this.#unanswered.get(context) ?? []) {
      if (kept) begun.answered();
      else begun.leftOpen();
    }
  }

  /** Everything was answered and Terraform ends the provider: the states have what was made. */
  endRun(): void {
    this.#journal.end();
  }

  #subject({ type, key }: { readonly type: string; readonly key: NaturalKey }): Subject {
    const { server, domain } = this.#options.identity;
    return { server: server ?? "", domain, type, key };
  }

  #write(making: Making, context: HookContext<unknown>): Begun | undefined {
    const subject = this.#subject(making);
    if (this.#journal.isBeingMade(subject)) throw beingMade(making);
    try {
      return this.#journal.begin(subject, this.#options.serverTime(), {
        ...(making.asked && { asked: making.asked }),
        ...(making.recovers !== undefined && { recovers: making.recovers }),
      });
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === "EEXIST") throw beingMade(making);
      if (!this.#warned) {
        this.#warned = true;
        context.warn(
          "The journal cannot be written",
          `${message}. Should this run be killed, the next one refuses what it has made, as nothing then shows who made it. Let CCKM_JOURNAL name a folder that can be written and that lasts.`,
        );
      }
      return undefined;
    }
  }

  #await(context: object, begun: Begun): void {
    this.#unanswered.set(context, [...(this.#unanswered.get(context) ?? []), begun]);
  }
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

export type { PlannedEntry };

// Never a timeout, and not the word of something between Terraform and CCKM.
function changedNothing(error: unknown): boolean {
  if (!(error instanceof CckmError)) return false;
  return error.outcome === "not-sent" || (error.outcome === "refused" && error.byCckm) || error.outcome === "gone";
}
