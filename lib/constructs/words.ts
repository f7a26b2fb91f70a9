export * from "./messages/environment";
export * from "./messages/expressions";
export * from "./messages/permissions";
export * from "./messages/providers";
export * from "./messages/secrets";
