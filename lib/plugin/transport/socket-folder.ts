import { lstatSync, mkdtempSync, readdirSync, rmdirSync, statSync, unlinkSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isRunning } from "./running";

const PREFIX = "tf-provider-";
const SOCKET = "s";
// A socket's full path is limited to 104 bytes on macOS (108 on Linux), including the final NUL.
const LONGEST_PATH = 103;
const UNSPEAKABLE = /[|\r\n]/;
const YOUNGEST_STALE = 60_000;

/** A private folder (0700) for a socket; its name identifies the owner. */
export interface SocketFolder {
  /** The place that it is in, as it was given. */
  readonly place: string;
  readonly path: string;
  readonly socket: string;
  remove(): void;
}

/** Where socket folders are created: the second place if the first cannot be used. */
export const PLACES: readonly string[] = [...new Set([tmpdir(), "/tmp"])];

/**
 * Creates a folder in the first place that is writable, leaves room for the socket's path and can be written in the
 * handshake. Throws if there is none.
 */
export function makeSocketFolder(places: readonly string[] = PLACES): SocketFolder {
  const problems: string[] = [];
  for (const place of places) {
    if (UNSPEAKABLE.test(place)) {
      problems.push(
        `${JSON.stringify(place)}: the path holds "|" or a line end, which Terraform's handshake cannot say`,
      );
      continue;
    }
    const stem = join(place, `${PREFIX}${process.pid}-`);
    if (Buffer.byteLength(join(`${stem}XXXXXX`, SOCKET)) > LONGEST_PATH) {
      problems.push(`${place}: the path is too long`);
      continue;
    }
    try {
      const path = mkdtempSync(stem);
      return { place, path, socket: join(path, SOCKET), remove: () => removeFolder(path) };
    } catch (error) {
      problems.push(`${place}: ${(error as NodeJS.ErrnoException).code}`);
    }
  }
  throw new Error(
    `No folder for the provider's socket (${problems.join("; ")}). Set TMPDIR to a short, writable folder.`,
  );
}

/**
 * Removes folders that killed providers left behind: ours by name and owner, a minute old, of a process that is gone, and
 * with nobody listening. The last test is needed because a process in another container can share the folder but not the
 * process ids. Links are never followed, and nothing but the socket and its folder is removed.
 */
export async function sweepSocketFolders(places: readonly string[] = PLACES, now: number = Date.now()): Promise<void> {
  for (const place of places) {
    for (const name of namesIn(place)) {
      const [, pid] = /^tf-provider-(\d{1,10})-[A-Za-z0-9]{6}$/.exec(name) ?? [];
      if (!pid || isRunning(Number(pid))) continue;
      const path = join(place, name);
      if (isOldAndOurs(path, now) && !(await isListening(join(path, SOCKET)))) removeFolder(path);
    }
  }
}

/** The entries of a place; none if others could replace a folder by a link between the check and its removal. */
function namesIn(place: string): string[] {
  try {
    const { mode, uid } = statSync(place);
    const [othersWrite, sticky] = [(mode & 0o022) !== 0, (mode & 0o1000) !== 0];
    const trusted = uid === 0 || uid === process.getuid?.();
    return trusted && (!othersWrite || sticky) ? readdirSync(place) : [];
  } catch {
    return [];
  }
}

/** Not recursive: the folder stays if anything else is in it. */
function removeFolder(path: string): void {
  for (const remove of [() => unlinkSync(join(path, SOCKET)), () => rmdirSync(path)]) {
    try {
      remove();
    } catch {
      // It is already gone, or not a provider's.
    }
  }
}

function isOldAndOurs(path: string, now: number): boolean {
  try {
    const stats = lstatSync(path);
    return stats.isDirectory() && stats.uid === process.getuid?.() && now - stats.mtimeMs > YOUNGEST_STALE;
  } catch {
    return false;
  }
}

function isListening(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket);
    connection.on("connect", () => resolve(true)).on("error", () => resolve(false));
    connection.on("connect", () => connection.destroy());
  });
}
