export { type AccessColumn, columnsOf } from "./columns";
export { type AccessScope, accessMap } from "./map";
export type { HeldRight, RightsRecord } from "./record";
export { byRisk, classified, compareText } from "./risk";
