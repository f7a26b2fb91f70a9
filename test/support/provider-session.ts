import { tmpdir } from "node:os";
import { join } from "node:path";
import type { HookLog } from "../../lib/plugin";
import { type DeleteContext, PrivateStore, type WriteContext } from "../../lib/plugin/hooks";
import { Diagnostics } from "../../lib/plugin/lifecycle/diagnostics";
import type { AdoptPolicy } from "../../lib/provider/configuration";
import { workingFolderOf } from "../../lib/provider/journal";
import { CckmSession } from "../../lib/provider/session";
import type { Schema } from "../../lib/schema";

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

/** What Terraform hands to a write, with the states that it saved and the warnings that it gave. */
export function writing(session: CckmSession) {
  const diagnostics = new Diagnostics();
  const saved: object[] = [];
  const context: WriteContext<Schema, CckmSession> & DeleteContext<Schema, CckmSession> = {
    session,
    client: session,
    signal: new AbortController().signal,
    log: quietLog,
    warn: diagnostics.warn,
    seen: new PrivateStore(),
    planned: new PrivateStore(),
    timeout: Number.POSITIVE_INFINITY,
    save: (state) => void saved.push(state),
  };
  return { context, saved, warnings: () => diagnostics.all };
}
