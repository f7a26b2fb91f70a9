import { execFileSync } from "node:child_process";

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
