import { plain, type Sentence } from "../words/text";
import { fitted } from "./in-room";
import { visible } from "./visible";

/**
 * Every character with a meaning in Markdown, HTML or a platform's references, and in the middle of an address, which GitHub
 * makes a link in a code element too; replaced by an entity.
 */
const SPECIAL = /[^\p{L}\p{N} .,:;/→−+-]|:(?=\/\/)|(?<=[Ww]{3})\./gu;

/** A comment has little room, and an entity takes six characters. */
const LONGEST = 300;
/** Maximum length of a sentence, which may list any number of regions or actions. */
const LONGEST_SENTENCE = 4_000;

/**
 * Untrusted text in a comment: in a code element, where platforms look for no mentions, issues, commits or links, with
 * every special character as an entity.
 */
export function code(text: string): string {
  const entities = visible(text, LONGEST).replace(SPECIAL, (character) => `&#${character.codePointAt(0)};`);
  return `<code>${entities.trim() === "" ? "&#32;" : entities}</code>`;
}

/** A sentence with untrusted texts as code; truncated if it is too long for a comment. */
export function markdownText(sentence: Sentence): string {
  const { texts, left } = fitted(
    sentence.map((piece) => plain([piece], code)),
    LONGEST_SENTENCE,
  );
  return `${texts.join("")}${left === 0 ? "" : " … and more, which the page and the log have"}`;
}
