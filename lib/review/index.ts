export * from "./access";
export * from "./format";
export { failuresOf, GATES, type GateFailure } from "./gate";
export type { ReviewInput } from "./input";
export * from "./intent";
export * from "./model";
export { html } from "./page/page";
export { review } from "./review";
