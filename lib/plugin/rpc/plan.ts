import { isNone, pathToProto } from "../codec";
import { Diagnostics } from "../lifecycle/diagnostics";
import { planAny } from "../lifecycle/plan-object";
import { type PlanResourceChange_Request, PlanResourceChange_Response } from "../proto";
import * as words from "../words";
import { type ProviderServer, readConfig, readValues, tryWriteValues, writeDiagnostics, writeValues } from "./server";

export async function planResourceChange(
  server: ProviderServer,
  request: PlanResourceChange_Request,
): Promise<PlanResourceChange_Response> {
  const resource = server.resource(request.typeName);
  const { schema } = resource;
  const diagnostics = new Diagnostics();
  const prior = readValues(request.priorState, schema);
  const config = isNone(request.proposedNewState) ? null : readConfig(request.config, schema);
  const asked = { config, prior, carried: request.priorPrivate };
  const context = server.hookContext(diagnostics);
  const { planned, replace, privateBytes } = await planAny(resource, asked, context, server.objectsRead, diagnostics);
  const written = tryWriteValues(planned, schema, diagnostics, words.notPlanned(resource));
  return PlanResourceChange_Response.create({
    plannedState: written ?? writeValues(prior, schema),
    requiresReplace: replace.map((name) => pathToProto([name], schema)),
    plannedPrivate: privateBytes,
    diagnostics: writeDiagnostics(diagnostics, schema, {
      kind: "resource",
      type: request.typeName,
      values: config ?? prior,
      isState: config === null,
    }),
  });
}
