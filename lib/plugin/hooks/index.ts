export * from "./context";
export * from "./define";
export * from "./diagnostics";
export * from "./private-state";
export * from "./resource";
export * from "./untyped";
