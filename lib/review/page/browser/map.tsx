/// <reference lib="dom" />
import { RISK_CLASSES } from "../../../contract/risk-class";
import type { MapData } from "../map/data";
import { changedCells, FIELDS, filterRows, parseFilter } from "../map/filter";
import { MapTables } from "../map/table";
import { ROWS_A_PAGE } from "../paging";
import { fill } from "./dom-runtime";
import { pager } from "./pager";

/** The filter, the pagination and the rows of the access map. The current view is stored in the URL. */
export function accessMap(data: MapData): void {
  const section = document.getElementById("access");
  const query = document.getElementById("q") as HTMLInputElement | null;
  const place = document.getElementById("map");
  if (!section || !query || !place) return;
  const all = document.getElementById("all") as HTMLInputElement | null;
  const [status, wrong, reset] = ["count", "wrong", "reset"].map((id) => document.getElementById(id)!) as [
    HTMLElement,
    HTMLElement,
    HTMLElement,
  ];
  const open = new Set<number>();
  let page = 0;

  const everything = () => section.dataset.all === "true" || all?.checked === true;

  const draw = () => {
    const filter = parseFilter(query.value);
    const shown = filterRows(data.map, filter, everything());
    page = Math.min(page, Math.max(0, Math.ceil(shown.length / ROWS_A_PAGE) - 1));
    const rows = shown.slice(page * ROWS_A_PAGE, (page + 1) * ROWS_A_PAGE);
    fill(
      place,
      rows.length === 0 ? <p class="box nothing">No row fits.</p> : <MapTables data={data} shown={rows} open={open} />,
    );
    pager(document.getElementById("map-pages"), {
      page,
      size: ROWS_A_PAGE,
      of: shown.length,
      what: "Rows",
      turn: (to) => {
        page = to;
        draw();
        section.scrollIntoView();
      },
    });
    const cells = changedCells(shown);
    const changed = section.dataset.all === "true" ? "" : `, ${cells} changed ${cells === 1 ? "cell" : "cells"}`;
    status.textContent = `${shown.length} of ${data.map.rows.length} rows${changed}`;
    const [first] = filter.wrong;
    wrong.textContent = first === undefined ? "" : `No field “${first}”. Fields: ${FIELDS.join(", ")}.`;
    reset.hidden = query.value === "" && all?.checked !== true;
    for (const button of section.querySelectorAll<HTMLElement>("[data-risk]")) {
      const on = filter.terms.some(
        ({ field, not, value }) => field === "risk" && !not && value === button.dataset.risk,
      );
      button.setAttribute("aria-pressed", String(on));
    }
  };

  const keep = () => {
    const state = new URLSearchParams();
    if (query.value !== "") state.set("q", query.value);
    if (all?.checked) state.set("rows", "all");
    if (open.size > 0) state.set("open", [...open].join(","));
    const text = String(state);
    try {
      history.replaceState(null, "", text === "" ? "#access" : `#access?${text}`);
    } catch {
      // Some file viewers do not allow state in the URL; the map works without it.
    }
  };

  const restore = () => {
    const state = /^#access\?(.*)$/.exec(location.hash)?.[1];
    if (state === undefined) return;
    const kept = new URLSearchParams(state);
    query.value = kept.get("q") ?? "";
    if (all) all.checked = kept.get("rows") === "all";
    open.clear();
    for (const row of (kept.get("open") ?? "").split(",").filter((text) => text !== "")) open.add(Number(row));
    draw();
    section.scrollIntoView();
  };

  const ask = (text: string) => {
    query.value = text;
    changed();
  };
  const changed = () => {
    page = 0;
    draw();
    keep();
  };

  query.addEventListener("input", changed);
  all?.addEventListener("change", changed);
  reset.addEventListener("click", () => {
    if (all) all.checked = false;
    ask("");
    query.focus();
  });
  section.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>("button") : null;
    if (!button) return;
    const { row, action, query: example, risk } = button.dataset;
    if (row !== undefined) {
      const index = Number(row);
      if (!open.delete(index)) open.add(index);
      draw();
      keep();
      section.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus();
    } else if (action !== undefined) ask(`action:${action}`);
    else if (example !== undefined) ask(example);
    else if (RISK_CLASSES.some((one) => one === risk)) {
      const rest = query.value.replaceAll(/(?:^|\s)risk:\S+/g, " ").trim();
      ask(button.getAttribute("aria-pressed") === "true" ? rest : `${rest} risk:${risk}`.trim());
    }
  });
  addEventListener("hashchange", restore);
  addEventListener("keydown", (event) => {
    const typing = document.activeElement?.matches("input, textarea, select") === true;
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      query.focus();
    }
    if (event.key === "Escape" && document.activeElement === query && query.value !== "") ask("");
  });
  draw();
  restore();
}
