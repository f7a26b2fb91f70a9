export { type AccessColumn, columnsOf } from "./columns";
export { adoptedIn, gainedBy, type Judgeable } from "./gained";
export { type AccessScope, accessMap } from "./map";
export { meaningOf } from "./meaning";
export { meantBy } from "./misspelt";
export type { HeldRight, RightsRecord } from "./record";
export { byRisk, classified } from "./risk";
