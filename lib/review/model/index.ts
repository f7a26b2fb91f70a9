export * from "./access";
export * from "./change";
export * from "./model";
export * from "./rights";
