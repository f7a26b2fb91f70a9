export { type Allowed, readAllowed } from "./allowed";
export { copyStrangersApp } from "./app";
export { type StrangersFlags, withApp, withStrangers } from "./with-app";
