export { pathToProto } from "./attribute-path";
export { type DiagnosticInput, diagnosticToProto } from "./diagnostic-to-proto";
export { decode, decodeJsonState, decodeOnce, encode, isNone } from "./dynamic-value";
export { parseJson } from "./json";
export { type ExactNumber, numberFromText, numberToWire } from "./number";
export { type Path, pathToText } from "./path";
export { schemaToProto } from "./schema-to-proto";
export { hasSecrets, schemaType } from "./schema-type";
