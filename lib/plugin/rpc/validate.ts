import { create } from "@bufbuild/protobuf";
import { type Schema, validateConfig } from "../../schema";
import { Diagnostics } from "../lifecycle/outcome";
import { refuseWriteOnly } from "../lifecycle/write-only";
import {
  type DynamicValue,
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
  const diagnostics = validate(provider.schema, request.config);
  return create(ValidateProviderConfig_ResponseSchema, { diagnostics: writeDiagnostics(diagnostics, provider.schema) });
}

export async function validateResourceConfig(
  server: ProviderServer,
  request: ValidateResourceConfig_Request,
): Promise<ValidateResourceConfig_Response> {
  const { schema } = server.resource(request.typeName);
  const diagnostics = validate(schema, request.config);
  const subject = { kind: "resource", type: request.typeName, values: readConfig(request.config, schema) } as const;
  const canKeepThem = request.clientCapabilities?.writeOnlyAttributesAllowed ?? false;
  diagnostics.add(...refuseWriteOnly(schema, readConfig(request.config, schema), canKeepThem));
  return create(ValidateResourceConfig_ResponseSchema, { diagnostics: writeDiagnostics(diagnostics, schema, subject) });
}

export async function validateDataResourceConfig(
  server: ProviderServer,
  request: ValidateDataResourceConfig_Request,
): Promise<ValidateDataResourceConfig_Response> {
  const { schema } = server.dataSource(request.typeName);
  const diagnostics = validate(schema, request.config);
  const subject = { kind: "data", type: request.typeName, values: readConfig(request.config, schema) } as const;
  return create(ValidateDataResourceConfig_ResponseSchema, {
    diagnostics: writeDiagnostics(diagnostics, schema, subject),
  });
}

function validate(schema: Schema, config: DynamicValue | undefined): Diagnostics {
  const diagnostics = new Diagnostics();
  diagnostics.add(...validateConfig(schema, readConfig(config, schema)));
  return diagnostics;
}
