import { schemaToProto } from "../codec";
import { GetMetadata_Response, GetProviderSchema_Response } from "../proto";
import type { ProviderServer } from "./server";

// With planDestroy Terraform has deletes planned, and gives the delete what its plan left. With getProviderSchemaOptional
// it asks for the schema once a command instead of once a process.
const serverCapabilities = { planDestroy: true, getProviderSchemaOptional: true, moveResourceState: true };

export async function getMetadata({ provider }: ProviderServer): Promise<GetMetadata_Response> {
  return GetMetadata_Response.create({
    serverCapabilities,
    resources: provider.resources.map(({ type }) => ({ typeName: type })),
    dataSources: (provider.dataSources ?? []).map(({ type }) => ({ typeName: type })),
  });
}

export async function getProviderSchema({ provider }: ProviderServer): Promise<GetProviderSchema_Response> {
  return GetProviderSchema_Response.create({
    serverCapabilities,
    provider: schemaToProto(provider.schema),
    resourceSchemas: Object.fromEntries(provider.resources.map(({ type, schema }) => [type, schemaToProto(schema)])),
    dataSourceSchemas: Object.fromEntries(
      (provider.dataSources ?? []).map(({ type, schema }) => [type, schemaToProto(schema)]),
    ),
  });
}
