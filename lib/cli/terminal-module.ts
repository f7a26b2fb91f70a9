import { npmPackage } from "../package/manifest/npm-package";

/** The package through which the cdktf CLI starts Terraform in a terminal. */
export const TERMINAL_MODULE = "@cdktf/node-pty-prebuilt-multiarch";

/** What stands in for it: a package whose binaries need neither compiler nor install script. */
export interface TerminalOverride {
  readonly [TERMINAL_MODULE]: string;
}

/** The override of a project's package.json. On musl, which Alpine has, only another package brings binaries. */
export function terminalOverride(isMusl: boolean): TerminalOverride {
  const { overrides } = npmPackage();
  const usual = overrides[TERMINAL_MODULE];
  if (usual === undefined) throw new Error(`package.json has no override of ${TERMINAL_MODULE}.`);
  return { [TERMINAL_MODULE]: isMusl ? "npm:@homebridge/node-pty-prebuilt-multiarch@0.14.1" : usual };
}

/** Whether this Node was made for musl. */
export function isOnMusl(): boolean {
  if (process.platform !== "linux") return false;
  // Otherwise the report looks up the names of network peers, which may take long.
  Object.assign(process.report, { excludeNetwork: true });
  const { header } = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return header?.glibcVersionRuntime === undefined;
}
