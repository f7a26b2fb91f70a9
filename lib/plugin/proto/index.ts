export * from "./gen/provider";
export { ProviderDefinition as Provider } from "./gen/provider";
export * from "./gen/schema";
export * from "./gen/values";
