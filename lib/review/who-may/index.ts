export { type HoldingRead, type PlaceRead, type RightsRead, whoMayOf } from "./answer";
export { incomparable, type NewRight, newRights } from "./compare";
export { whoMayCsv } from "./csv";
export { narrowed, placesNamed } from "./filter";
export { type Place, type Question, type Site, WHO_MAY_VERSION, type WhoMay, whoMay as whoMayModel } from "./model";
export { newRightSentence, plainText, scopeSentences } from "./sentences";
export { markManaged, objectsOfState, rightsInStates, type StateRead } from "./states";
export { whoMayTerminal } from "./terminal";
export { usersNamed } from "./users";
