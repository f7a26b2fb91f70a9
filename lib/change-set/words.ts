import { error } from "../words";

const NOT_WRITTEN_BY_US = (what: string) => ({
  summary: `This is no change set as cckm plan writes it: ${what}`,
  detail: "Nothing of it is used.",
  remedy: "Plan again.",
});

interface Named {
  /** The name of an entry, in quotes. */
  readonly name: string;
}

const NAMED: Named = { name: '"stacks/prod/tfplan"' };

export const fileTooLarge = error("change-set-too-large", {
  when: "A change set file is too large.",
  text: ({ bytes, most }: { bytes: number; most: number }) =>
    NOT_WRITTEN_BY_US(`expected at most ${most} bytes, got ${bytes}`),
  examples: [{ bytes: 536_870_913, most: 536_870_912 }],
});

export const zipUnreadable = error("change-set-zip-unreadable", {
  when: "A change set file cannot be read as a zip: it is not one, is damaged, or has a name that leads out of its folder.",
  text: ({ reason }: { reason: string }) => NOT_WRITTEN_BY_US(reason),
  examples: [
    { reason: "End of central directory record signature not found. Either not a zip file, or file is truncated" },
  ],
});

export const empty = error("change-set-empty", {
  when: "A change set has no entry.",
  text: () => NOT_WRITTEN_BY_US("it is empty"),
  examples: [{}],
});

export const manifestNotFirst = error("change-set-manifest-not-first", {
  when: "The first entry of a change set is not its manifest.",
  text: ({ name, manifest }: Named & { manifest: string }) =>
    NOT_WRITTEN_BY_US(`expected its first entry to be ${manifest}, got ${name}`),
  examples: [{ ...NAMED, manifest: "manifest.json" }],
});

export const manifestNoJson = error("change-set-manifest-no-json", {
  when: "The manifest of a change set is not JSON.",
  text: ({ manifest }: { manifest: string }) => NOT_WRITTEN_BY_US(`${manifest} is no JSON`),
  examples: [{ manifest: "manifest.json" }],
});

export const manifestInvalid = error("change-set-manifest-invalid", {
  when: "The manifest of a change set is invalid, or has a version that this release does not support.",
  text: ({
    manifest,
    version,
    where,
    problem,
  }: {
    manifest: string;
    version: string;
    where: string;
    problem: string;
  }) => NOT_WRITTEN_BY_US(`${manifest} (version ${version}): ${where}: ${problem}`),
  examples: [
    { manifest: "manifest.json", version: "7", where: "version", problem: "Invalid input: expected 1" },
    {
      manifest: "manifest.json",
      version: "none",
      where: "format",
      problem: 'Invalid input: expected "cckm-change-set"',
    },
  ],
});

export const entryUnexpected = error("change-set-entry-unexpected", {
  when: "An entry of a change set is not the one that the manifest lists at its position.",
  text: ({ name }: Named) => NOT_WRITTEN_BY_US(`the manifest does not have ${name} in this place`),
  examples: [NAMED],
});

export const entryAltered = error("change-set-entry-altered", {
  when: "The content of an entry of a change set does not match the manifest.",
  text: ({ name }: Named) => NOT_WRITTEN_BY_US(`${name} has other bytes than the manifest tells`),
  examples: [NAMED],
});

export const entryMissing = error("change-set-entry-missing", {
  when: "The manifest of a change set names an entry that does not exist.",
  text: ({ name }: Named) => NOT_WRITTEN_BY_US(`${name} is missing`),
  examples: [NAMED],
});

export const entryNameInvalid = error("change-set-entry-name-invalid", {
  when: "An entry of a change set has an invalid name.",
  text: ({ name, problem }: Named & { problem: string }) =>
    NOT_WRITTEN_BY_US(`${name} is no name that it may have: ${problem}`),
  examples: [{ name: '"a//b"', problem: "its path is not relative, with one / between two names" }],
});

export const entryNoFile = error("change-set-entry-no-file", {
  when: "An entry of a change set is a link, a device or a folder.",
  text: ({ name }: Named) => NOT_WRITTEN_BY_US(`${name} is no regular file`),
  examples: [NAMED],
});

export const entryEncrypted = error("change-set-entry-encrypted", {
  when: "An entry of a change set is encrypted.",
  text: ({ name }: Named) => NOT_WRITTEN_BY_US(`${name} is encrypted`),
  examples: [NAMED],
});

export const entryTwice = error("change-set-entry-twice", {
  when: "A change set has two entries with the same name, ignoring case.",
  text: ({ name }: Named) => NOT_WRITTEN_BY_US(`${name} is there twice`),
  examples: [NAMED],
});

export const entriesTooMany = error("change-set-entries-too-many", {
  when: "A change set has too many entries.",
  text: ({ most }: { most: number }) => NOT_WRITTEN_BY_US(`it has more than ${most} entries`),
  examples: [{ most: 5_000 }],
});

export const entryTooLarge = error("change-set-entry-too-large", {
  when: "An entry of a change set, or all of them together, are too large.",
  text: ({ name, bytes, most }: Named & { bytes: number; most: number }) =>
    NOT_WRITTEN_BY_US(`${name}: expected at most ${most} bytes, got ${bytes}`),
  examples: [{ ...NAMED, bytes: 268_435_457, most: 268_435_456 }],
});

const CANNOT_CARRY = (what: string) => `A change set cannot carry this: ${what}`;
const TAKE_OUT = "Take what the stack does not need out of its folder.";

export const unfitName = error("change-set-unfit-name", {
  when: "A file of a stack has a name that is not allowed in a change set.",
  text: ({ name, problem }: Named & { problem: string }) => ({
    summary: CANNOT_CARRY(`${name}: ${problem}`),
    remedy:
      "Rename the file, or take it out of the stack's folder. Allowed are the names of regular files in letters of any script, digits, signs and blanks, without a backslash and characters that are not seen.",
  }),
  examples: [
    { name: '"stacks/prod/assets/a\\\\b.txt"', problem: "its name has a backslash, which is a folder's end elsewhere" },
  ],
});

export const unfitNames = error("change-set-unfit-names", {
  when: "Two files of a stack have names that only differ in case.",
  text: ({ names }: { names: readonly [string, string] }) => ({
    summary: CANNOT_CARRY(`${names[0]} and ${names[1]} are the same file on a case-insensitive file system`),
    remedy: "Rename one of them.",
  }),
  examples: [{ names: ['"stacks/prod/Key"', '"stacks/prod/key"'] }],
});

export const unfitCount = error("change-set-unfit-count", {
  when: "The stacks have too many files for a change set.",
  text: ({ files, most }: { files: number; most: number }) => ({
    summary: CANNOT_CARRY(`expected at most ${most} files, got ${files}`),
    remedy: `${TAKE_OUT} Or plan fewer stacks at once.`,
  }),
  examples: [{ files: 5_001, most: 5_000 }],
});

export const unfitSize = error("change-set-unfit-size", {
  when: "A file of a stack, or all files together, are too large for a change set.",
  text: ({ what, bytes, most }: { what: string; bytes: number; most: number }) => ({
    summary: CANNOT_CARRY(`${what}: expected at most ${most} bytes, got ${bytes}`),
    remedy: `${TAKE_OUT} Or plan fewer stacks at once.`,
  }),
  examples: [{ what: '"stacks/prod/assets/disk.img"', bytes: 300_000_000, most: 268_435_456 }],
});

export const unfitManifest = error("change-set-unfit-manifest", {
  when: "The manifest of a new change set would be invalid.",
  text: ({ where, problem }: { where: string; problem: string }) => ({
    summary: CANNOT_CARRY(`${where}: ${problem}`),
    remedy: "Correct that value.",
  }),
  examples: [{ where: "engine.version", problem: "expected a version" }],
});
