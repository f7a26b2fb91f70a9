export { canonical, fingerprint, intentOf, type ReviewedIntent, setFingerprint } from "./intent";
export { type IntentChange, intentChange, type StackIntent, stackIntent } from "./projection";
