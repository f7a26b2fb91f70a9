export type { Call } from "./call";
export { GrpcServer, type GrpcServerOptions, type Method, type UnaryMethod } from "./server";
export { CallError, STATUS } from "./status";
