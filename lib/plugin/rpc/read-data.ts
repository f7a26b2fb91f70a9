import { create } from "@bufbuild/protobuf";
import { terraformAttributes } from "../../schema";
import { Diagnostics } from "../lifecycle/outcome";
import { proposeData } from "../lifecycle/propose";
import { settleApplied } from "../lifecycle/settle";
import { type ReadDataSource_Request, type ReadDataSource_Response, ReadDataSource_ResponseSchema } from "../proto";
import * as words from "../words";
import { type ProviderServer, readConfig, readValues, writeDiagnostics, writeValues } from "./server";

export async function readDataSource(
  server: ProviderServer,
  request: ReadDataSource_Request,
): Promise<ReadDataSource_Response> {
  const source = server.dataSource(request.typeName);
  const { schema } = source;
  const attributes = terraformAttributes(schema);
  const diagnostics = new Diagnostics();
  const values = readValues(request.config, schema);
  const subject = { kind: "data", type: request.typeName, values } as const;
  try {
    const config = readConfig(request.config, schema);
    const result = await source.read({ config }, server.hookContext(diagnostics));
    const { state, undecided } = settleApplied(attributes, proposeData(attributes, config), result);
    if (undecided.length > 0) throw new Error(`The provider returned no value for ${undecided.join(", ")}.`);
    return create(ReadDataSource_ResponseSchema, {
      state: writeValues(state, schema),
      diagnostics: writeDiagnostics(diagnostics, schema, subject),
    });
  } catch (thrown) {
    diagnostics.addThrown(thrown, words.notRead(source));
    return create(ReadDataSource_ResponseSchema, { diagnostics: writeDiagnostics(diagnostics, schema, subject) });
  }
}
