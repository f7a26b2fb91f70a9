import type { AccessRow } from "../../model";

/** Whether a row changes, or may change. */
export function changes({ rights, unknown, leftWithNone }: AccessRow): boolean {
  return unknown === true || leftWithNone || rights.some(({ state }) => state !== "kept");
}
