import { create } from "@bufbuild/protobuf";
import { terraformAttributes } from "../../schema";
import { pathToProto } from "../codec";
import { Diagnostics } from "../lifecycle/outcome";
import { planDelete, planObject } from "../lifecycle/plan-object";
import { PrivateData } from "../lifecycle/private-data";
import {
  type PlanResourceChange_Request,
  type PlanResourceChange_Response,
  PlanResourceChange_ResponseSchema,
} from "../proto";
import * as words from "../words";
import { type ProviderServer, readConfig, readValues, writeDiagnostics, writeValues } from "./server";

export async function planResourceChange(
  server: ProviderServer,
  request: PlanResourceChange_Request,
): Promise<PlanResourceChange_Response> {
  const resource = server.resource(request.typeName);
  const { schema } = resource;
  const diagnostics = new Diagnostics();
  const context = server.hookContext(diagnostics);
  const data = new PrivateData(request.priorPrivate);
  const prior = readValues(request.priorState, schema);
  const values = readValues(request.config, schema) ?? prior;
  const subject = { kind: "resource", type: request.typeName, values } as const;
  if (!readValues(request.proposedNewState, schema)) {
    try {
      if (prior) await planDelete(resource, { state: prior, replacement: false }, data, context);
    } catch (thrown) {
      diagnostics.addThrown(thrown, words.deleteNotPlanned(resource));
    }
    return create(PlanResourceChange_ResponseSchema, {
      plannedState: writeValues(null, schema),
      plannedPrivate: data.forPlan(),
      diagnostics: writeDiagnostics(diagnostics, schema, subject),
    });
  }
  try {
    const input = { config: readConfig(request.config, schema), prior, data };
    const { planned, replace, privateBytes } = await planObject(resource, input, context, server.objectsRead);
    return create(PlanResourceChange_ResponseSchema, {
      plannedState: writeValues(planned, schema),
      requiresReplace: replace.map((name) => pathToProto([name], schema)),
      plannedPrivate: privateBytes,
      diagnostics: writeDiagnostics(diagnostics, schema, subject),
    });
  } catch (thrown) {
    diagnostics.addThrown(thrown, words.notPlanned(resource));
    return create(PlanResourceChange_ResponseSchema, {
      plannedState: writeValues(prior ?? nothing(terraformAttributes(schema)), schema),
      plannedPrivate: request.priorPrivate,
      diagnostics: writeDiagnostics(diagnostics, schema, subject),
    });
  }
}

function nothing(attributes: object): Record<string, null> {
  return Object.fromEntries(Object.keys(attributes).map((name) => [name, null]));
}
