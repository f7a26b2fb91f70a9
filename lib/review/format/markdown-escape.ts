import { plain, type Sentence } from "../words/text";
import { fitted } from "./in-room";
import { visible } from "./visible";

/** Every character that means something to Markdown, HTML or a platform's references, as an entity. */
const SPECIAL = /[^\p{L}\p{N} .,:;/→−+-]/gu;

/** A comment has little room, and each special character takes six. */
const LONGEST = 300;
/** Characters of a sentence, which may name any number of regions or actions. */
const LONGEST_SENTENCE = 4_000;

/**
 * A stranger's text in a comment: in a code element, where the platforms look for no mention, issue, commit or link, with
 * every special character as an entity.
 */
export function code(text: string): string {
  const entities = visible(text, LONGEST).replace(SPECIAL, (character) => `&#${character.codePointAt(0)};`);
  return `<code>${entities.trim() === "" ? "&#32;" : entities}</code>`;
}

/** A sentence, strangers' texts as code; of one that is too long for a comment its beginning. */
export function markdownText(sentence: Sentence): string {
  const { texts, left } = fitted(
    sentence.map((piece) => plain([piece], code)),
    LONGEST_SENTENCE,
  );
  return `${texts.join("")}${left === 0 ? "" : " … and more, which the page and the log have"}`;
}
