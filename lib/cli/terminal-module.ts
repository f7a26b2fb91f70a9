import { npmPackage } from "../package/manifest/npm-package";

/** The package with which the cdktf CLI starts Terraform in a terminal. */
export const TERMINAL_MODULE = "@cdktf/node-pty-prebuilt-multiarch";

/** Its replacement: a package whose binaries need neither a compiler nor install scripts. */
export interface TerminalOverride {
  readonly [TERMINAL_MODULE]: string;
}

/** The override for a project's package.json. On musl, as in Alpine, only another package has binaries. */
export function terminalOverride(isMusl: boolean): TerminalOverride {
  const { overrides } = npmPackage();
  const usual = overrides[TERMINAL_MODULE];
  if (usual === undefined) throw new Error(`package.json has no override of ${TERMINAL_MODULE}.`);
  return { [TERMINAL_MODULE]: isMusl ? "npm:@homebridge/node-pty-prebuilt-multiarch@0.14.1" : usual };
}

/** Whether this Node.js was built for musl. */
export function isOnMusl(): boolean {
  if (process.platform !== "linux") return false;
  // Otherwise the report looks up the host names of network peers, which may be slow.
  Object.assign(process.report, { excludeNetwork: true });
  const { header } = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return header?.glibcVersionRuntime === undefined;
}
