import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { allCatalogues } from "../../../scripts/words/catalogues";
import { allTexts } from "../../../scripts/words/texts";

const LIB = join(__dirname, "../../../lib");
const EXPECTED = join(__dirname, "../../words");

const filesOf = (folder: string, end: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(end));

test("every message reads as its file in test/words says (npm run words writes them, for review)", async () => {
  const texts = await allTexts();
  const expected = filesOf(EXPECTED, ".txt").map((name) => [name, readFileSync(join(EXPECTED, name), "utf8")]);
  expect(Object.fromEntries(texts)).toEqual(Object.fromEntries(expected));
});

test("no two messages have one code, and each code says what area it is of", async () => {
  const codes = (await allCatalogues()).flatMap(({ entries }) => entries.map(({ code }) => code));
  expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
  expect(codes.filter((code) => !/^[a-z]+(-[a-z0-9]+)+$/.test(code))).toEqual([]);
});

test("every message's text ends its sentences and leaves nothing undefined", async () => {
  const texts = [...(await allTexts())];
  const odd = /undefined|\[object|NaN|(?<!\.)\.\.(?!\.)|(?<!\n) {2}(?!\S+:)|[^.:?!)\]}'"`…\n]\n\nCode:/;
  expect(texts.filter(([, text]) => odd.test(text.replace(/^(Error|Warning|Note): .*\n\nCode:/gm, "")))).toEqual([]);
});

// What has no code can be neither looked up nor gated on.
test.each(["plugin", "provider"])("every error and warning of lib/%s is a message of a catalogue", (room) => {
  const written = /\b(?:failure|(?<!log\.)(?<!log\?\.)warn)\(\s*["'`]/;
  const found = filesOf(join(LIB, room), ".ts").filter((name) =>
    written.test(readFileSync(join(LIB, room, name), "utf8")),
  );
  expect(found).toEqual([]);
});

test("every failure and refusal of the cckm command is a message of a catalogue", () => {
  const written = /new (?:CommandFailure|Refusal)\(\s*["'`]/;
  const found = filesOf(join(LIB, "cli"), ".ts").filter((name) =>
    written.test(readFileSync(join(LIB, "cli", name), "utf8")),
  );
  expect(found).toEqual([]);
});

test("every refusal of a platform is a message of a catalogue", () => {
  const written = /new (?:PublishError|TooLong)\(\s*["'`]/;
  const found = filesOf(join(LIB, "publish"), ".ts").filter((name) =>
    written.test(readFileSync(join(LIB, "publish", name), "utf8")),
  );
  expect(found).toEqual([]);
});
