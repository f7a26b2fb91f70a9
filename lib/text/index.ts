export { type AddressRead, readAddress } from "./address";
export { asCckmId, isCckmId, sameButCapitals, withoutCapitals } from "./capitals";
export { compareText } from "./compare";
export { kindOf } from "./kind-of";
export { originOf, withoutRootDot } from "./origin";
export {
  escapeUnseen,
  escapeUnseenInLines,
  isUnseen,
  steeringEscaped,
  steeringInLines,
  steeringLinesEscaped,
  steersTerminals,
} from "./printable";
export { REQUEST_SECONDS, readRequestSeconds } from "./request-seconds";
export { isFailed, isRunning } from "./run-status";
