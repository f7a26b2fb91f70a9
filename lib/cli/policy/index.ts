export { checkPolicy, type Judging, judged, judgingOf, listed, policyReasons, refuseByPolicy } from "./judging";
