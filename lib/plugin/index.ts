export * from "../schema";
export * from "./hooks";
export { type ReattachedProvider, serve, serveReattach } from "./serve";
