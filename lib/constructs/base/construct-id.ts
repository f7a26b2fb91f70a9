import { kindOf } from "../../text";
import { inOneLine } from "../../words";
import { constructIdMissing } from "../words";

/**
 * The id of a construct, as given.
 * @param of The construct's class.
 * @throws Error if it is no text, as where the props stand in its place.
 */
export function constructId(of: string, id: string): string {
  if (typeof id === "string") return id;
  throw new Error(`${of}: ${inOneLine(constructIdMissing({ of, got: kindOf(id) }))}`);
}
