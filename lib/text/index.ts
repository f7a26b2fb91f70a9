export { escapeUnseen, escapeUnseenInLines } from "./printable";
