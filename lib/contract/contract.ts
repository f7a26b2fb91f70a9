import type { Attributes, Schema } from "../schema";

/** How an existing object is brought under Terraform. */
export interface ImportHelp {
  /** The accepted ids in words: "the KMS's id or its name". */
  readonly id: string;
  /** Ids as one would type them. */
  readonly examples: readonly string[];
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
}

/** What a resource looks like. */
export interface ResourceContract<A extends Attributes = Attributes> extends Contract<A> {
  readonly kind: "resource";
  /** Undefined where there is nothing that could be imported. */
  readonly import?: ImportHelp;
}

/** What a data source looks like. */
export interface DataSourceContract<A extends Attributes = Attributes> extends Contract<A> {
  readonly kind: "data";
}

/** Declares a resource. */
export function resource<A extends Attributes>(contract: Omit<ResourceContract<A>, "kind">): ResourceContract<A> {
  return { kind: "resource", ...contract };
}

/** Declares a data source. */
export function dataSource<A extends Attributes>(contract: Omit<DataSourceContract<A>, "kind">): DataSourceContract<A> {
  return { kind: "data", ...contract };
}
