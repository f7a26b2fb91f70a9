import { applyChange } from "../lifecycle/apply";
import { Diagnostics } from "../lifecycle/diagnostics";
import { PrivateData } from "../lifecycle/private-data";
import { type ApplyResourceChange_Request, ApplyResourceChange_Response } from "../proto";
import { type ProviderServer, readValues, writeDiagnostics, writeValues } from "./server";

export async function applyResourceChange(
  server: ProviderServer,
  request: ApplyResourceChange_Request,
): Promise<ApplyResourceChange_Response> {
  const resource = server.resource(request.typeName);
  const { schema } = resource;
  const diagnostics = new Diagnostics();
  const data = new PrivateData(request.plannedPrivate);
  const config = readValues(request.config, schema);
  const change = {
    config: config ?? {},
    planned: readValues(request.plannedState, schema),
    prior: readValues(request.priorState, schema),
  };
  const state = await applyChange(resource, change, data, server.hookContext(diagnostics), diagnostics);
  const values = config ?? change.prior;
  const subject = { kind: "resource", type: request.typeName, values, isState: config === null } as const;
  return ApplyResourceChange_Response.create({
    newState: writeValues(state, schema),
    private: data.forState(),
    diagnostics: writeDiagnostics(diagnostics, schema, subject),
  });
}
