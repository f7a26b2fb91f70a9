import type { ConfigOf, PlanOf, ProposalOf, Schema, StateOf, UnresolvedConfigOf } from "../../schema";
import type { DeleteContext, HookContext, PlanContext, PlanDeleteContext, ReadContext, WriteContext } from "./context";

type MaybePromise<T> = T | Promise<T>;
type AttributeNames<S> = readonly Extract<keyof PlanOf<S>, string>[];

/** What the plan hook looks at. `state` is null for a create. Values may be unknown. */
export interface PlanRequest<S extends Schema> {
  readonly config: UnresolvedConfigOf<S>;
  readonly plan: ProposalOf<S>;
  readonly state: StateOf<S> | null;
  /** The object that goes, where a create is one half of a replacement; null for every other. Not told of a tainted one. */
  readonly replaced: StateOf<S> | null;
  /** Arguments and computed attributes whose planned value differs from the state's, other spellings left out. */
  readonly changed: AttributeNames<S>;
}

/** What the hook that plans a delete looks at. */
export interface PlanDeleteRequest<S extends Schema> {
  readonly state: StateOf<S>;
  /** Whether another object takes its place. */
  readonly replacement: boolean;
}

/** What the plan hook may decide. */
export interface PlanDecision<S extends Schema> {
  /** Attributes whose change cannot be made in place. */
  readonly replace?: AttributeNames<S>;
  /** Attributes whose change can be made in place after all, although they replace otherwise. */
  readonly inPlace?: AttributeNames<S>;
  /** Attributes that mean the same as before: the prior value stays, nothing is planned for them. */
  readonly keep?: AttributeNames<S>;
  /** Computed attributes that the apply will decide. */
  readonly unknown?: AttributeNames<S>;
  /** Values of computed attributes that are known already. */
  readonly set?: Partial<StateOf<S>>;
}

/** What the create hook is asked for. */
export interface CreateRequest<S extends Schema> {
  /** The configuration; the only place where write-only values are. */
  readonly config: ConfigOf<S>;
  readonly plan: PlanOf<S>;
}

/** What the update hook is asked for: to bring `state` to `plan`. */
export interface UpdateRequest<S extends Schema> extends CreateRequest<S> {
  readonly state: StateOf<S>;
}

/** What a read found: every attribute, or undefined for one that the API does not return (the state's value stays). */
export type ReadResult<S> = { readonly [K in keyof StateOf<S>]: StateOf<S>[K] | undefined };

/** Takes over objects of another provider's type (a `moved` block). */
export interface StateMove<S extends Schema> {
  /** The other type, such as `ciphertrust_aws_kms`. */
  readonly fromType: string;
  /** The other provider's address, where only certain ones are meant. */
  readonly fromProvider?: RegExp;
  /** The state in this resource's terms; what is left out is null until the next read. */
  convert(source: Readonly<Record<string, unknown>>): Partial<StateOf<S>>;
}

/** A managed resource: one object literal, hooks typed by the schema. Every hook may be called again after a failure. */
export interface ResourceDefinition<S extends Schema, Session> {
  /** The type in Terraform's language, provider's name first: `cckm_aws_kms_account`. */
  readonly type: string;
  readonly schema: S;
  /** Told of each object that Terraform takes out of its state in a run, before anything else is asked of it. */
  loaded?(request: { readonly state: StateOf<S> }, context: HookContext<Session>): void;
  /**
   * Called at every plan of a create or update, after the schema's own logic. May warn, replace, keep. Called again within
   * the apply, when more is known: what was decided before has to hold then, too.
   */
  plan?(request: PlanRequest<S>, context: PlanContext<Session>): MaybePromise<PlanDecision<S> | undefined>;
  /**
   * Called at every plan of a delete, and of a replacement for the object that goes, whoever asks for it. Throws to refuse
   * the delete; may leave what the delete is to know. Not called for a tainted object that is replaced: Terraform plans
   * that as a create. With `create_before_destroy` it is called again within the apply.
   */
  planDelete?(request: PlanDeleteRequest<S>, context: PlanDeleteContext<Session>): MaybePromise<void>;
  /** Makes the object and returns it. */
  create(request: CreateRequest<S>, context: WriteContext<S, Session>): MaybePromise<StateOf<S>>;
  /** Returns the object as it is now, or null when it is certainly gone. */
  read(request: { readonly state: StateOf<S> }, context: ReadContext<Session>): MaybePromise<ReadResult<S> | null>;
  /** Changes the object in place. Without it every argument must replace. */
  update?(request: UpdateRequest<S>, context: WriteContext<S, Session>): MaybePromise<StateOf<S>>;
  /** Removes the object; one that is gone already is no error. */
  delete(request: { readonly state: StateOf<S> }, context: DeleteContext<S, Session>): MaybePromise<void>;
  /** Finds an existing object by the id that a user gave. A read follows. */
  importState?(request: { readonly id: string }, context: ReadContext<Session>): MaybePromise<Partial<StateOf<S>>>;
  readonly moves?: readonly StateMove<S>[];
  /** Brings states of older schema versions up to date, by their version. */
  readonly upgrades?: Readonly<Record<number, (old: Readonly<Record<string, unknown>>) => Partial<StateOf<S>>>>;
}

/** A data source: arguments in, everything out. */
export interface DataSourceDefinition<S extends Schema, Session> {
  /** The type in Terraform's language, provider's name first. */
  readonly type: string;
  readonly schema: S;
  read(request: { readonly config: ConfigOf<S> }, context: HookContext<Session>): MaybePromise<StateOf<S>>;
}
