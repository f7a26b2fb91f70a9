export { DamagedChangeSet, UnfitForChangeSet } from "./limits";
export { CHANGE_SET_VERSION, type LocalPlace, type Manifest, type PlannedStack, type StateMark } from "./manifest";
export { type ChangeSet, readChangeSet } from "./read";
export { unfitName } from "./words";
export { type Files, sha256, writeChangeSet } from "./write";
export { zipEntries } from "./zip";
