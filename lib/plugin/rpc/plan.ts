import { create } from "@bufbuild/protobuf";
import { terraformAttributes } from "../../schema";
import { pathToProto } from "../codec";
import { Diagnostics } from "../lifecycle/outcome";
import { planChange } from "../lifecycle/plan";
import {
  type PlanResourceChange_Request,
  type PlanResourceChange_Response,
  PlanResourceChange_ResponseSchema,
} from "../proto";
import { type ProviderServer, readConfig, readValues, writeDiagnostics, writeValues } from "./server";

export async function planResourceChange(
  server: ProviderServer,
  request: PlanResourceChange_Request,
): Promise<PlanResourceChange_Response> {
  const resource = server.resource(request.typeName);
  const { schema } = resource;
  if (!readValues(request.proposedNewState, schema)) {
    return create(PlanResourceChange_ResponseSchema, {
      plannedState: writeValues(null, schema),
      plannedPrivate: request.priorPrivate,
    });
  }
  const diagnostics = new Diagnostics();
  const context = server.statefulContext(diagnostics, request.priorPrivate);
  const config = readConfig(request.config, schema);
  const prior = readValues(request.priorState, schema);
  try {
    const { planned, replace } = await planChange(schema, config, prior, async (plan, changed) =>
      resource.plan?.({ config, plan, state: prior, changed }, context),
    );
    return create(PlanResourceChange_ResponseSchema, {
      plannedState: writeValues(planned, schema),
      requiresReplace: replace.map((name) => pathToProto([name], schema)),
      plannedPrivate: context.private.toBytes(),
      diagnostics: writeDiagnostics(diagnostics, schema),
    });
  } catch (thrown) {
    diagnostics.addThrown(thrown, `Could not plan ${resource.type}`);
    return create(PlanResourceChange_ResponseSchema, {
      plannedState: writeValues(prior ?? nothing(terraformAttributes(schema)), schema),
      plannedPrivate: request.priorPrivate,
      diagnostics: writeDiagnostics(diagnostics, schema),
    });
  }
}

function nothing(attributes: object): Record<string, null> {
  return Object.fromEntries(Object.keys(attributes).map((name) => [name, null]));
}
