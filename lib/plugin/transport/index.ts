export { handOver } from "./hand-over";
export type { ProviderHandlers, RpcCall } from "./handlers";
export { createLogger, type Logger, type LoggerOptions, type LogLevel, logLevel } from "./log";
export { notLoaded } from "./not-loaded";
export { type ServeOptions, serveProvider } from "./serve-provider";
export { type ReattachOptions, type ReattachServer, serveReattach } from "./serve-reattach";
