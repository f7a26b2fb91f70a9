export * from "./gen/provider_pb";
export * from "./gen/schema_pb";
export * from "./gen/values_pb";
