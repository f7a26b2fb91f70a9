import { execFileSync } from "node:child_process";
import { resolve } from "node:path";

/** A user of this machine. */
export interface User {
  readonly uid: number;
  readonly gid: number;
}

/** The user `nobody` where the test runs as root; undefined where it is an ordinary user itself. */
export function ordinaryUser(): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (option: string) => Number(execFileSync("id", [option, "nobody"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

/** The user `nobody` where it can run this checkout; a checkout in a private folder of root's is nobody else's to read. */
export function ordinaryUserOfThisCheckout(): User | undefined {
  const user = ordinaryUser();
  if (!user) return undefined;
  const read = "require('node:fs').accessSync(process.argv[1])";
  try {
    execFileSync(process.execPath, ["-e", read, resolve(__dirname, "../../package.json")], {
      ...user,
      cwd: "/",
      env: {},
      stdio: "ignore",
    });
    return user;
  } catch {
    process.stderr.write(
      "\n*** SKIPPED: what another user than root does is NOT tested: this checkout is in a folder that only root reads.\n\n",
    );
    return undefined;
  }
}

/** Gives a folder with all that is in it to a user; nothing is done where there is none. */
export function give(folder: string, user: User | undefined): void {
  if (user) execFileSync("chown", ["-R", `${user.uid}:${user.gid}`, folder]);
}

/** Runs a function with the rights of an ordinary user, which it has anyway where the test does not run as root. */
export function asOrdinaryUser<T>(run: () => T): T {
  const user = ordinaryUser();
  if (!user) return run();
  process.seteuid!(user.uid);
  try {
    return run();
  } finally {
    process.seteuid!(0);
  }
}
