export { canonical, fingerprint, fingerprintOfAll, setFingerprint } from "./fingerprint";
export { intentOf, type ReviewedIntent } from "./intent";
export { type IntentChange, intentChange, type StackIntent, stackIntent } from "./projection";
