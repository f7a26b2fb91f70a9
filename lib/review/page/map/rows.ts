import type { AccessRow } from "../../model";

/** Whether something of a row changes, or may. */
export function changes({ rights, unknown, leftWithNone }: AccessRow): boolean {
  return unknown === true || leftWithNone || rights.some(({ state }) => state !== "kept");
}
