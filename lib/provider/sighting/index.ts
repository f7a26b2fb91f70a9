export { OwnWrites } from "./own-writes";
export { sightedResource } from "./sighted-resource";
export { rememberSighting, requireUnchanged, type Sighting, sightingIn } from "./sighting";
export { requireTargetUnchanged, rightsSeen, type TargetLook } from "./target";
