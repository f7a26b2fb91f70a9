import { RISK_CLASSES } from "../../../contract/risk-class";
import { RISKS } from "../../words/labels";
import { count } from "../../words/text";
import { ROWS_A_PAGE } from "../paging";
import { Icon } from "../pieces";
import type { MapData } from "./data";
import { filterRows, parseFilter } from "./filter";
import { changes } from "./rows";
import { Scope } from "./scope";
import { MapTables, Mark } from "./table";

const TRY = [
  "change:granted",
  'principal:"key users" change:revoked',
  "action:keystore*",
  "on:payments",
  "-risk:reads",
];

/**
 * The access map: principals × actions × accounts and vaults. With `now`, it shows all current rights; otherwise
 * changes first.
 */
export function AccessSection({ data, now = false }: { data: MapData; now?: boolean }) {
  const { map } = data;
  const changing = map.rows.filter(changes).length;
  const shown = filterRows(map, parseFilter(""), now).slice(0, ROWS_A_PAGE);
  const hidden = map.rows.length - shown.length;
  return (
    <section class="block" id="access" data-all={now ? "true" : "false"}>
      <h2>
        Access map{" "}
        <span class="n">
          {now
            ? count(map.rows.length, "permission")
            : `before and after, ${changing} of ${count(map.rows.length, "row")} ${changing === 1 ? "changes" : "change"}`}
        </span>
      </h2>
      <Scope map={map} />
      {map.rows.length > 0 && <Tools now={now} />}
      {map.rows.length > 0 && (now ? <LegendOfNow /> : <Legend />)}
      <div id="map">
        {shown.length === 0 ? (
          <p class="box nothing">
            {map.rows.length === 0 ? "No permission is known here." : "No right changes. The rows are here on demand."}
          </p>
        ) : (
          <MapTables data={data} shown={shown} open={new Set()} />
        )}
      </div>
      <nav id="map-pages" class="pages" aria-label="Pages of the access map" hidden />
      {hidden > 0 && (
        <noscript>
          <p class="muted">{count(hidden, "more row")}: the filter and the pages of the map need this page's script.</p>
        </noscript>
      )}
    </section>
  );
}

function Tools({ now }: { now: boolean }) {
  return (
    <search class="tools" aria-label="Filter of the access map">
      <div class="find">
        <label class="vh" for="q">
          Filter by principal, action, risk, account or vault
        </label>
        <input
          id="q"
          type="text"
          autocomplete="off"
          spellcheck={false}
          placeholder="Filter, as in risk:destroys on:payments"
        />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn as one. */}
      <div class="facets" role="group" aria-label="Risk">
        {RISK_CLASSES.map((one) => (
          <button class={`btn ${one}`} type="button" data-risk={one} aria-pressed="false">
            <Icon of={one} />
            {RISKS[one].word}
          </button>
        ))}
      </div>
      {!now && (
        <label class="check">
          <input type="checkbox" id="all" />
          Unchanged rows too
        </label>
      )}
      <div class="status">
        <span id="count" role="status" />
        <span class="err" id="wrong" role="alert" />
        <button class="btn" id="reset" type="button" hidden>
          Clear
        </button>
        <details class="help">
          <summary>How to filter</summary>
          <p>
            Fields: <code>principal</code> <code>action</code> <code>risk</code> <code>on</code> (account or vault){" "}
            <code>change</code> (granted, revoked, kept, outside, unknown). A minus excludes, <code>*</code> stands for
            anything, a free word is looked for everywhere. Try{" "}
            {TRY.map((query) => (
              <>
                <button class="try" type="button" data-query={query}>
                  {query}
                </button>{" "}
              </>
            ))}
            . The key <code>/</code> goes to the filter. What is shown is kept in the page's address.
          </p>
        </details>
      </div>
    </search>
  );
}

function LegendOfNow() {
  return (
    <div class="legend">
      <span>
        <Mark state="kept" more=" s-kept" />
        held
      </span>
      <span>
        <Mark state="kept" more=" s-kept implied" />
        view that CCKM adds by itself
      </span>
      <span>
        <Mark state="kept" more=" s-kept outside" />
        with a corner: not by Terraform
      </span>
    </div>
  );
}

function Legend() {
  return (
    <div class="legend">
      <span>
        <Mark state="granted" more=" s-granted" />
        granted
      </span>
      <span>
        <Mark state="revoked" more=" s-revoked" />
        revoked
      </span>
      <span>
        <Mark state="kept" more=" s-kept" />
        held before and after
      </span>
      <span>
        <Mark state="kept" more=" s-kept implied" />
        view that CCKM adds by itself
      </span>
      <span>
        <Mark state="revoked" more=" s-revoked outside" />
        with a corner: granted outside
      </span>
      <span>
        <Mark state="unknown" more=" s-unknown" />
        known after apply
      </span>
    </div>
  );
}
