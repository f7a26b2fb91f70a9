export { type Alias, domainName, parseAlias, serverName } from "./site";
export { Whereabouts } from "./whereabouts";
