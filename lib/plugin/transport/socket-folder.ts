import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PREFIX = "tf-provider-";
const SOCKET = "s";
// A socket's whole path has 104 bytes on macOS (108 on Linux), the last one a NUL.
const LONGEST_PATH = 103;
const YOUNGEST_STALE = 60_000;

/** A private folder (0700) for a socket; its name tells whose it is. */
export interface SocketFolder {
  readonly path: string;
  readonly socket: string;
  remove(): void;
}

/** Makes a folder in the first of the places that can be written to and leaves room for the socket's path. Throws where none does. */
export function makeSocketFolder(places: readonly string[] = [tmpdir(), "/tmp"]): SocketFolder {
  const problems: string[] = [];
  for (const place of places) {
    const stem = join(place, `${PREFIX}${process.pid}-`);
    if (Buffer.byteLength(join(`${stem}XXXXXX`, SOCKET)) > LONGEST_PATH) {
      problems.push(`${place}: the path is too long`);
      continue;
    }
    try {
      const path = mkdtempSync(stem);
      return { path, socket: join(path, SOCKET), remove: () => rmSync(path, { recursive: true, force: true }) };
    } catch (error) {
      problems.push(`${place}: ${(error as NodeJS.ErrnoException).code}`);
    }
  }
  throw new Error(
    `No folder for the provider's socket (${problems.join("; ")}). Set TMPDIR to a short, writable folder.`,
  );
}

/**
 * Removes the folders that killed providers left behind: ours by name and owner, a minute old, of a process that is gone and
 * with nobody listening. A process of another container can share the folder but not the process ids, hence the last test.
 */
export async function sweepSocketFolders(place: string = tmpdir(), now: number = Date.now()): Promise<void> {
  for (const name of readdirSync(place)) {
    const [, pid] = /^tf-provider-(\d+)-[A-Za-z0-9]{6}$/.exec(name) ?? [];
    if (!pid || isAlive(Number(pid))) continue;
    const path = join(place, name);
    if (!isOldAndOurs(path, now) || (await isListening(join(path, SOCKET)))) continue;
    rmSync(path, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

function isOldAndOurs(path: string, now: number): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isDirectory() === true && stats.uid === process.getuid?.() && now - stats.mtimeMs > YOUNGEST_STALE;
}

function isListening(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket);
    connection.on("connect", () => resolve(true)).on("error", () => resolve(false));
    connection.on("connect", () => connection.destroy());
  });
}
