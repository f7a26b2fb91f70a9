export type { GrpcCall } from "./call";
export { GrpcServer, type GrpcServerOptions, type Method, type MethodTable, type UnaryMethod } from "./server";
export { GrpcError, STATUS } from "./status";
