import type { Attributes, Schema } from "../schema";
import type { Values } from "./key-parts";

/** How an existing object is brought under Terraform. */
export interface ImportHelp {
  /** The accepted ids in words: "the KMS's id or its name". */
  readonly id: string;
  /** Ids as one would type them. */
  readonly examples: readonly string[];
}

/** What one type asks of CCKM's API: methods and paths, in which `{id}` stands for an object's id. */
export interface ApiRights {
  /** For a plan, a refresh and an import. */
  readonly read: readonly string[];
  /** In addition, for an apply and a destroy. */
  readonly write: readonly string[];
}

/** What a type of resource or data source looks like: read by constructs, provider, documentation and tests. */
interface Contract<A extends Attributes> {
  /** The type as in Terraform's language, such as `cckm_aws_kms_account`. */
  readonly type: string;
  /** The construct's class name. */
  readonly construct: string;
  /** The page of the API that it comes from. */
  readonly page: string;
  readonly schema: Schema<A>;
  /** The rights that the automation's user needs for it. */
  readonly rights: ApiRights;
}

/** What a resource looks like. */
export interface ResourceContract<A extends Attributes = Attributes> extends Contract<A> {
  readonly kind: "resource";
  /** Undefined where there is nothing that could be imported. */
  readonly import?: ImportHelp;
  /** The object as messages name it, by its arguments or state. */
  inWords(values: Values): string;
  /**
   * What tells it from all others of its type, beside its id; a part that is not known yet is undefined or unknown. Left
   * out where there is no such thing.
   */
  key?(values: Values): readonly unknown[] | undefined;
  /** Whether CCKM takes another one of the same key: then a replacement may be made before its predecessor goes. */
  readonly repeatable?: true;
  /** The name by which CCKM lists it, where permissions may refer to it by that. */
  listedAs?(values: Values): string | undefined;
  /** The type of what holds it, and the argument that names that, by its id in CCKM or as CCKM lists it. */
  readonly heldBy?: { readonly type: string; readonly argument: string };
  /** For permissions: the type of what they are on, the argument that holds its id, and the prop that stands for that. */
  readonly permissionsOn?: { readonly type: string; readonly argument: string; readonly prop: string };
}

/** What a data source looks like. */
export interface DataSourceContract<A extends Attributes = Attributes> extends Contract<A> {
  readonly kind: "data";
}

/** Declares a resource. */
export function resource<A extends Attributes>(contract: Omit<ResourceContract<A>, "kind">): ResourceContract<A> {
  return { kind: "resource", ...contract };
}

/** The rights of a type that only reads. */
export function reads(...read: readonly string[]): ApiRights {
  return { read, write: [] };
}

/** Declares a data source. */
export function dataSource<A extends Attributes>(contract: Omit<DataSourceContract<A>, "kind">): DataSourceContract<A> {
  return { kind: "data", ...contract };
}
