import { zlibSync } from "fflate";
import type { Change, ReviewModel } from "../model";
import type { MapData } from "./map/data";

/** What the page's script works with. */
export interface PageData {
  /** All changes where they are too many to stand on the page at once. */
  readonly changes?: readonly Change[];
  /** What {@link changes} go through. */
  readonly targets?: ReviewModel["targets"];
  readonly map: MapData;
}

/** Packs the data into letters that mean nothing to HTML; the same bytes on every machine. */
export function packed(data: PageData): string {
  const bytes = zlibSync(new TextEncoder().encode(JSON.stringify(data)), { level: 9 });
  return Buffer.from(bytes).toString("base64");
}
