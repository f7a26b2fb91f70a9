import { cckmProviderSchema, dataSources, resources } from "../../lib/contract";
import type { Attribute, Attributes, Schema } from "../../lib/schema";

/** What a file of constructs is made from. */
export interface Subject {
  readonly kind: "resource" | "data" | "provider";
  /** The class that people use. */
  readonly construct: string;
  /** The type in Terraform's language. */
  readonly type: string;
  readonly schema: Schema;
  /** The constant that holds the schema or contract, and what the base class is given of it. */
  readonly constant: string;
  /** The page of the API. */
  readonly page?: string;
  /** The ids that an import accepts, in words. */
  readonly importId?: string;
}

/** Every subject: the resources, the data sources and the provider. */
export function subjects(): Subject[] {
  const contracts = [...resources, ...dataSources].map((contract): Subject => {
    const { kind, construct, type, schema, page } = contract;
    const importId = contract.kind === "resource" ? contract.import?.id : undefined;
    const constant = construct.charAt(0).toLowerCase() + construct.slice(1);
    return { kind, construct, type, schema, page, constant, ...(importId !== undefined && { importId }) };
  });
  const provider = { construct: "CckmProvider", type: "cckm", schema: cckmProviderSchema };
  return [...contracts, { kind: "provider", ...provider, constant: "cckmProviderSchema" }];
}

/** The attributes that the constructs have, `timeouts` included. */
export function attributesOf({ schema }: Subject): Attributes {
  return schema.attributes;
}

/** Whether a configuration may set the attribute. */
export function isArgument({ options }: Attribute): boolean {
  return Boolean(options.required || options.optional);
}

/** Whether it is set by a `SecretInput` alone. */
export function isSecret({ options }: Attribute): boolean {
  return Boolean(options.sensitive || options.writeOnly);
}
