import { zlibSync } from "fflate";
import type { Change, ReviewModel } from "../model";
import type { MapData } from "./map/data";

/** The data of the page's script. */
export interface PageData {
  /** All changes, if there are too many to show on the page at once. */
  readonly changes?: readonly Change[];
  /** The provider configurations of {@link changes}. */
  readonly targets?: ReviewModel["targets"];
  readonly map: MapData;
}

/** Encodes the data in characters without a meaning in HTML; the result is the same on every machine. */
export function packed(data: PageData): string {
  const bytes = zlibSync(new TextEncoder().encode(JSON.stringify(data)), { level: 9 });
  return Buffer.from(bytes).toString("base64");
}
