import { readFileSync } from "node:fs";
import type { Entry } from "yauzl";
import { zipEntries } from "../../change-set";
import { type CheckResult, notWell } from "./check-result";
import * as words from "./words";

/** The systems whose zips hold modes, Unix and macOS: of others an engine makes files that cannot be executed. */
const WITH_MODES: readonly number[] = [3, 19];

/** Checks whether the programs in zips of the provider would be executable when an engine unpacks them. */
export async function checkArchives(archives: readonly string[]): Promise<CheckResult[]> {
  const found = await Promise.all(archives.map(async (archive) => ({ archive, program: await unstartable(archive) })));
  return found.flatMap(({ archive, program }) =>
    program === undefined ? [] : [notWell("Provider's file", words.archiveNotExecutable({ program, archive }))],
  );
}

/** The program that cannot be executed; undefined for a sound zip and for none, which an engine itself reports. */
async function unstartable(archive: string): Promise<string | undefined> {
  try {
    for await (const [entry] of zipEntries(readFileSync(archive))) {
      if (/^terraform-provider-[^/]+(?<!\.exe)$/.test(entry.fileName) && !isExecutable(entry)) return entry.fileName;
    }
  } catch {}
  return undefined;
}

function isExecutable({ versionMadeBy, externalFileAttributes }: Entry): boolean {
  return WITH_MODES.includes(versionMadeBy >> 8) && ((externalFileAttributes >>> 16) & 0o111) !== 0;
}
