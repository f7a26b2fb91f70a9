export * from "./context";
export * from "./define";
export * from "./diagnostics";
export * from "./erased";
export * from "./private-state";
export * from "./resource";
