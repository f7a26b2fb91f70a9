import { RISK_CLASSES, riskRank } from "../../../contract/risk-class";
import { compareText } from "../../../text";
import type { AccessColumn } from "../../access/columns";
import { visible } from "../../format/visible";
import type { AccessRow, RightModel, TargetKind } from "../../model";
import { KIND_TITLES, RISKS } from "../../words/labels";
import { principalText } from "../../words/principal";
import { Icon } from "../pieces";
import type { MapData } from "./data";
import { RowDetail } from "./detail";
import type { Shown } from "./filter";

interface TablesProps {
  readonly data: MapData;
  readonly shown: readonly Shown[];
  /** Rows shown in full. */
  readonly open: ReadonlySet<number>;
}

/** Rows of the map: a table for accounts and one for vaults. */
export function MapTables({ data, shown, open }: TablesProps) {
  return (
    <>
      {(Object.keys(KIND_TITLES) as TargetKind[]).map((kind) => {
        const of = shown.filter(({ row }) => row.kind === kind);
        return of.length === 0 ? "" : <MapTable kind={kind} data={data} shown={of} open={open} />;
      })}
    </>
  );
}

function MapTable({ kind, data, shown, open }: TablesProps & { kind: TargetKind }) {
  const columns = columnsOfRows(shown);
  const first = new Set(RISK_CLASSES.map((one) => columns.find((column) => column.class === one)?.action));
  const width = columns.length + 2;
  return (
    <section class="tablebox" tabindex={0} aria-label={`Rights on ${KIND_TITLES[kind]}`}>
      <table class="map">
        <caption>{KIND_TITLES[kind]}</caption>
        <Head columns={columns} first={first} />
        {byTarget(shown).map(([target, rows]) => (
          <tbody>
            <tr class="t">
              <th scope="rowgroup" class="t" colspan={width}>
                {visible(target)}
                <TargetNote kind={kind} target={target} data={data} />
              </th>
            </tr>
            {rows.map((one) => (
              <>
                <Row of={one} columns={columns} first={first} open={open.has(one.index)} />
                {open.has(one.index) && (
                  <tr class="detail" id={`row-${one.index}`}>
                    <td colspan={width}>
                      <RowDetail row={one.row} data={data} />
                    </td>
                  </tr>
                )}
              </>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function TargetNote({ kind, target, data }: { kind: TargetKind; target: string; data: MapData }) {
  const known = data.map.targets.find((one) => one.kind === kind && one.id === target);
  const notes = [known?.label, known?.managed === false ? "not managed here" : undefined].filter(
    (text) => text !== undefined,
  );
  return notes.length === 0 ? "" : <small>{visible(notes.join(", "))}</small>;
}

function Head({ columns, first }: { columns: readonly AccessColumn[]; first: ReadonlySet<string | undefined> }) {
  return (
    <thead>
      <tr>
        <td class="corner" rowspan={2}>
          Principal
        </td>
        {RISK_CLASSES.map((one) => {
          const { length } = columns.filter((column) => column.class === one);
          if (length === 0) return "";
          return (
            <th scope="colgroup" class={`k ${one}${length < 3 ? " tight" : ""}`} colspan={length}>
              <span class="in">
                <Icon of={one} />
                <span class="w">{RISKS[one].word}</span>
              </span>
            </th>
          );
        })}
        <td class="w" rowspan={2} />
      </tr>
      <tr>
        {columns.map(({ action, notListed }) => (
          <th scope="col" class={first.has(action) ? "a first" : "a"}>
            <button
              type="button"
              data-action={visible(action)}
              title={`Only ${visible(action)}${notListed ? ", not listed" : ""}`}
            >
              {visible(action)}
            </button>
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface RowProps {
  readonly of: Shown;
  readonly columns: readonly AccessColumn[];
  readonly first: ReadonlySet<string | undefined>;
  readonly open: boolean;
}

function Row({ of: { row, index, hits }, columns, first, open }: RowProps) {
  const { principal, rights } = row;
  const byAction = new Map(rights.map((right) => [right.action, right]));
  const name = principal.kind === "user" && principal.id !== undefined ? principal.id : principalText(principal);
  return (
    <tr class="r">
      <th scope="row" class="p">
        <button
          type="button"
          data-row={index}
          aria-expanded={open ? "true" : "false"}
          aria-controls={open ? `row-${index}` : undefined}
        >
          {visible(name)}
        </button>
        <Sum of={row} />
      </th>
      {columns.map(({ action }) => {
        const right = byAction.get(action);
        const start = first.has(action) ? " first" : "";
        if (right === undefined) return <td class={`c${start}`} />;
        const dim = hits !== undefined && !hits.has(right) ? " dim" : "";
        return <Cell of={right} more={`${start}${dim}`} />;
      })}
      <td class="w">
        {row.changes.map((number) => (
          <a href={`#c${number}`} aria-label={`Change ${number}`}>
            #{number}
          </a>
        ))}
      </td>
    </tr>
  );
}

function Sum({ of: { principal, rights, leftWithNone, unknown } }: { of: AccessRow }) {
  const count = (state: RightModel["state"]) => rights.filter((right) => right.state === state).length;
  const [granted, revoked] = [count("granted"), count("revoked")];
  const parts = [
    principal.id === undefined ? "" : principal.kind,
    granted > 0 ? `+${granted}` : "",
    revoked > 0 ? `−${revoked}` : "",
    unknown ? "known after apply" : "",
  ];
  return (
    <span class="sum">
      {parts.filter((text) => text !== "").join(" ")}
      {leftWithNone && <b class="none"> none left</b>}
    </span>
  );
}

const STATES: Readonly<Record<RightModel["state"], string>> = {
  granted: "granted",
  revoked: "revoked",
  kept: "held",
  unknown: "held now, after apply not known",
};

function Cell({ of: { action, class: risk, state, implied, outside }, more }: { of: RightModel; more: string }) {
  const marks = `${implied ? " implied" : ""}${outside ? " outside" : ""}`;
  return (
    <td class={`c ${risk} s-${state}${marks}${more}`}>
      <Mark state={state} />
      <span class="nm">{visible(action)}</span>
      <span class="vh">
        {STATES[state]}
        {implied && ", view added by CCKM"}
        {outside && ", granted outside"}
      </span>
    </td>
  );
}

/** The symbol in a cell. */
export function Mark({ state, more = "" }: { state: RightModel["state"]; more?: string }) {
  return (
    <span class={`m${more}`} aria-hidden="true">
      {state === "granted" && <Icon of="plus" small />}
      {state === "revoked" && <Icon of="minus" small />}
      {state === "unknown" && <Icon of="unknown" small />}
    </span>
  );
}

function byTarget(shown: readonly Shown[]): [string, Shown[]][] {
  const targets = new Map<string, Shown[]>();
  for (const one of shown) targets.set(one.row.target, [...(targets.get(one.row.target) ?? []), one]);
  return [...targets];
}

function columnsOfRows(shown: readonly Shown[]): AccessColumn[] {
  const columns = new Map<string, AccessColumn>();
  for (const { row } of shown) for (const right of row.rights) columns.set(right.action, right);
  return [...columns.values()].sort((a, b) => riskRank(a.class) - riskRank(b.class) || compareText(a.action, b.action));
}
