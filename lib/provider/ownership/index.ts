export { OtherStacks } from "./declared-elsewhere";
export { DESTROY, importLine } from "./in-words";
export type { Write } from "./making";
export { Ownership } from "./ownership";
export { alreadyHeld, ownPredecessor } from "./refusals";
export { announceTakeOver, takeOverOrRefuse, tellIfGone } from "./take-over";
export { reasons } from "./words";
