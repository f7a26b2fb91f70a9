import { create } from "@bufbuild/protobuf";
import { validate } from "../lifecycle/validate";
import {
  type ValidateDataResourceConfig_Request,
  type ValidateDataResourceConfig_Response,
  ValidateDataResourceConfig_ResponseSchema,
  type ValidateProviderConfig_Request,
  type ValidateProviderConfig_Response,
  ValidateProviderConfig_ResponseSchema,
  type ValidateResourceConfig_Request,
  type ValidateResourceConfig_Response,
  ValidateResourceConfig_ResponseSchema,
} from "../proto";
import { type ProviderServer, readConfig, writeDiagnostics } from "./server";

export async function validateProviderConfig(
  { provider }: ProviderServer,
  request: ValidateProviderConfig_Request,
): Promise<ValidateProviderConfig_Response> {
  const diagnostics = validate(provider.schema, readConfig(request.config, provider.schema));
  return create(ValidateProviderConfig_ResponseSchema, { diagnostics: writeDiagnostics(diagnostics, provider.schema) });
}

export async function validateResourceConfig(
  server: ProviderServer,
  request: ValidateResourceConfig_Request,
): Promise<ValidateResourceConfig_Response> {
  const { schema } = server.resource(request.typeName);
  const values = readConfig(request.config, schema);
  const diagnostics = validate(schema, values, request.clientCapabilities?.writeOnlyAttributesAllowed ?? false);
  const subject = { kind: "resource", type: request.typeName, values } as const;
  return create(ValidateResourceConfig_ResponseSchema, { diagnostics: writeDiagnostics(diagnostics, schema, subject) });
}

export async function validateDataResourceConfig(
  server: ProviderServer,
  request: ValidateDataResourceConfig_Request,
): Promise<ValidateDataResourceConfig_Response> {
  const { schema } = server.dataSource(request.typeName);
  const values = readConfig(request.config, schema);
  const diagnostics = validate(schema, values);
  const subject = { kind: "data", type: request.typeName, values } as const;
  return create(ValidateDataResourceConfig_ResponseSchema, {
    diagnostics: writeDiagnostics(diagnostics, schema, subject),
  });
}
