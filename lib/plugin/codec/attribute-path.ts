import type { Schema, Type } from "../../schema";
import { AttributePath, AttributePath_Step } from "../proto";
import type { Path } from "./path";
import { schemaType } from "./schema-type";

/**
 * A path in Terraform's wire format. The schema decides whether a string is an attribute name or a map key. The path ends
 * at a set, whose elements cannot be addressed, and where it leaves the schema.
 */
export function pathToProto(path: Path, schema: Schema): AttributePath {
  const steps: AttributePath_Step[] = [];
  let at: Type = schemaType(schema);
  for (const step of path) {
    const found = takeStep(step, at);
    if (!found) break;
    steps.push(AttributePath_Step.create({ selector: found.selector }));
    at = found.type;
  }
  return AttributePath.create({ steps });
}

function takeStep(
  step: string | number,
  at: Type,
): { selector: AttributePath_Step["selector"]; type: Type } | undefined {
  if (at.kind === "object" && typeof step === "string" && Object.hasOwn(at.attributes, step)) {
    return { selector: { $case: "attributeName", value: step }, type: at.attributes[step]! };
  }
  if (at.kind === "map") return { selector: { $case: "elementKeyString", value: String(step) }, type: at.element };
  if (at.kind === "list" && typeof step === "number") {
    return { selector: { $case: "elementKeyInt", value: BigInt(step) }, type: at.element };
  }
  return undefined;
}
