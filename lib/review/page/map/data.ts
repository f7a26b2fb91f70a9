import { meaningOf } from "../../access/meaning";
import type { AccessMap, ReviewModel, TargetKind } from "../../model";

/** What the access map on a page is made of, there and in the browser. */
export interface MapData {
  readonly map: AccessMap;
  /** Where the code has the changes, by their numbers: `stacks/prod/grants.ts:8`. */
  readonly places: Readonly<Record<number, string>>;
  /** What the actions allow, by kind and name. */
  readonly meanings: Readonly<Record<TargetKind, Readonly<Record<string, string>>>>;
}

/** The data of a map; of a review, with the places of its changes. */
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
