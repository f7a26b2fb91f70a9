export type { Subject } from "./entry";
export { type Begun, Journal, type OpenEntry } from "./journal";
export { type Place, type PlaceOptions, placeOf } from "./place";
export { entriesInState } from "./state-file";
