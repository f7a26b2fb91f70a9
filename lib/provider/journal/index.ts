export type { JournalEntry, JournalSubject } from "./entry";
export { type Begun, Journal, type OpenEntry } from "./journal";
export { Notes } from "./notes";
export { entriesInState, isForgotten, stateEntries, stateOf } from "./state-file";
export { siblingOf, type WorkingFolder, type WorkingFolderOptions, workingFolderOf } from "./working-folder";
