export * from "../schema";
export { bundledVersion } from "./bundled-version";
export * from "./hooks";
export { type ReattachedProvider, serve, serveReattach } from "./serve";
