export { type Alias, domainName, parseAlias } from "./site";
export { Whereabouts } from "./whereabouts";
