import { tmpdir } from "node:os";
import { join } from "node:path";
import type { HookLog } from "../../lib/plugin";
import type { AdoptPolicy } from "../../lib/provider/configuration";
import { workingFolderOf } from "../../lib/provider/journal";
import { CckmSession } from "../../lib/provider/session";

const quiet = () => {};

/** A log that nobody reads. */
export const quietLog: HookLog = { trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet };

const NO_FOLDER = join(tmpdir(), `no-such-folder-${process.pid}`);

/** A provider's session with a simulator or a scripted server; without a folder it keeps nothing. */
export function sessionWith(address: string, adopt: AdoptPolicy = "own", folder = NO_FOLDER): CckmSession {
  const options = { address, username: "admin", password: "test-password" };
  const fromEnvironment = { address: undefined, domain: undefined };
  return new CckmSession(
    { options, adopt, adoptForOneRun: false, aliases: [], fromEnvironment, unknown: [] },
    {
      version: "0.0.0-test",
      log: quietLog,
      workingFolder: workingFolderOf({}, { folder }),
    },
  );
}
