export { evaluate, withPolicy } from "./evaluate";
export { type Policy, policyFile } from "./model";
export { InvalidPolicy } from "./problem";
export { readPolicy } from "./read";
