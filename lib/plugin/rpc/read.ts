import { Diagnostics } from "../lifecycle/diagnostics";
import { PrivateData } from "../lifecycle/private-data";
import { readObject } from "../lifecycle/read";
import { type ReadResource_Request, ReadResource_Response } from "../proto";
import { type ProviderServer, readValues, writeDiagnostics, writeValues } from "./server";

export async function readResource(
  server: ProviderServer,
  request: ReadResource_Request,
): Promise<ReadResource_Response> {
  const resource = server.resource(request.typeName);
  const { schema } = resource;
  const diagnostics = new Diagnostics();
  const data = new PrivateData(request.private);
  const prior = readValues(request.currentState, schema);
  const context = server.hookContext(diagnostics);
  const state = await readObject(resource, prior, data, context, server.objectsRead, diagnostics);
  return ReadResource_Response.create({
    newState: writeValues(state, schema),
    private: data.forState(),
    diagnostics: writeDiagnostics(diagnostics, schema, {
      kind: "resource",
      type: request.typeName,
      values: prior,
      isState: true,
    }),
  });
}
