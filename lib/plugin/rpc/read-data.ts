import { Diagnostics } from "../lifecycle/diagnostics";
import { readData } from "../lifecycle/read";
import { type ReadDataSource_Request, ReadDataSource_Response } from "../proto";
import * as words from "../words";
import { type ProviderServer, readConfig, tryWriteValues, writeDiagnostics } from "./server";

export async function readDataSource(
  server: ProviderServer,
  request: ReadDataSource_Request,
): Promise<ReadDataSource_Response> {
  const source = server.dataSource(request.typeName);
  const { schema } = source;
  const diagnostics = new Diagnostics();
  const config = readConfig(request.config, schema);
  const state = await readData(source, config, server.hookContext(diagnostics), diagnostics);
  const written = state && tryWriteValues(state, schema, diagnostics, words.notRead(source));
  return ReadDataSource_Response.create({
    ...(written && { state: written }),
    diagnostics: writeDiagnostics(diagnostics, schema, { kind: "data", type: request.typeName, values: config }),
  });
}
