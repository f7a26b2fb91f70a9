/** What programs write in place of a letter that their character set lacks. */
const STAND_INS = ["?", "\ufffd", ".", "_", " ", ""];

/** Letters that ASCII lacks, and those that Latin-1 lacks. */
const LACKING = [/[^\0-\x7f]/gu, /[^\0-\xff]/gu];

/** The least letters and digits that tell a text from any other. */
const FEWEST = 4;

/** A text without the letters that ASCII or Latin-1 lacks: what is left of it where something stands in for them. */
export function withoutLacking(text: string): string[] {
  return others(
    text,
    LACKING.map((lacking) => text.replace(lacking, "")),
  );
}

/** A text as it gets where letters are lost: one stand-in for each letter, for each half of it, or for each of its bytes. */
export function lossyTexts(text: string): string[] {
  const counts = [() => 1, (letter: string) => letter.length, (letter: string) => Buffer.byteLength(letter)];
  const replaced = LACKING.flatMap((lacking) =>
    STAND_INS.flatMap((sign) => counts.map((of) => text.replace(lacking, (letter) => sign.repeat(of(letter))))),
  );
  // Latin-1 that is read as UTF-8.
  const misread = /[^\0-\xff]/.test(text) ? [] : [Buffer.from(text, "latin1").toString("utf8")];
  return others(text, [...replaced, ...misread]);
}

function others(text: string, made: readonly string[]): string[] {
  return [...new Set(made)].filter((one) => one !== text && (one.match(/[\p{L}\p{N}]/gu) ?? []).length >= FEWEST);
}
