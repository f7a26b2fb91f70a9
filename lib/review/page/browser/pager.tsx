/// <reference lib="dom" />
import { fill } from "./dom-runtime";

interface Pager {
  readonly page: number;
  readonly size: number;
  readonly of: number;
  readonly what: string;
  /** @param page the page to show */
  turn(page: number): void;
}

/** Buttons to page through a list; hidden if there is only one page. */
export function pager(nav: HTMLElement | null, { page, size, of, what, turn }: Pager): void {
  if (!nav) return;
  const last = Math.max(0, Math.ceil(of / size) - 1);
  nav.hidden = last === 0;
  if (last === 0) return;
  const focused = nav.contains(document.activeElement) ? document.activeElement?.getAttribute("data-turn") : null;
  fill(
    nav,
    <>
      <button class="btn" type="button" data-turn="first" disabled={page === 0} aria-label="First page">
        «
      </button>
      <button class="btn" type="button" data-turn="back" disabled={page === 0}>
        Back
      </button>
      <span role="status">
        {what} {page * size + 1} to {Math.min(of, (page + 1) * size)} of {of}
      </span>
      <button class="btn" type="button" data-turn="on" disabled={page === last}>
        Next
      </button>
      <button class="btn" type="button" data-turn="last" disabled={page === last} aria-label="Last page">
        »
      </button>
    </>,
  );
  const to: Readonly<Record<string, number>> = { first: 0, back: page - 1, on: page + 1, last };
  for (const button of nav.querySelectorAll<HTMLElement>("[data-turn]")) {
    button.addEventListener("click", () => turn(to[button.dataset.turn ?? ""] ?? 0));
    if (button.dataset.turn === focused) button.focus();
  }
}
