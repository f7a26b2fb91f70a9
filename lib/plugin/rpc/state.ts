import { create } from "@bufbuild/protobuf";
import type { Schema } from "../../schema";
import { decodeJsonState, parseJson, schemaType } from "../codec";
import type { Values } from "../hooks";
import { Diagnostics } from "../lifecycle/diagnostics";
import { importState, keptState, moveState } from "../lifecycle/import";
import { PrivateData } from "../lifecycle/private-data";
import {
  type ImportResourceState_Request,
  type ImportResourceState_Response,
  ImportResourceState_ResponseSchema,
  type MoveResourceState_Request,
  type MoveResourceState_Response,
  MoveResourceState_ResponseSchema,
  type RawState,
  type UpgradeResourceState_Request,
  type UpgradeResourceState_Response,
  UpgradeResourceState_ResponseSchema,
} from "../proto";
import * as words from "../words";
import { type ProviderServer, writeDiagnostics, writeValues } from "./server";

export async function upgradeResourceState(
  server: ProviderServer,
  request: UpgradeResourceState_Request,
): Promise<UpgradeResourceState_Response> {
  const resource = server.resource(request.typeName);
  const { schema } = resource;
  const diagnostics = new Diagnostics();
  try {
    const json = stateJson(request.rawState);
    const kept = { current: () => readState(json, schema), old: () => parseJson(json) as Values };
    const context = server.isConfigured ? server.hookContext(diagnostics) : undefined;
    const state = keptState(resource, Number(request.version), kept, context);
    return create(UpgradeResourceState_ResponseSchema, { upgradedState: writeValues(state, schema) });
  } catch (thrown) {
    diagnostics.addThrown(thrown, words.stateNotRead(resource));
    return create(UpgradeResourceState_ResponseSchema, { diagnostics: writeDiagnostics(diagnostics, schema) });
  }
}

export async function importResourceState(
  server: ProviderServer,
  request: ImportResourceState_Request,
): Promise<ImportResourceState_Response> {
  const resource = server.resource(request.typeName);
  const { schema } = resource;
  const diagnostics = new Diagnostics();
  const data = new PrivateData(new Uint8Array());
  const context = { ...server.hookContext(diagnostics), seen: data.seen };
  try {
    const state = writeValues(await importState(resource, request.id, context), schema);
    return create(ImportResourceState_ResponseSchema, {
      importedResources: [{ typeName: resource.type, state, private: data.forState() }],
      diagnostics: writeDiagnostics(diagnostics, schema),
    });
  } catch (thrown) {
    diagnostics.addThrown(thrown, words.notImported({ type: resource.type, id: request.id }));
    return create(ImportResourceState_ResponseSchema, { diagnostics: writeDiagnostics(diagnostics, schema) });
  }
}

export async function moveResourceState(
  server: ProviderServer,
  request: MoveResourceState_Request,
): Promise<MoveResourceState_Response> {
  const resource = server.resource(request.targetTypeName);
  const { schema } = resource;
  const diagnostics = new Diagnostics();
  try {
    const source = parseJson(stateJson(request.sourceState)) as Values;
    const from = { type: request.sourceTypeName, provider: request.sourceProviderAddress, state: source };
    return create(MoveResourceState_ResponseSchema, { targetState: writeValues(moveState(resource, from), schema) });
  } catch (thrown) {
    diagnostics.addThrown(thrown, words.notMoved(resource));
    return create(MoveResourceState_ResponseSchema, { diagnostics: writeDiagnostics(diagnostics, schema) });
  }
}

function readState(json: Uint8Array, schema: Schema): Values | null {
  return decodeJsonState(json, schemaType(schema)) as Values | null;
}

function stateJson(raw: RawState | undefined): Uint8Array {
  if (!raw || raw.json.length === 0) throw new Error("The state is in a form from before Terraform 0.12.");
  return raw.json;
}
