export { sameButCapitals } from "./capitals";
export { escapeUnseen, escapeUnseenInLines } from "./printable";
