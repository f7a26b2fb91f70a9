import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { setFlagsFromString } from "node:v8";
import { cckmProviderSchema, dataSources, resources } from "../contract";
import { bundledVersion } from "../plugin/bundled-version";
import { serveOutline } from "../plugin/serve-outline";

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

/**
 * Exported because esbuild takes a file without exports for CommonJS, and then wraps every module in a function: all of the
 * code would be parsed twice.
 */
export const served = serveOutline(
  { name: "cckm", schema: cckmProviderSchema, resources, dataSources },
  async (log) => {
    const { answerCalls, cckmProvider } = await import("./whole.js");
    return answerCalls(cckmProvider(bundledVersion()), log);
  },
);
