import { Decimal } from "../../lib/schema";

/** For a bundle that loads this late, and has a class in common with it. */
export const isDecimal = (value: unknown) => value instanceof Decimal;

export default "late";
