export { asCckmId, isCckmId, sameButCapitals, withoutCapitals } from "./capitals";
export { escapeUnseen, escapeUnseenInLines } from "./printable";
