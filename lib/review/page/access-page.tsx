import { visible } from "../format/visible";
import type { WhoMay } from "../who-may/model";
import { administratorsSentences, answerHeadline, lookedAtSentences, sourceSentence } from "../who-may/sentences";
import { plain } from "../words/text";
import { packed } from "./data";
import { documentOf } from "./document";
import { mapData } from "./map/data";
import { AccessSection } from "./map/section";
import { PlainWords } from "./pieces";

/** Who may do what now, as a page: one HTML file that works offline, with the same access map as a review. */
export function accessPage(answer: WhoMay, version: string | null = null): string {
  const map = mapData(answer.access);
  return documentOf({
    title: `Access: ${plain(answerHeadline(answer), (text) => text)}`,
    brand: "cckm access",
    sections: [{ id: "access", title: "Access", count: answer.access.rows.length }],
    data: packed({ map }),
    version,
    children: (
      <>
        <section id="summary" aria-label="Summary">
          <h1>
            <PlainWords of={answerHeadline(answer)} />
          </h1>
          <p class="lede">{plain(sourceSentence(answer), visible)}</p>
          {[...lookedAtSentences(answer), ...administratorsSentences(answer)].map((sentence) => (
            <p>{plain(sentence, visible)}</p>
          ))}
        </section>
        <AccessSection data={map} now />
        <footer>
          This page loads nothing and sends nothing. It tells what is permitted, not whether that is right.
        </footer>
      </>
    ),
  });
}
