import type { ReviewModel } from "../model";
import { count } from "../words/text";
import type { Part } from "./in-room";
import { changeRows } from "./markdown-changes";
import type { List } from "./markdown-first";

/** States how many entries were omitted. */
export function cutOff(left: number, all: number, one: string, many?: string): string {
  return `**${count(left, one, many)} of ${all} did not fit into this comment.** The review as a page or in the log has them all.`;
}

/**
 * A list that may be shortened; no section if it is empty. Entries beyond `longest` are only counted, even if there is
 * room.
 */
export function listPart({ title, note, items }: List, claim: number, longest = items.length): Part {
  const beside = note === undefined ? "" : ` (${note})`;
  const head = title === "" ? "" : `**${title}**${beside}\n\n`;
  const count = Math.min(items.length, longest);
  const said = (shown: number) => {
    const left = items.length - shown;
    if (left === 0) return "";
    if (shown === count) return `- and ${left} more\n`;
    return `${shown > 0 ? "\n" : ""}${cutOff(left, items.length, "entry", "entries")}\n`;
  };
  const write = (shown: number) => {
    const lines = items.slice(0, shown).map((item) => `${item}\n`);
    return `${head}${lines.join("")}${said(shown)}\n`;
  };
  return { claim, count, write: (shown) => (items.length === 0 ? "" : write(shown)) };
}

/** The changes by construct, ordered by number. */
export function changesPart(model: ReviewModel, claim: number): Part {
  const rows = changeRows(model);
  const all = rows.length;
  return {
    claim,
    count: all,
    write: (shown) => {
      const left = all - shown;
      const what = left > 0 ? `The first ${shown} of` : "All";
      const summary = `<summary><b>${what} ${count(all, "change")}, by construct, worst first</b></summary>`;
      const table = shown === 0 ? "" : `\n<details>${summary}\n${rows.slice(0, shown).join("")}\n</details>\n`;
      return left === 0 ? table : `${table}\n${cutOff(left, all, "change")}\n`;
    },
  };
}
