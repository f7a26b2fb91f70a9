import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { setFlagsFromString } from "node:v8";
import { bundledVersion, serve } from "../plugin";
import { cckmProvider } from "./provider";

const BEFORE_CONNECT = "undici:client:beforeConnect";

/**
 * Keeps V8 from optimizing undici's parser, which is WebAssembly: that takes a quarter of a plan's processor time, and of its
 * memory, for a few replies. Not before everything is loaded: V8 rejects cached code once a flag has changed.
 */
function leaveParser(): void {
  unsubscribe(BEFORE_CONNECT, leaveParser);
  setFlagsFromString("--liftoff-only");
}

subscribe(BEFORE_CONNECT, leaveParser);
void serve(cckmProvider(bundledVersion()));
