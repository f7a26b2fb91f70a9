/// <reference lib="dom" />
import type { PageData } from "../data";
import { addresses, pagedChanges } from "./changes";
import { accessMap } from "./map";
import { copying, theme } from "./theme";

document.documentElement.classList.add("js");
theme();
copying();
addresses();

/** Unpacks the page's embedded data. */
async function unpack(): Promise<PageData> {
  const bytes = Uint8Array.from(atob(document.getElementById("data")?.textContent?.trim() ?? ""), (letter) =>
    letter.charCodeAt(0),
  );
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(unpacked).text()) as PageData;
}

unpack().then(
  ({ changes, targets = [], map }) => {
    if (changes) pagedChanges(changes, targets);
    accessMap(map);
    document.documentElement.classList.add("ready");
  },
  () => {
    // In an old browser the page stays as it is, and the rest is shown as without JavaScript.
    document.documentElement.classList.remove("js");
  },
);
