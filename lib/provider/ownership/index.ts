export { OtherStacks, originOf } from "./declared-elsewhere";
export { importLine } from "./in-words";
export { Ownership } from "./ownership";
export { alreadyHeld, DESTROY, ownPredecessor } from "./refusals";
export { announceTakeOver, takeOverOrRefuse } from "./take-over";
