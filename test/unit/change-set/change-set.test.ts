import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";
import {
  DamagedChangeSet,
  type Manifest,
  readChangeSet,
  sha256,
  UnfitForChangeSet,
  writeChangeSet,
} from "../../../lib/change-set";
import * as words from "../../../lib/change-set/words";
import type { Message } from "../../../lib/words";

const HEX = "0".repeat(64);
const DESCRIBED = {
  format: "cckm-change-set" as const,
  version: 1 as const,
  madeAt: "2026-10-09T07:42:10Z",
  commit: "0000001",
  branch: null,
  package: "1.0.0",
  engine: { name: "terraform" as const, version: "1.11.4", sha256: HEX },
  intent: HEX,
  stacks: [],
  left: [],
} satisfies Omit<Manifest, "files">;
const FILES = new Map([
  ["stacks/prod/cdk.tf.json", Buffer.from("{}")],
  ["stacks/prod/plan.bin", Buffer.from("plan")],
]);
const written = () => writeChangeSet(DESCRIBED, FILES);

/** A zip as somebody else would write it; the manifest lists the files as they are unless another list is given. */
async function forged(entries: [string, string, number?][], listed = entries, more: object = {}): Promise<Buffer> {
  const files = listed.map(([name, text]) => ({ name, size: text.length, sha256: sha256(Buffer.from(text)) }));
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(JSON.stringify({ ...DESCRIBED, files, ...more })), "manifest.json");
  for (const [name, text, mode] of entries) {
    zip.addBuffer(Buffer.from(text), name, { compress: false, ...(mode !== undefined && { mode }) });
  }
  zip.end();
  return buffer(zip.outputStream);
}

/** Names that the library for writing refuses are put into the bytes, with as many letters. */
function renamed(zip: Buffer, from: string, to: string): Buffer {
  return Buffer.from(zip.toString("latin1").replaceAll(from, to), "latin1");
}

test("a change set that is written is read again, file by file", async () => {
  const { manifest, files } = await readChangeSet(await written());
  expect(manifest).toMatchObject(DESCRIBED);
  expect([...files]).toEqual([...FILES]);
});

test.each([
  "a@b c.txt",
  "key#1 (copy), 50% & more = $x; [y] {z}!.txt",
  'quote\'d "name"',
  "12:30 ~ `x` <y> | * ?",
  "-rf",
  "...three",
  " blank ",
  "नमस्ते",
  "鍵",
  "\u{1f468}\u200d\u{1f469}.png",
  `${"p".repeat(255)}/${"q".repeat(255)}/${"r".repeat(255)}`,
])("a file of a change set may be called %j", async (name) => {
  const files = new Map([[`stacks/prod/assets/${name}`, Buffer.from("1")]]);
  const { files: read } = await readChangeSet(await writeChangeSet(DESCRIBED, files));
  expect([...read.keys()]).toEqual([...files.keys()]);
});

test.each([
  ["a\\b", "its name has a backslash, which is a folder's end elsewhere"],
  ["a\u001b[2J", "its name has characters that are not seen"],
  ["a\nb", "its name has characters that are not seen"],
  ["a\u202eb", "its name has characters that are not seen"],
  ["a\u2028b", "its name has characters that are not seen"],
  ["e\u0301", "its name is not in Unicode's normal form NFC"],
  ["a/../b", "its path has a part of dots alone"],
  ["a//b", "its path is not relative, with one / between two names"],
  ["p".repeat(256), "a part has over 255 bytes"],
  ["p/".repeat(2500), "its path is not relative, with one / between two names"],
])(
  "a file of the name %j is refused where a change set is written, by its name and the reason",
  async (name, problem) => {
    const written = writeChangeSet(DESCRIBED, new Map([[`stacks/prod/${name}`, Buffer.from("1")]]));
    const told = words.unfitName({ name: JSON.stringify(`stacks/prod/${name}`), problem });
    await expect(written).rejects.toEqual(new UnfitForChangeSet(told));
  },
);

test("files whose names differ in capitals alone are refused where a change set is written, both by name", async () => {
  const files = new Map(["stacks/prod/Key", "stacks/prod/key"].map((name) => [name, Buffer.from("1")]));
  await expect(writeChangeSet(DESCRIBED, files)).rejects.toEqual(
    new UnfitForChangeSet(words.unfitNames({ names: ['"stacks/prod/Key"', '"stacks/prod/key"'] })),
  );
});

test("more files than are read again are refused where a change set is written", async () => {
  const files = new Map(Array.from({ length: 5_000 }, (_, index) => [`f${index}`, Buffer.alloc(0)] as const));
  await expect(writeChangeSet(DESCRIBED, files)).rejects.toEqual(
    new UnfitForChangeSet(words.unfitCount({ files: 5_001, most: 5_000 })),
  );
});

test("a manifest of another form is refused where it is written, by the place in it", async () => {
  const written = writeChangeSet({ ...DESCRIBED, package: "1.0.0 beta" }, FILES);
  await expect(written).rejects.toEqual(
    new UnfitForChangeSet(words.unfitManifest({ where: "package", problem: "expected a version" })),
  );
});

test("change sets of the same content are the same bytes", async () => {
  expect((await written()).equals(await written())).toBe(true);
});

test("a byte of a change set that is another, anywhere in the file, is found", async () => {
  const bytes = await written();
  const unseen: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const altered = Buffer.from(bytes);
    altered[at]! ^= 0x20;
    const read = await readChangeSet(altered).catch(() => undefined);
    // Times and flags that nothing reads may differ; content and names may not.
    if (read && JSON.stringify([...read.files]) !== JSON.stringify([...FILES])) unseen.push(at);
  }
  expect(unseen).toEqual([]);
});

const name = (of: string) => ({ name: JSON.stringify(of) });
const HIDDEN = words.manifestInvalid({
  manifest: "manifest.json",
  version: "1",
  where: "files.0.name",
  problem: "its name has characters that are not seen",
});

test.each<[string, Message, [string, string, number?][], [string, string, number?][] | undefined]>([
  ["a file that the manifest does not name", words.entryUnexpected(name("a")), [["a", "1"]], []],
  ["a file that is missing", words.entryMissing(name("a")), [], [["a", "1"]]],
  ["other bytes than the manifest tells", words.entryAltered(name("a")), [["a", "2"]], [["a", "1"]]],
  ["a symbolic link", words.entryNoFile(name("a")), [["a", "/etc/passwd", 0o120777]], undefined],
  ["a device", words.entryNoFile(name("a")), [["a", "", 0o020666]], undefined],
  [
    "a pair of names that some file systems take for one",
    words.entryTwice(name("plan")),
    [
      ["Plan", "1"],
      ["plan", "2"],
    ],
    undefined,
  ],
  [
    "a pair of files in another order",
    words.entryUnexpected(name("a")),
    [
      ["a", "1"],
      ["b", "2"],
    ],
    [
      ["b", "2"],
      ["a", "1"],
    ],
  ],
  ["a name of control characters", HIDDEN, [["a\u001b[2J", "1"]], undefined],
  ["a name with a turn of direction", HIDDEN, [["a\u202eb", "1"]], undefined],
])("a change set with %s is refused", async (_, message, entries, listed) => {
  await expect(readChangeSet(await forged(entries, listed))).rejects.toEqual(new DamagedChangeSet(message));
});

const unreadable = (reason: string) => words.zipUnreadable({ reason });

test.each([
  ["../../x", unreadable("invalid relative path: ../../x")],
  ["/etc/xx", unreadable("absolute path: /etc/xx")],
  ["a/../xx", unreadable("invalid relative path: a/../xx")],
  // The test puts it in with doubled backslashes.
  ["a\\..\\xx", unreadable("invalid characters in fileName: a\\\\..\\\\")],
  ["C:/xxxx", unreadable("absolute path: C:/xxxx")],
  ["a/./xxx", words.entryNameInvalid({ ...name("a/./xxx"), problem: "its path has a part of dots alone" })],
  [
    "a//xxxx",
    words.entryNameInvalid({ ...name("a//xxxx"), problem: "its path is not relative, with one / between two names" }),
  ],
])("a file of the name %s in a change set is refused", async (name, message) => {
  const zip = renamed(
    await forged([["q".repeat(name.length), "1"]]),
    "q".repeat(name.length),
    name.replaceAll("\\", "\\\\").slice(0, name.length),
  );
  await expect(readChangeSet(zip)).rejects.toEqual(new DamagedChangeSet(message));
});

test.each<[string, Buffer]>([
  ["an empty file", Buffer.alloc(0)],
  ["text", Buffer.from("no zip")],
  ["half a file", Buffer.from("PK\u0003\u0004")],
])("%s for a change set is refused", async (_, bytes) => {
  await expect(readChangeSet(bytes)).rejects.toEqual(
    new DamagedChangeSet(
      words.zipUnreadable({
        reason: "End of central directory record signature not found. Either not a zip file, or file is truncated",
      }),
    ),
  );
});

test("an entry of a change set that tells fewer bytes than it has is refused before they are all read", async () => {
  const bomb = await forged([["a", "0".repeat(100_000)]]);
  const at = bomb.lastIndexOf(Buffer.from("504b0102", "hex"));
  bomb.writeUInt32LE(10, at + 24);
  await expect(readChangeSet(bomb)).rejects.toEqual(
    new DamagedChangeSet(
      words.zipUnreadable({ reason: "compressed/uncompressed size mismatch for stored file: 100000 != 10" }),
    ),
  );
});

test("a change set of a version that is not known is refused by its number", async () => {
  await expect(readChangeSet(await forged([], [], { version: 7 }))).rejects.toEqual(
    new DamagedChangeSet(
      words.manifestInvalid({
        manifest: "manifest.json",
        version: "7",
        where: "version",
        problem: "Invalid input: expected 1",
      }),
    ),
  );
});
