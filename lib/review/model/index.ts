export * from "./access";
export * from "./change";
export * from "./judged";
export * from "./model";
export * from "./policy";
export * from "./rights";
