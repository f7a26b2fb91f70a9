// What `main` loads late, as one file.
export { answerCalls } from "../plugin/rpc";
export { cckmProvider } from "./provider";
