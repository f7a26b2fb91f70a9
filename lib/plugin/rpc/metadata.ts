import { schemaToProto } from "../codec";
import { GetMetadata_Response, GetProviderSchema_Response } from "../proto";
import type { ProviderTypes } from "./types";

// With planDestroy Terraform also plans deletes, and passes the private data of that plan to the delete. With
// getProviderSchemaOptional it requests the schema once per command instead of once per process.
const serverCapabilities = { planDestroy: true, getProviderSchemaOptional: true, moveResourceState: true };

export async function getMetadata({ provider }: ProviderTypes): Promise<GetMetadata_Response> {
  return GetMetadata_Response.create({
    serverCapabilities,
    resources: provider.resources.map(({ type }) => ({ typeName: type })),
    dataSources: (provider.dataSources ?? []).map(({ type }) => ({ typeName: type })),
  });
}

export async function getProviderSchema({ provider }: ProviderTypes): Promise<GetProviderSchema_Response> {
  return GetProviderSchema_Response.create({
    serverCapabilities,
    provider: schemaToProto(provider.schema),
    resourceSchemas: Object.fromEntries(provider.resources.map(({ type, schema }) => [type, schemaToProto(schema)])),
    dataSourceSchemas: Object.fromEntries(
      (provider.dataSources ?? []).map(({ type, schema }) => [type, schemaToProto(schema)]),
    ),
  });
}
