import type { HookLog } from "../../lib/plugin";
import { CckmSession } from "../../lib/provider/session";

const quiet = () => {};

/** A log that nobody reads. */
export const quietLog: HookLog = { trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet };

/** A provider's session with a simulator or a scripted server. */
export function sessionWith(address: string): CckmSession {
  const options = { address, username: "admin", password: "test-password" };
  return new CckmSession({ options, adopt: "identical", unknown: [] }, "0.0.0-test", quietLog);
}
