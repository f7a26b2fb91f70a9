import type { ConfigOf, PlanOf, ProposalOf, Schema, StateOf, UnresolvedConfigOf } from "../../schema";
import type { DeleteContext, HookContext, PlanContext, PlanDeleteContext, ReadContext, WriteContext } from "./context";

type MaybePromise<T> = T | Promise<T>;
type AttributeNames<S> = readonly Extract<keyof PlanOf<S>, string>[];

/** Input of the plan hook. `state` is null for a create. Values may be unknown. */
export interface PlanRequest<S extends Schema> {
  readonly config: UnresolvedConfigOf<S>;
  readonly plan: ProposalOf<S>;
  readonly state: StateOf<S> | null;
  /**
   * The object being replaced, if this create is one half of a replacement; otherwise null. Also null if that object is
   * tainted.
   */
  readonly replaced: StateOf<S> | null;
  /** Arguments and computed attributes whose planned value differs from the state's, apart from equivalent spellings. */
  readonly changed: AttributeNames<S>;
}

/** Input of the hook that plans a delete. */
export interface PlanDeleteRequest<S extends Schema> {
  readonly state: StateOf<S>;
  /** Whether the delete is part of a replacement. */
  readonly replacement: boolean;
}

/** The decisions open to the plan hook. */
export interface PlanDecision<S extends Schema> {
  /** Attributes whose change cannot be made in place. */
  readonly replace?: AttributeNames<S>;
  /** Attributes whose change can be made in place in this case, although they normally force replacement. */
  readonly inPlace?: AttributeNames<S>;
  /** Attributes with the same meaning as before: the prior value stays, and no change is planned. */
  readonly keep?: AttributeNames<S>;
  /** Computed attributes that will be known after apply. */
  readonly unknown?: AttributeNames<S>;
  /** Values of computed attributes that are already known. */
  readonly set?: Partial<StateOf<S>>;
}

/** Input of the create hook. */
export interface CreateRequest<S extends Schema> {
  /** The configuration; the only place that contains write-only values. */
  readonly config: ConfigOf<S>;
  readonly plan: PlanOf<S>;
}

/** Input of the update hook, which must bring `state` to `plan`. */
export interface UpdateRequest<S extends Schema> extends CreateRequest<S> {
  readonly state: StateOf<S>;
}

/** The result of a read: every attribute, or undefined for one that the API does not return (the state's value then stays). */
export type ReadResult<S> = { readonly [K in keyof StateOf<S>]: StateOf<S>[K] | undefined };

/** Takes over objects of another provider's type (a `moved` block). */
export interface StateMove<S extends Schema> {
  /** The other type, such as `ciphertrust_aws_kms`. */
  readonly fromType: string;
  /** The other provider's address, to accept only certain ones. */
  readonly fromProvider?: RegExp;
  /** The state in this resource's terms; omitted attributes are null until the next read. */
  convert(source: Readonly<Record<string, unknown>>): Partial<StateOf<S>>;
}

/** A managed resource, with hooks typed by the schema. Every hook may be called again after a failure. */
export interface ResourceDefinition<S extends Schema, Session> {
  /** The type in Terraform, provider name first: `cckm_aws_kms_account`. */
  readonly type: string;
  readonly schema: S;
  /** Called for each object that Terraform passes from its state in a run, before any other hook. */
  loaded?(request: { readonly state: StateOf<S> }, context: HookContext<Session>): void;
  /**
   * Called for every plan of a create or update, after the schema's own logic. May warn, replace or keep. Called again
   * during the apply, when more values are known: earlier decisions must then still hold.
   */
  plan?(request: PlanRequest<S>, context: PlanContext<Session>): MaybePromise<PlanDecision<S> | undefined>;
  /**
   * Called for every plan of a delete, including the delete within a replacement. Throw to refuse the delete; values for
   * the delete can be stored. Not called for a tainted object that is replaced: Terraform plans that as a create. With
   * `create_before_destroy` it is called again during the apply.
   */
  planDelete?(request: PlanDeleteRequest<S>, context: PlanDeleteContext<Session>): MaybePromise<void>;
  /** Creates the object and returns it. */
  create(request: CreateRequest<S>, context: WriteContext<S, Session>): MaybePromise<StateOf<S>>;
  /** Returns the current object, or null if it is certainly gone. */
  read(request: { readonly state: StateOf<S> }, context: ReadContext<Session>): MaybePromise<ReadResult<S> | null>;
  /** Changes the object in place. Without this hook every argument must force replacement. */
  update?(request: UpdateRequest<S>, context: WriteContext<S, Session>): MaybePromise<StateOf<S>>;
  /** Deletes the object; not an error if it is already gone. */
  delete(request: { readonly state: StateOf<S> }, context: DeleteContext<S, Session>): MaybePromise<void>;
  /** Finds an existing object by the id that the user gave. A read follows. */
  importState?(request: { readonly id: string }, context: ReadContext<Session>): MaybePromise<Partial<StateOf<S>>>;
  readonly moves?: readonly StateMove<S>[];
  /** Upgrades states from older schema versions, by version. */
  readonly upgrades?: Readonly<Record<number, (old: Readonly<Record<string, unknown>>) => Partial<StateOf<S>>>>;
}

/** A data source. */
export interface DataSourceDefinition<S extends Schema, Session> {
  /** The type in Terraform, provider name first. */
  readonly type: string;
  readonly schema: S;
  read(request: { readonly config: ConfigOf<S> }, context: HookContext<Session>): MaybePromise<StateOf<S>>;
}
