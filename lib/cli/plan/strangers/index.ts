export { type Allowed, readAllowed } from "./allowed";
export { copyStrangersApp } from "./app";
