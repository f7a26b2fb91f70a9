export { asCckmId, isCckmId, sameButCapitals, withoutCapitals } from "./capitals";
export { compareText } from "./compare";
export { escapeUnseen, escapeUnseenInLines, steersTerminals } from "./printable";
