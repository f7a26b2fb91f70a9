import { meaningOf } from "../../access/meaning";
import type { AccessMap, ReviewModel, TargetKind } from "../../model";

/** The data of a page's access map, for the server side and the browser. */
export interface MapData {
  readonly map: AccessMap;
  /** Source lines of the changes, by number: `stacks/prod/grants.ts:8`. */
  readonly places: Readonly<Record<number, string>>;
  /** What each action allows, by kind and name. */
  readonly meanings: Readonly<Record<TargetKind, Readonly<Record<string, string>>>>;
}

/** The data of an access map; for a review, with the source lines of its changes. */
export function mapData(map: AccessMap, changes: ReviewModel["changes"] = []): MapData {
  const meanings: Record<TargetKind, Record<string, string>> = { awsAccount: {}, azureVault: {} };
  for (const { kind, rights } of map.rows) {
    for (const { action } of rights) {
      const meaning = meaningOf(kind, action);
      if (meaning !== undefined) meanings[kind][action] = meaning;
    }
  }
  const shown = new Set(map.rows.flatMap((row) => row.changes));
  const places = changes.flatMap(({ number, source }) =>
    source !== null && shown.has(number) ? [[number, `${source.file}:${source.line}`] as const] : [],
  );
  return { map, places: Object.fromEntries(places), meanings };
}
