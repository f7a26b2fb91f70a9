import { create } from "@bufbuild/protobuf";
import { terraformAttributes } from "../../schema";
import { Diagnostics } from "../lifecycle/outcome";
import { PrivateData } from "../lifecycle/private-data";
import { settleRead } from "../lifecycle/settle";
import { type ReadResource_Request, type ReadResource_Response, ReadResource_ResponseSchema } from "../proto";
import * as words from "../words";
import { type ProviderServer, readValues, writeDiagnostics, writeValues } from "./server";

export async function readResource(
  server: ProviderServer,
  request: ReadResource_Request,
): Promise<ReadResource_Response> {
  const resource = server.resource(request.typeName);
  const { schema } = resource;
  const diagnostics = new Diagnostics();
  const data = new PrivateData(request.private);
  const context = { ...server.hookContext(diagnostics), seen: data.seen };
  const prior = readValues(request.currentState, schema);
  let state = prior;
  if (prior) {
    try {
      const found = await resource.read({ state: prior }, context);
      state = found && settleRead(terraformAttributes(schema), found, prior);
      if (state) server.objectsRead.add(resource, state);
    } catch (thrown) {
      diagnostics.addThrown(thrown, words.notRead(resource));
    }
  }
  return create(ReadResource_ResponseSchema, {
    newState: writeValues(state, schema),
    private: data.forState(),
    diagnostics: writeDiagnostics(diagnostics, schema, { kind: "resource", type: request.typeName, values: prior }),
  });
}
