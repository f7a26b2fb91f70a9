export { asCckmId, isCckmId, sameButCapitals, withoutCapitals } from "./capitals";
export { compareText } from "./compare";
export { escapeUnseen, escapeUnseenInLines, isUnseen, steeringLinesEscaped, steersTerminals } from "./printable";
