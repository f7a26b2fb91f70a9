import type { Schema } from "../../schema";
import { decodeJsonState, parseJson, schemaType } from "../codec";
import type { Values } from "../hooks";
import { Diagnostics } from "../lifecycle/diagnostics";
import { importObject, keptObject, moveObject } from "../lifecycle/import";
import { PrivateData } from "../lifecycle/private-data";
import {
  type ImportResourceState_Request,
  ImportResourceState_Response,
  type MoveResourceState_Request,
  MoveResourceState_Response,
  type RawState,
  type UpgradeResourceState_Request,
  UpgradeResourceState_Response,
} from "../proto";
import * as words from "../words";
import { type ProviderServer, tryWriteValues, writeDiagnostics } from "./server";

export async function upgradeResourceState(
  server: ProviderServer,
  request: UpgradeResourceState_Request,
): Promise<UpgradeResourceState_Response> {
  const resource = server.resource(request.typeName);
  const { schema } = resource;
  const diagnostics = new Diagnostics();
  const json = () => stateJson(request.rawState);
  const kept = { current: () => readState(json(), schema), old: () => parseJson(json()) as Values };
  const context = server.isConfigured ? server.hookContext(diagnostics) : undefined;
  const state = await keptObject(resource, Number(request.version), kept, context, diagnostics);
  const upgradedState =
    state === undefined ? undefined : tryWriteValues(state, schema, diagnostics, words.stateNotRead(resource));
  return UpgradeResourceState_Response.create({
    ...(upgradedState && { upgradedState }),
    diagnostics: writeDiagnostics(diagnostics, schema),
  });
}

export async function importResourceState(
  server: ProviderServer,
  request: ImportResourceState_Request,
): Promise<ImportResourceState_Response> {
  const { id } = request;
  const resource = server.resource(request.typeName);
  const { type, schema } = resource;
  const diagnostics = new Diagnostics();
  const data = new PrivateData(new Uint8Array());
  const found = await importObject(resource, id, data, server.hookContext(diagnostics), diagnostics);
  const state = found && tryWriteValues(found, schema, diagnostics, words.notImported({ type, id }));
  return ImportResourceState_Response.create({
    ...(state && { importedResources: [{ typeName: type, state, private: data.forState() }] }),
    diagnostics: writeDiagnostics(diagnostics, schema),
  });
}

export async function moveResourceState(
  server: ProviderServer,
  request: MoveResourceState_Request,
): Promise<MoveResourceState_Response> {
  const resource = server.resource(request.targetTypeName);
  const { schema } = resource;
  const diagnostics = new Diagnostics();
  const from = {
    type: request.sourceTypeName,
    provider: request.sourceProviderAddress,
    state: () => parseJson(stateJson(request.sourceState)) as Values,
  };
  const state = await moveObject(resource, from, diagnostics);
  const targetState = state && tryWriteValues(state, schema, diagnostics, words.notMoved(resource));
  return MoveResourceState_Response.create({
    ...(targetState && { targetState }),
    diagnostics: writeDiagnostics(diagnostics, schema),
  });
}

function readState(json: Uint8Array, schema: Schema): Values | null {
  return decodeJsonState(json, schemaType(schema)) as Values | null;
}

function stateJson(raw: RawState | undefined): Uint8Array {
  if (!raw || raw.json.length === 0) throw new Error("The state is in a form from before Terraform 0.12.");
  return raw.json;
}
