import type { Attributes, Schema } from "../schema";
import type { Values } from "./key-parts";

/** How to import an existing object into Terraform. */
export interface ImportHelp {
  /** The accepted ids in words: "the KMS's id or its name". */
  readonly id: string;
  /** Sample ids. */
  readonly examples: readonly string[];
}

/** The API rights that a type needs: methods and paths, in which `{id}` stands for an object's id. */
export interface ApiRights {
  /** For a plan, a refresh and an import. */
  readonly read: readonly string[];
  /** Additional ones, for an apply and a destroy. */
  readonly write: readonly string[];
}

/** The definition of a resource or data source, used by constructs, provider, documentation and tests. */
interface Contract<A extends Attributes> {
  /** The Terraform type, such as `cckm_aws_kms_account`. */
  readonly type: string;
  /** The construct's class name. */
  readonly construct: string;
  /** The page of CCKM's API documentation. */
  readonly page: string;
  readonly schema: Schema<A>;
  /** The rights that the automation's user needs for it. */
  readonly rights: ApiRights;
}

/** The definition of a resource. */
export interface ResourceContract<A extends Attributes = Attributes> extends Contract<A> {
  readonly kind: "resource";
  /** Undefined if there is nothing to import. */
  readonly import?: ImportHelp;
  /** How messages refer to the object, from its arguments or state. */
  inWords(values: Values): string;
  /**
   * What identifies it among all objects of its type, apart from its id; a part that is not known yet is undefined or
   * unknown. Omitted if there is no such key.
   */
  key?(values: Values): readonly unknown[] | undefined;
  /**
   * Whether CCKM accepts a second object with the same key; if so, a replacement may be created before the old object
   * is destroyed.
   */
  readonly repeatable?: true;
  /** The name under which CCKM lists it, if permissions may refer to it by that name. */
  listedAs?(values: Values): string | undefined;
  /** The type of its container, and the argument that refers to that by its id or its name in CCKM. */
  readonly heldBy?: { readonly type: string; readonly argument: string };
  /**
   * For permissions: the type of the object they apply to, the argument that holds its id, and the prop that replaces
   * that argument.
   */
  readonly permissionsOn?: { readonly type: string; readonly argument: string; readonly prop: string };
}

/** The definition of a data source. */
export interface DataSourceContract<A extends Attributes = Attributes> extends Contract<A> {
  readonly kind: "data";
}

/** Declares a resource. */
export function resource<A extends Attributes>(contract: Omit<ResourceContract<A>, "kind">): ResourceContract<A> {
  return { kind: "resource", ...contract };
}

/** The rights of a read-only type. */
export function reads(...read: readonly string[]): ApiRights {
  return { read, write: [] };
}

/** Declares a data source. */
export function dataSource<A extends Attributes>(contract: Omit<DataSourceContract<A>, "kind">): DataSourceContract<A> {
  return { kind: "data", ...contract };
}
