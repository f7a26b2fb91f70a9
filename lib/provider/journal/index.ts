export type { Entry, Subject } from "./entry";
export { type Begun, Journal, type OpenEntry } from "./journal";
export { Notes } from "./notes";
export { type Place, type PlaceOptions, placeOf, siblingOf } from "./place";
export { entriesInState, isForgotten, stateEntries, stateOf } from "./state-file";
