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

/** Dependencies of {@link Ownership}. */
export interface OwnershipOptions {
  readonly identity: Identity;
  /** Server and domain of a stack that leaves both to the environment. */
  readonly fromEnvironment: Identity;
  /** Other names of this run's server and domain. */
  readonly aliases?: readonly Alias[];
  readonly workingFolder: WorkingFolder;
  /** The server's time, in milliseconds since 1970. */
  serverTime(): number;
  /** How far one CCKM node may lag behind another, in milliseconds. Default: no lag. */
  readonly nodeLagMs?: number;
}

/**
 * Who owns what: the objects that this run's configuration keeps, destroys and creates, that it has just created, and that
 * a killed run created. This is the only place that decides whether an object may be created, taken over or destroyed.
 */
export class Ownership {
  /** The plan for every resource instance that Terraform shows. */
  readonly planned = new PlannedEntries();
  /** The planned permissions and secrets, by their accounts and vaults. */
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

  /** A state shows the object: its journal entries are done. */
  sees(type: string, state: Values & { readonly id: string }, keys: readonly NaturalKey[]): void {
    this.#objects.see(type, [state.id, ...keys], state);
    for (const key of keys) {
      this.#notes.takesBackWord(this.#subject(type, key));
      this.#journal.confirm(this.#subject(type, key), state.id);
    }
  }

  /** The object is gone from CCKM, and so from the state. */
  losesSight(type: string, id: string, keys: readonly NaturalKey[]): void {
    this.#objects.loseSight(type, [id, ...keys]);
  }

  /** The instance with an id or a natural key that this run was shown. */
  seen(type: string, name: string): Values | undefined {
    return this.#objects.seen(type, name);
  }

  /** This run created or took over the object, known by these names. */
  hold(type: string, id: string, ...names: readonly string[]): void {
    this.#objects.hold(type, [id, ...names], id);
  }

  /** Whether this run created or took over an object with one of these names: then no delete of this run may remove it. */
  holds(type: string, ...names: readonly string[]): boolean {
    return names.some((name) => this.#objects.holds(type, name));
  }

  /** This run destroys the object with this name. */
  remove(type: string, name: string): void {
    this.#objects.remove(type, name);
  }

  /** Whether this run destroyed an object with this name. */
  hasRemoved(type: string, name: string): boolean {
    return this.#objects.hasRemoved(type, name);
  }

  /** This run drops the object with this id from the state and leaves it in CCKM. */
  retain(type: string, id: string): void {
    this.#objects.retain(type, id);
  }

  /** Whether this run dropped an object from the state and left it in CCKM: then no create of this run may take it over. */
  hasRetained(type: string, id: string): boolean {
    return this.#objects.hasRetained(type, id);
  }

  /** A plan replaces the object with another one that has the same key. */
  replaces(type: string, key: NaturalKey, id: string): void {
    this.#notes.replaces(type, key, id);
  }

  /** The id of the object that one with this key replaces, if it still exists. */
  predecessorOf(type: string, key: NaturalKey): string | undefined {
    return this.#notes.predecessorOf(type, key);
  }

  /** A plan keeps the object with this key: an earlier plan to replace it was not applied. */
  keeps(type: string, ...names: readonly string[]): void {
    this.#notes.keeps(type, names);
  }

  /** Whether the state has the object with this id under two provider configurations, only one of which a run sees. */
  hasTwoConfigurations(type: string, id: string): boolean {
    return this.#configurations.areTwo(type, id);
  }

  /** Where another stack of the app runs, by its folder; undefined if unknown. */
  folderOfStack(folder: string): WorkingFolder | undefined {
    return siblingOf(this.#options.workingFolder, folder);
  }

  /** A plan destroys an object that may have a parent of the type `ground`, whose destroy then removes nothing unexpected. */
  goes(type: string, id: string, ground: string): void {
    if (this.#standing.isAny(ground)) this.#notes.goes(type, id);
  }

  /** A plan destroys an account or vault: notes of earlier plans about its children no longer apply. */
  groundGoes(type: string, names: readonly string[]): void {
    for (const one of this.#standing.on(type, names)) {
      if (!this.#notes.isToGo(one.type, one.id, true)) this.#notes.keeps(one.type, [one.id]);
    }
  }

  /** Objects in the state on an account or in a vault that neither this run nor its plan destroys. */
  leftOn(type: string, names: readonly string[]): StandingEntry[] {
    return this.#standing
      .on(type, names)
      .filter((one) => !this.#objects.hasRemoved(one.type, one.id) && !this.#notes.isToGo(one.type, one.id, false));
  }

  /** Whether a plan replaces the object with this id by another one with the same key. */
  makesWay(type: string, id: string): boolean {
    return this.#notes.makesWay(type, id);
  }

  /** The object with this key is destroyed, and so are its children that were left. */
  destroyed(type: string, id: string, ...keys: readonly NaturalKey[]): void {
    this.#objects.remove(type, id);
    this.#notes.keeps(type, [id, ...keys]);
    this.#makings.goneWith(type, id);
  }

  /**
   * A child stays in CCKM although it leaves the state, because its parent is destroyed next. If that does not happen, the
   * journal shows who owns the child.
   */
  leaveOn(
    on: { readonly type: string; readonly id: string },
    left: Making & { readonly id: string },
    context: HookContext<unknown>,
  ): void {
    this.#makings.leaveOn(on, left, context);
  }

  /**
   * Whether only the create checks an existing object, because the plan saw it in the state. If the plan that Terraform
   * repeats during the apply refused it, an object deposed by create_before_destroy would be left without an instance.
   */
  leavesToCreate(type: string, key: NaturalKey, id: string): boolean {
    return this.#notes.leavesToCreate(type, key, id, this.seen(type, id) !== undefined);
  }

  /** The create has run: a later plan checks again. */
  judgesInCreate(type: string, key: NaturalKey): void {
    this.#notes.judgesInCreate(type, key);
  }

  /** A plan announces that the object will be taken over with the user's permission. */
  announces(type: string, key: NaturalKey, id: string): void {
    this.#notes.announces(type, key, id);
  }

  /** The object that an earlier run, such as the plan for this apply, announced so; undefined if there is none. */
  announced(type: string, key: NaturalKey): string | undefined {
    return this.#notes.announced(type, key);
  }

  /** What was announced is gone: a later plan does not tell so again. */
  takesBackWord(type: string, key: NaturalKey): void {
    this.#notes.takesBackWord(this.#subject(type, key));
  }

  /**
   * Why the user's permission does not cover an object, as a sentence; undefined if the plan for this apply announced the
   * takeover, and no state has shown the object since. The permission is used up by this call.
   */
  wordMissing(type: string, key: NaturalKey, id: string): string | undefined {
    return this.#notes.wordMissing(type, key, id);
  }

  /** Evidence that a killed run of this stack created an object. */
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
   * Creates an object. Its journal entry is written before the request, and closed by the outcome. The result of an
   * unanswered request is looked for as long as nodes may lag; it is only repeated if it certainly had no effect.
   * @throws DiagnosticsError if this run or another one creates the same object; what `send` throws
   */
  make<T extends { readonly id: string }>(making: Making, write: Write<T>, context: HookContext<unknown>): Promise<T> {
    return this.#makings.make(making, write, context);
  }

  /** The steps of {@link make}, for objects that take more than one request. */
  begin(making: Making, context: HookContext<unknown>): MakingUnderWay {
    return this.#makings.begin(making, context);
  }

  /** A create hook has ended: what it created is on its way to the state, or `kept` is false and no state will have it. */
  answered(context: object, kept: boolean): void {
    this.#makings.answered(context, kept);
  }

  /** Everything was answered and Terraform ends the provider: the states contain what was created. */
  endRun(): void {
    this.#journal.end();
  }

  #subject(type: string, key: NaturalKey): JournalSubject {
    const { server, domain } = this.#options.identity;
    return { server: server ?? "", domain, type, key };
  }
}
