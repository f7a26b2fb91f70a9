import { randomUUID } from "node:crypto";
import type { NaturalKey } from "../../contract";
import type { HookContext, Values } from "../../plugin";
import { Journal, type JournalSubject, Notes, siblingOf, type WorkingFolder } from "../journal";
import type { Alias } from "../whereabouts";
import { ConfigurationsInState } from "./configurations-in-state";
import { type Identity, OtherStacks } from "./declared-elsewhere";
import { type Evidence, evidenceFor, type FoundObject } from "./evidence";
import { type Making, Makings, type MakingUnderWay, type Write } from "./making";
import { PlanNotes } from "./plan-notes";
import { PlannedEntries } from "./planned-entries";
import { PlannedGround } from "./planned-ground";
import { RunObjects } from "./run-objects";
import { type StandingEntry, StandingInState } from "./standing-in-state";

/** What {@link Ownership} is made of. */
export interface OwnershipOptions {
  readonly identity: Identity;
  /** Where a stack works that leaves address and domain to the environment. */
  readonly fromEnvironment: Identity;
  /** Other names of the server and domain where this run works. */
  readonly aliases?: readonly Alias[];
  readonly workingFolder: WorkingFolder;
  /** The time by the server's own clock, in milliseconds since 1970. */
  serverTime(): number;
  /** By how many milliseconds one node of CCKM may be behind another. Default: none is. */
  readonly nodeLagMs?: number;
}

/**
 * Who owns what: which objects this run's configuration keeps, destroys and makes, which it has just made, and which a
 * killed run made before. The one place that decides whether an object may be made, taken over or destroyed.
 */
export class Ownership {
  /** What a plan shows of the state. */
  readonly planned = new PlannedEntries();
  /** Which permissions a plan has on which accounts. */
  readonly ground = new PlannedGround();
  readonly otherStacks: OtherStacks;
  readonly #options: OwnershipOptions;
  readonly #journal: Journal;
  readonly #objects = new RunObjects();
  readonly #notes: PlanNotes;
  readonly #makings: Makings;
  readonly #standing: StandingInState;
  readonly #configurations: ConfigurationsInState;

  constructor(options: OwnershipOptions) {
    const { workingFolder, identity, fromEnvironment, aliases, nodeLagMs = 0 } = options;
    const run = randomUUID();
    const subjectOf = this.#subject.bind(this);
    const serverTime = () => options.serverTime();
    this.#options = options;
    this.#standing = new StandingInState(workingFolder);
    this.#configurations = new ConfigurationsInState(workingFolder);
    this.#journal = new Journal(workingFolder);
    this.#notes = new PlanNotes({ notes: new Notes(workingFolder, run), workingFolder, run, subjectOf });
    this.#makings = new Makings({ journal: this.#journal, objects: this.#objects, serverTime, nodeLagMs, subjectOf });
    this.otherStacks = new OtherStacks(workingFolder.folder, identity, fromEnvironment, aliases);
  }

  /** A state shows the object: whatever the journal says of it is done. */
  sees(type: string, state: Values & { readonly id: string }, keys: readonly NaturalKey[]): void {
    this.#objects.see(type, [state.id, ...keys], state);
    for (const key of keys) {
      this.#notes.takesBackWord(this.#subject(type, key));
      this.#journal.confirm(this.#subject(type, key), state.id);
    }
  }

  /** The object is gone from CCKM, and its entry from the state with it. */
  losesSight(type: string, id: string, keys: readonly NaturalKey[]): void {
    this.#objects.loseSight(type, [id, ...keys]);
  }

  /** The entry of an object, by its id or its natural key, that this run was shown. */
  seen(type: string, name: string): Values | undefined {
    return this.#objects.seen(type, name);
  }

  /** This run made or took over the object, known by these names. */
  hold(type: string, id: string, ...names: readonly string[]): void {
    this.#objects.hold(type, [id, ...names], id);
  }

  /** Whether this run made or took over an object of one of these names: then no delete of the same run removes it. */
  holds(type: string, ...names: readonly string[]): boolean {
    return names.some((name) => this.#objects.holds(type, name));
  }

  /** This run destroys the object of this name. */
  remove(type: string, name: string): void {
    this.#objects.remove(type, name);
  }

  /** Whether this run destroyed an object of this name. */
  hasRemoved(type: string, name: string): boolean {
    return this.#objects.hasRemoved(type, name);
  }

  /** This run forgets the object of this id and leaves it in CCKM. */
  retain(type: string, id: string): void {
    this.#objects.retain(type, id);
  }

  /** Whether this run forgot an object and left it in CCKM: then it is none that a create of the same run takes over. */
  hasRetained(type: string, id: string): boolean {
    return this.#objects.hasRetained(type, id);
  }

  /** A plan replaces the object by another one of the same key. */
  replaces(type: string, key: NaturalKey, id: string): void {
    this.#notes.replaces(type, key, id);
  }

  /** The id of the object that one of this key replaces and that is still there. */
  predecessorOf(type: string, key: NaturalKey): string | undefined {
    return this.#notes.predecessorOf(type, key);
  }

  /** A plan keeps the object of this key: what an earlier plan noted of its replacement was not applied. */
  keeps(type: string, ...names: readonly string[]): void {
    this.#notes.keeps(type, names);
  }

  /** Whether the state has the object of this id under two provider configurations, of which a run is shown one. */
  hasTwoConfigurations(type: string, id: string): boolean {
    return this.#configurations.areTwo(type, id);
  }

  /** Where another stack of the app works, by its folder; undefined where that is not known. */
  folderOfStack(folder: string): WorkingFolder | undefined {
    return siblingOf(this.#options.workingFolder, folder);
  }

  /** A plan destroys an object that may stand on one of the type `ground`, which then takes nothing along in destroying it. */
  goes(type: string, id: string, ground: string): void {
    if (this.#standing.isAny(ground)) this.#notes.goes(type, id);
  }

  /** A plan destroys an account or vault: what an earlier plan, not applied, said of what stands on it counts no more. */
  groundGoes(type: string, names: readonly string[]): void {
    for (const one of this.#standing.on(type, names)) {
      if (!this.#notes.isToGo(one.type, one.id, true)) this.#notes.keeps(one.type, [one.id]);
    }
  }

  /** What the state has on an account or in a vault and neither this run nor its plan destroys. */
  leftOn(type: string, names: readonly string[]): StandingEntry[] {
    return this.#standing
      .on(type, names)
      .filter((one) => !this.#objects.hasRemoved(one.type, one.id) && !this.#notes.isToGo(one.type, one.id, false));
  }

  /** Whether a plan destroys the object of this id for another one of the same key. */
  makesWay(type: string, id: string): boolean {
    return this.#notes.makesWay(type, id);
  }

  /** The object of this key is destroyed, and with it what was left on it. */
  destroyed(type: string, id: string, ...keys: readonly NaturalKey[]): void {
    this.#objects.remove(type, id);
    this.#notes.keeps(type, [id, ...keys]);
    this.#makings.goneWith(type, id);
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
    this.#makings.leaveOn(on, left, context);
  }

  /**
   * Whether what is there is judged by the create alone: the plan saw it in the state. Within the apply a refusal of the
   * plan that Terraform makes again would leave what create_before_destroy has set aside without an entry of its own.
   */
  leavesToCreate(type: string, key: NaturalKey, id: string): boolean {
    return this.#notes.leavesToCreate(type, key, id, this.seen(type, id) !== undefined);
  }

  /** The create has come: a later plan judges anew. */
  judgesInCreate(type: string, key: NaturalKey): void {
    this.#notes.judgesInCreate(type, key);
  }

  /** A plan says that the object will be taken over on a person's word. */
  announces(type: string, key: NaturalKey, id: string): void {
    this.#notes.announces(type, key, id);
  }

  /**
   * Why a person's word does not reach an object, in a sentence; undefined where the plan of this apply said that it would be
   * taken over, and no state has shown it since. The word is spent by this.
   */
  wordMissing(type: string, key: NaturalKey, id: string): string | undefined {
    return this.#notes.wordMissing(type, key, id);
  }

  /** What shows that a killed run of this stack made an object. */
  evidence(found: FoundObject): Evidence {
    return evidenceFor(found, this.#subject(found.type, found.key), this.#journal, this.#options.workingFolder);
  }

  /** Takes over an object on the evidence of the journal, so that the entry is closed with this run. */
  resume(found: FoundObject, evidence: Extract<Evidence, { made: unknown }>, context: object): void {
    const begun = this.#journal.resume(evidence.made.file, evidence.made.entry);
    begun.made(found.id);
    this.#makings.await(context, begun);
  }

  /**
   * Makes an object: its entry is in the journal before the request, and is closed by the outcome. What an unanswered
   * request has made is looked for as long as a node may lag; it is sent again only where it certainly had no effect.
   * @throws DiagnosticsError where this run or another one makes the same object; what `send` throws
   */
  make<T extends { readonly id: string }>(making: Making, write: Write<T>, context: HookContext<unknown>): Promise<T> {
    return this.#makings.make(making, write, context);
  }

  /** The steps of {@link make}, for what is made by more than one request. */
  begin(making: Making, context: HookContext<unknown>): MakingUnderWay {
    return this.#makings.begin(making, context);
  }

  /** A create hook has come to its end: what it made is on its way to the state, or `kept` is false and no state has it. */
  answered(context: object, kept: boolean): void {
    this.#makings.answered(context, kept);
  }

  /** Everything was answered and Terraform ends the provider: the states have what was made. */
  endRun(): void {
    this.#journal.end();
  }

  #subject(type: string, key: NaturalKey): JournalSubject {
    const { server, domain } = this.#options.identity;
    return { server: server ?? "", domain, type, key };
  }
}
