/// <reference lib="dom" />
import type { Change, ReviewModel } from "../../model";
import { Changes } from "../changes";
import { CHANGES_A_PAGE } from "../paging";
import { fill } from "./dom-runtime";
import { pager } from "./pager";

/** Shows or hides Terraform addresses. */
export function addresses(): void {
  const box = document.getElementById("addresses");
  box?.addEventListener("change", () => {
    document.getElementById("changes")?.classList.toggle("addresses", (box as HTMLInputElement).checked);
  });
}

/** Pagination of changes; a link to a change opens its page. */
export function pagedChanges(changes: readonly Change[], targets: ReviewModel["targets"]): void {
  const list = document.getElementById("change-list");
  if (!list) return;
  let shown = 0;
  const show = (page: number) => {
    shown = page;
    const of = changes.slice(page * CHANGES_A_PAGE, (page + 1) * CHANGES_A_PAGE);
    fill(list, <Changes of={of} targets={targets} />);
    for (const id of ["change-pages", "change-pages-below"]) {
      pager(document.getElementById(id), {
        page,
        size: CHANGES_A_PAGE,
        of: changes.length,
        what: "Changes",
        turn: (to) => {
          show(to);
          document.getElementById("changes")?.scrollIntoView();
        },
      });
    }
  };
  const follow = () => {
    const number = Number(/^#c(\d+)$/.exec(location.hash)?.[1] ?? Number.NaN);
    if (!(number >= 1 && number <= changes.length)) return;
    const page = Math.floor((number - 1) / CHANGES_A_PAGE);
    if (page !== shown) show(page);
    document.getElementById(`c${number}`)?.scrollIntoView();
  };
  show(0);
  follow();
  addEventListener("hashchange", follow);
}
