import { handed } from "../lifecycle/handed";
import { validate } from "../lifecycle/validate";
import {
  type ValidateDataResourceConfig_Request,
  ValidateDataResourceConfig_Response,
  type ValidateProviderConfig_Request,
  ValidateProviderConfig_Response,
  type ValidateResourceConfig_Request,
  ValidateResourceConfig_Response,
} from "../proto";
import { readConfig, writeDiagnostics } from "./server";
import type { ProviderTypes } from "./types";

export async function validateProviderConfig(
  { provider }: ProviderTypes,
  request: ValidateProviderConfig_Request,
): Promise<ValidateProviderConfig_Response> {
  const values = handed(readConfig(request.config, provider.schema));
  const diagnostics = validate(provider.schema, values);
  const subject = { kind: "provider", type: provider.name, values } as const;
  return ValidateProviderConfig_Response.create({
    diagnostics: writeDiagnostics(diagnostics, provider.schema, subject),
  });
}

export async function validateResourceConfig(
  types: ProviderTypes,
  request: ValidateResourceConfig_Request,
): Promise<ValidateResourceConfig_Response> {
  const { schema } = types.resource(request.typeName);
  const values = handed(readConfig(request.config, schema));
  const diagnostics = validate(schema, values, request.clientCapabilities?.writeOnlyAttributesAllowed ?? false);
  const subject = { kind: "resource", type: request.typeName, values } as const;
  return ValidateResourceConfig_Response.create({ diagnostics: writeDiagnostics(diagnostics, schema, subject) });
}

export async function validateDataResourceConfig(
  types: ProviderTypes,
  request: ValidateDataResourceConfig_Request,
): Promise<ValidateDataResourceConfig_Response> {
  const { schema } = types.dataSource(request.typeName);
  const values = handed(readConfig(request.config, schema));
  const diagnostics = validate(schema, values);
  const subject = { kind: "data", type: request.typeName, values } as const;
  return ValidateDataResourceConfig_Response.create({
    diagnostics: writeDiagnostics(diagnostics, schema, subject),
  });
}
